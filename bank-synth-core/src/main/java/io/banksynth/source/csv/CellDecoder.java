package io.banksynth.source.csv;

import io.banksynth.batch.Vector;

/** Reads the cells of one column into its vector. One small class per type ({@link CellDecoders}). */
abstract class CellDecoder {
    private final Vector vector;

    CellDecoder(Vector vector) {
        this.vector = vector;
    }

    /**
     * Reads the characters {@code [from, to)} into row i.
     *
     * @return whether they are a value of the column's type, or no value
     */
    boolean decode(int i, char[] text, int from, int to, boolean quoted) {
        if (TypeEvidence.isNull(text, from, to, quoted)) {
            vector.setNull(i);
            return true;
        }
        int start = CellText.trimStart(text, from, to);
        int stop = CellText.trimEnd(text, start, to);
        if (start == stop) {
            vector.setNull(i);
            return true;
        }
        return value(i, text, start, stop);
    }

    /** Reads a value, which has at least one character and no space around it. */
    abstract boolean value(int i, char[] text, int from, int to);
}
