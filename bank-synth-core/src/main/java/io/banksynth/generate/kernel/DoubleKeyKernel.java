package io.banksynth.generate.kernel;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.Vector;

/** Keys {@code start + step * row} of floating-point columns, exact up to 2^53. */
public final class DoubleKeyKernel implements ColumnKernel {
    private final long start;
    private final long step;

    public DoubleKeyKernel(long start, long step) {
        this.start = start;
        this.step = step;
    }

    @Override
    public Vector allocate(int capacity) {
        return new DoubleVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] rows = frame.rows();
        double[] cells = ((DoubleVector) out).values();
        for (int i = 0; i < frame.size(); i++) {
            cells[i] = start + step * rows[i];
        }
    }
}
