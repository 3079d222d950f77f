package io.banksynth.formats.parquet.encode;

import io.banksynth.formats.GrowingBytes;

/** Integers as they are, lowest byte first. */
final class Plain {
    private Plain() {}

    /**
     * Appends values.
     *
     * @param bits 32 or 64
     */
    static void append(long[] values, int count, int bits, GrowingBytes target) {
        byte[] bytes = target.room(count * Long.BYTES);
        int at = target.length();
        if (bits == Integer.SIZE) {
            for (int i = 0; i < count; i++) {
                Packing.INTS.set(bytes, at, (int) values[i]);
                at += Integer.BYTES;
            }
        } else {
            for (int i = 0; i < count; i++) {
                Packing.LONGS.set(bytes, at, values[i]);
                at += Long.BYTES;
            }
        }
        target.end(at);
    }
}
