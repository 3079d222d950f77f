package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;

/** Keys {@code start + step * row}. */
public final class NumberKeyKernel implements ColumnKernel {
    private final long start;
    private final long step;

    public NumberKeyKernel(long start, long step) {
        this.start = start;
        this.step = step;
    }

    @Override
    public Vector allocate(int capacity) {
        return new LongVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] rows = frame.rows();
        long[] cells = ((LongVector) out).values();
        for (int i = 0; i < frame.size(); i++) {
            cells[i] = start + step * rows[i];
        }
    }
}
