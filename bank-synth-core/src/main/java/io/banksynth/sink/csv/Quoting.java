package io.banksynth.sink.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes UTF-8 text as a field. It is quoted, its quotes doubled, if a reader could otherwise see something else: a
 * delimiter or a line break of any kind, a quote, nothing at all (which is null), spaces that loaders cut off, or the null
 * mark {@code \N}.
 */
final class Quoting {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Quoting() {}

    /** The most bytes that a text of so many bytes takes. */
    static int longest(int bytes) {
        return Math.addExact(Math.multiplyExact(bytes, 2), 2);
    }

    /** Writes a text and returns the position behind it. */
    static int write(byte[] text, int start, int length, byte[] buffer, int at) {
        if (!needsQuotes(text, start, length)) {
            System.arraycopy(text, start, buffer, at, length);
            return at + length;
        }
        int to = at;
        buffer[to++] = '"';
        for (int i = start; i < start + length; i++) {
            if (text[i] == '"') {
                buffer[to++] = '"';
            }
            buffer[to++] = text[i];
        }
        buffer[to++] = '"';
        return to;
    }

    static boolean needsQuotes(byte[] text, int start, int length) {
        if (length == 0) {
            return true;
        }
        int end = start + length;
        byte first = text[start];
        if ((first >= 0 && first <= ' ')
                || first == '\''
                || first == '\\'
                || (text[end - 1] >= 0 && text[end - 1] <= ' ')) {
            return true;
        }
        int i = start;
        for (; i + 8 <= end; i += 8) {
            long word = (long) LONGS.get(text, i);
            if (hasSpecial(word)) {
                return true;
            }
        }
        for (; i < end; i++) {
            byte b = text[i];
            if (b == '"' || b == ',' || (b >= 0 && b < ' ')) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of eight bytes is a quote, a comma or a control character (Warren, Hacker's Delight, 6-1). */
    private static boolean hasSpecial(long word) {
        long quotes = word ^ (ONES * '"');
        long commas = word ^ (ONES * ',');
        long found = ((quotes - ONES) & ~quotes) | ((commas - ONES) & ~commas) | ((word - ONES * ' ') & ~word);
        return (found & HIGHS) != 0;
    }
}
