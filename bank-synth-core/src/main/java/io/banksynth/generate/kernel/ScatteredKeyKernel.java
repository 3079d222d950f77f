package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.random.Permutation;

/** Keys of a fixed number of digits, by a bijection of all such numbers. */
public final class ScatteredKeyKernel implements ColumnKernel {
    private final Permutation permutation;
    private final long smallest;
    private final long unit;

    /**
     * @param smallest the least key
     * @param unit what a cell of value 1 is unscaled
     */
    public ScatteredKeyKernel(Permutation permutation, long smallest, long unit) {
        this.permutation = permutation;
        this.smallest = smallest;
        this.unit = unit;
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
            cells[i] = (smallest + permutation.apply(rows[i])) * unit;
        }
    }
}
