package io.banksynth.report.key;

import java.util.Arrays;

/**
 * The keys of some consecutive rows as codes of 128 bits, equal where the keys are: with a high half of 0 the low half is
 * the key itself or the number in it, else both halves are a hash. Filled again and again by its owner.
 */
public final class KeyCodes {
    private long[] high = new long[0];
    private long[] low = new long[0];
    private boolean[] absent = new boolean[0];
    private long firstRow;
    private int size;

    /** Makes room for rows, all of them present. */
    void begin(long newFirstRow, int rows) {
        if (high.length < rows) {
            high = new long[rows];
            low = new long[rows];
            absent = new boolean[rows];
        }
        Arrays.fill(absent, 0, rows, false);
        firstRow = newFirstRow;
        size = rows;
    }

    long[] high() {
        return high;
    }

    long[] low() {
        return low;
    }

    /** Whether any column of a row's key has no value; its code means nothing then. */
    boolean[] absent() {
        return absent;
    }

    /** The index in the table of the first row. */
    long firstRow() {
        return firstRow;
    }

    int size() {
        return size;
    }

    /** Rows whose key lacks a value. */
    public long absentRows() {
        long rows = 0;
        for (int i = 0; i < size; i++) {
            rows += absent[i] ? 1 : 0;
        }
        return rows;
    }

    /** Whether row i has the key of the row before. */
    boolean repeatsPrevious(int i) {
        return i > 0 && !absent[i - 1] && high[i] == high[i - 1] && low[i] == low[i - 1];
    }
}
