package io.banksynth.sink.csv;

import io.banksynth.batch.Vector;

/** Writes the cells of one column as text. One small class per type ({@link CellWriters}). Not for several threads. */
abstract class CellWriter {
    private boolean[] nulls = new boolean[0];

    /**
     * Takes the cells of the next batch.
     *
     * @return the most bytes that one of the first n cells takes
     */
    final int begin(Vector vector, int n) {
        nulls = vector.nulls();
        return take(vector, n);
    }

    abstract int take(Vector vector, int n);

    /** Writes cell i, nothing where it is null, and returns the position behind it. */
    final int write(byte[] buffer, int at, int i) {
        return nulls[i] ? at : value(buffer, at, i);
    }

    abstract int value(byte[] buffer, int at, int i);

    static int copy(byte[] text, byte[] buffer, int at) {
        System.arraycopy(text, 0, buffer, at, text.length);
        return at + text.length;
    }
}
