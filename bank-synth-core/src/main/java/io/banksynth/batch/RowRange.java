package io.banksynth.batch;

/** Rows {@code from} (inclusive) to {@code to} (exclusive) of a table. */
public record RowRange(long from, long to) {
    public RowRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Not a range of rows: [" + from + ", " + to + ")");
        }
    }

    public long rows() {
        return to - from;
    }
}
