package io.banksynth.batch;

/** One {@code long} a cell. */
public final class LongVector extends Vector {
    private final long[] values;

    public LongVector(int capacity) {
        super(capacity);
        this.values = new long[capacity];
    }

    public long[] values() {
        return values;
    }
}
