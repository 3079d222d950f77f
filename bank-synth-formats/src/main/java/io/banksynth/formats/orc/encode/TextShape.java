package io.banksynth.formats.orc.encode;

import io.banksynth.batch.TextDictionary;
import io.banksynth.formats.RankedDictionary;
import java.util.Arrays;

/**
 * What ORC wants of a text's length: {@code char(n)} is filled with spaces to n characters, and neither it nor {@code
 * varchar(n)} holds more. After {@link #fit}, {@link #bytes} from {@link #start} hold the {@link #length} bytes to write.
 */
final class TextShape {
    private final int characters;
    private final boolean padded;
    private byte[] own = {};
    byte[] bytes = {};
    int start;
    int length;

    /**
     * @param characters the most a text may have, 0 for no limit
     */
    TextShape(int characters, boolean padded) {
        this.characters = characters;
        this.padded = padded;
    }

    /** Whether every text is written as it is. */
    boolean keepsAll() {
        return characters == 0;
    }

    void fit(byte[] source, int from, int bytesLong) {
        bytes = source;
        start = from;
        length = bytesLong;
        if (characters == 0 || (!padded && bytesLong <= characters)) {
            return;
        }
        int seen = 0;
        int end = from;
        while (end < from + bytesLong && (seen < characters || isContinuation(source[end]))) {
            seen += isContinuation(source[end]) ? 0 : 1;
            end++;
        }
        length = end - from;
        if (padded && seen < characters) {
            pad(characters - seen);
        }
    }

    private void pad(int spaces) {
        if (own.length < length + spaces) {
            own = new byte[length + spaces];
        }
        System.arraycopy(bytes, start, own, 0, length);
        Arrays.fill(own, length, length + spaces, (byte) ' ');
        bytes = own;
        start = 0;
        length += spaces;
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }

    /** A plan's dictionary with all values fitted. */
    RankedDictionary fit(TextDictionary origin) {
        if (keepsAll()) {
            return RankedDictionary.of(origin);
        }
        int[] offsets = new int[origin.size() + 1];
        byte[] fitted = new byte[origin.bytes().length];
        for (int code = 0; code < origin.size(); code++) {
            fit(origin.bytes(), origin.start(code), origin.length(code));
            int end = offsets[code] + length;
            if (end > fitted.length) {
                fitted = Arrays.copyOf(fitted, Math.max(end, fitted.length * 2));
            }
            System.arraycopy(bytes, start, fitted, offsets[code], length);
            offsets[code + 1] = end;
        }
        return new RankedDictionary(origin, fitted, offsets);
    }
}
