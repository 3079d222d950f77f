package io.banksynth.sink;

import io.banksynth.batch.Vector;
import java.math.BigInteger;

/** Adds up the cells of one column. One small class per type ({@link ColumnAdders}). Not for several threads. */
abstract class ColumnAdder {
    private static final int HALF = 32;
    private static final long LOW_HALF = 0xFFFFFFFFL;

    private BigInteger total = BigInteger.ZERO;
    private long values;
    private long high;
    private long low;

    /** Adds the first n cells. */
    final void add(Vector vector, int n) {
        begin(vector);
        boolean[] nulls = vector.nulls();
        for (int i = 0; i < n; i++) {
            if (!nulls[i]) {
                addCell(i);
            }
        }
        end();
    }

    abstract void begin(Vector vector);

    /** Adds cell i, which is not null. */
    abstract void addCell(int i);

    /** Counts a cell whose number is this. Halves are summed apart, so that no sum of a batch overflows. */
    final void count(long number) {
        values++;
        high += number >> HALF;
        low += number & LOW_HALF;
    }

    /** Takes what was counted since the last call out of the two halves. */
    final BigInteger take() {
        BigInteger taken = BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low));
        high = 0;
        low = 0;
        return taken;
    }

    void end() {
        addTotal(take());
    }

    final void addTotal(BigInteger more) {
        total = total.add(more);
    }

    ColumnSum sum() {
        return new ColumnSum(values, total, 0, 0);
    }
}
