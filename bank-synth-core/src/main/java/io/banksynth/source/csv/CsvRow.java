package io.banksynth.source.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/**
 * One record of a file: the characters of all its fields behind each other. It is the parser's handler and its record at
 * once, filled again for every record, so that a field costs no object.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private char[] text = new char[1024];
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private int fields;
    private long line;
    private boolean blank;

    /** The characters of all fields; a field is {@code [start(i), end(i))}. */
    char[] text() {
        return text;
    }

    int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int end(int field) {
        return ends[field];
    }

    int length(int field) {
        return end(field) - start(field);
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    /** The number of fields; a blank line has one, which is empty. */
    int fields() {
        return fields;
    }

    /** The line on which the record begins, from 1. */
    long line() {
        return line;
    }

    /** Whether nothing stood on the line, not even a quote. */
    boolean isBlank() {
        return blank;
    }

    String string(int field) {
        return new String(text, start(field), length(field));
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = 0;
        blank = false;
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean isQuoted) {
        add(buffer, offset, length, isQuoted);
    }

    @Override
    protected void handleEmpty() {
        blank = true;
        add(text, 0, 0, false);
    }

    private void add(char[] buffer, int offset, int length, boolean isQuoted) {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
            quoted = Arrays.copyOf(quoted, fields * 2);
        }
        int from = start(fields);
        if (from + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, from + length));
        }
        System.arraycopy(buffer, offset, text, from, length);
        quoted[fields] = isQuoted;
        ends[fields++] = from + length;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }
}
