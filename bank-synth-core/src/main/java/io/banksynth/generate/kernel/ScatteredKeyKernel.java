package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.random.Permutation;

/** Keys of a fixed number of digits, by a bijection of all such numbers. */
public final class ScatteredKeyKernel implements ColumnKernel {
    private final Permutation permutation;
    private final long smallest;
    private final long unit;
    private final long first;

    /**
     * @param smallest the least key
     * @param unit what a cell of value 1 is unscaled
     * @param first which number, in the order of the bijection, the first row has
     */
    public ScatteredKeyKernel(Permutation permutation, long smallest, long unit, long first) {
        this.permutation = permutation;
        this.smallest = smallest;
        this.unit = unit;
        this.first = first;
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
            cells[i] = (smallest + permutation.apply(first + rows[i])) * unit;
        }
    }
}
