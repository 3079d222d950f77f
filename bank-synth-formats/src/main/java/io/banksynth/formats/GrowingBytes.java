package io.banksynth.formats;

import java.util.Arrays;

/** Bytes that are appended to and forgotten, in one array that is kept. */
public final class GrowingBytes {
    private byte[] bytes = new byte[256];
    private int used;

    /** The array to write to from {@link #length()} on, with room for so many bytes; a new one after it had to grow. */
    public byte[] room(int more) {
        if (used + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(used, more), used + (used >> 1)));
        }
        return bytes;
    }

    /** Says that bytes were written up to that place. */
    public void end(int newLength) {
        used = newLength;
    }

    /** Appends bytes. */
    public void append(byte[] source, int from, int length) {
        System.arraycopy(source, from, room(length), used, length);
        used += length;
    }

    /** The bytes from 0 to {@link #length()}. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return used;
    }

    /** Forgets all bytes. */
    public void clear() {
        used = 0;
    }
}
