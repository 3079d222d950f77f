package io.banksynth.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values that a plan knows beforehand, in UTF-8, numbered from 0. Immutable. */
public final class TextDictionary {
    private final byte[] bytes;
    private final int[] offsets;

    private TextDictionary(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
    }

    public static TextDictionary of(List<String> values) {
        byte[][] parts = new byte[values.size()][];
        int[] offsets = new int[values.size() + 1];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(i).getBytes(StandardCharsets.UTF_8);
            offsets[i + 1] = Math.addExact(offsets[i], parts[i].length);
        }
        byte[] bytes = new byte[offsets[parts.length]];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, bytes, offsets[i], parts[i].length);
        }
        return new TextDictionary(bytes, offsets);
    }

    /** Values that lie one behind the other; both arrays are handed over. {@code offsets} has one entry more. */
    static TextDictionary ofBytes(byte[] bytes, int[] offsets) {
        return new TextDictionary(bytes, offsets);
    }

    public int size() {
        return offsets.length - 1;
    }

    /** All values, one behind the other; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the value of a code begins in {@link #bytes()}. */
    public int start(int code) {
        return offsets[code];
    }

    /** How many bytes the value of a code has. */
    public int length(int code) {
        return offsets[code + 1] - offsets[code];
    }

    public String text(int code) {
        return new String(bytes, offsets[code], length(code), StandardCharsets.UTF_8);
    }
}
