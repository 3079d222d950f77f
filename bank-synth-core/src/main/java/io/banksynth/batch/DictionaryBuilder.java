package io.banksynth.batch;

import java.util.Arrays;

/** Numbers distinct values by first appearance, without an object a value. */
public final class DictionaryBuilder {
    private byte[] bytes = new byte[1024];
    private int[] offsets = new int[65];
    private int size;
    /** Codes + 1 by hash, open addressing; at most half full. */
    private int[] slots = new int[128];

    /** The code of a value: the next number if it is new. */
    public int code(byte[] source, int from, int length) {
        int mask = slots.length - 1;
        int slot = hash(source, from, length) & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (Arrays.equals(bytes, offsets[code], offsets[code + 1], source, from, from + length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = append(source, from, length) + 1;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private int append(byte[] source, int from, int length) {
        int start = offsets[size];
        if (length > Integer.MAX_VALUE - 16 - start) {
            throw new IllegalStateException("A text column holds at most 2 GiB of distinct values");
        }
        if (start + length > bytes.length) {
            long grown = Math.max((long) bytes.length * 2, (long) start + length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 16));
        }
        if (size + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        System.arraycopy(source, from, bytes, start, length);
        offsets[size + 1] = start + length;
        return size++;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hash(bytes, offsets[code], offsets[code + 1] - offsets[code]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }

    private static int hash(byte[] source, int from, int length) {
        int h = length;
        for (int i = from; i < from + length; i++) {
            h = h * 31 + source[i];
        }
        h *= 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    /** How many distinct values there are. */
    public int size() {
        return size;
    }

    /** The values seen so far, in the order of their codes. */
    public TextDictionary build() {
        return TextDictionary.ofBytes(Arrays.copyOf(bytes, offsets[size]), Arrays.copyOf(offsets, size + 1));
    }
}
