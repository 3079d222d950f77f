package io.banksynth.batch;

/** Two {@code long}s a cell: wide decimals and timestamps beyond microseconds. */
public final class WideVector extends Vector {
    private final long[] high;
    private final long[] low;

    public WideVector(int capacity) {
        super(capacity);
        this.high = new long[capacity];
        this.low = new long[capacity];
    }

    public long[] high() {
        return high;
    }

    public long[] low() {
        return low;
    }
}
