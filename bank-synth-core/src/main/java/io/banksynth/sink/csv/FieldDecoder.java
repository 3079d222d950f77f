package io.banksynth.sink.csv;

import io.banksynth.batch.Vector;

/** Reads the fields of one column into its vector: the inverse of {@link CellWriter}. */
abstract class FieldDecoder {
    private final Vector vector;

    FieldDecoder(Vector vector) {
        this.vector = vector;
    }

    /** Reads bytes {@code [from, to)} into row i; nothing without quotes is null. False if they are no value of the type. */
    final boolean decode(int i, byte[] bytes, int from, int to, boolean quoted) {
        if (from == to && !quoted) {
            vector.setNull(i);
            return true;
        }
        return value(i, bytes, from, to);
    }

    abstract boolean value(int i, byte[] bytes, int from, int to);
}
