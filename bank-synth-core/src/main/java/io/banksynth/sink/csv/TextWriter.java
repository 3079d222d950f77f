package io.banksynth.sink.csv;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes text, from an arena cell by cell, from a dictionary with each value quoted once beforehand. */
final class TextWriter extends CellWriter {
    private byte[] arena = new byte[0];
    private int[] start = new int[0];
    private int[] length = new int[0];
    /** Null while the batch holds an arena; else what {@link #value} copies by. */
    private int @Nullable [] codes;

    private @Nullable TextDictionary dictionary;
    private byte[] fields = new byte[0];
    private int[] fieldEnds = new int[0];
    private int longestField;

    @Override
    int take(Vector vector, int n) {
        if (vector instanceof CodeVector coded) {
            codes = coded.codes();
            if (dictionary != coded.dictionary()) {
                spell(coded.dictionary());
            }
            return longestField;
        }
        TextVector text = (TextVector) vector;
        codes = null;
        arena = text.arena();
        start = text.start();
        length = text.length();
        boolean[] nulls = vector.nulls();
        int longest = 0;
        for (int i = 0; i < n; i++) {
            longest = Math.max(longest, nulls[i] ? 0 : length[i]);
        }
        return Quoting.longest(longest);
    }

    private void spell(TextDictionary values) {
        int longest = 0;
        for (int code = 0; code < values.size(); code++) {
            longest = Math.max(longest, values.length(code));
        }
        longestField = Quoting.longest(longest);
        fields = new byte[Math.max(longestField, values.bytes().length + values.size() * 2)];
        fieldEnds = new int[values.size()];
        int at = 0;
        for (int code = 0; code < fieldEnds.length; code++) {
            if (at + Quoting.longest(values.length(code)) > fields.length) {
                fields = Arrays.copyOf(fields, Math.addExact(at, Math.max(at / 2, longestField)));
            }
            at = Quoting.write(values.bytes(), values.start(code), values.length(code), fields, at);
            fieldEnds[code] = at;
        }
        dictionary = values;
    }

    @Override
    int value(byte[] buffer, int at, int i) {
        if (codes == null) {
            return Quoting.write(arena, start[i], length[i], buffer, at);
        }
        int code = codes[i];
        int from = code == 0 ? 0 : fieldEnds[code - 1];
        int bytes = fieldEnds[code] - from;
        System.arraycopy(fields, from, buffer, at, bytes);
        return at + bytes;
    }
}
