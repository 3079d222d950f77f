package io.banksynth.generate.kernel;

import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;

/** Keys of wide decimals: {@code start + step * row} as the whole number's digits, scaled. */
public final class WideKeyKernel implements ColumnKernel {
    private final long start;
    private final long step;
    private final long power;

    /**
     * @param power what a cell of value 1 is unscaled: 10 to the type's scale, at most 10^18
     */
    public WideKeyKernel(long start, long step, long power) {
        this.start = start;
        this.step = step;
        this.power = power;
    }

    @Override
    public Vector allocate(int capacity) {
        return new WideVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] rows = frame.rows();
        WideVector wide = (WideVector) out;
        for (int i = 0; i < frame.size(); i++) {
            long key = start + step * rows[i];
            wide.high()[i] = Math.multiplyHigh(key, power);
            wide.low()[i] = key * power;
        }
    }
}
