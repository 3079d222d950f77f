package io.banksynth.formats.parquet.encode;

import io.banksynth.formats.GrowingBytes;

/** Integers by differences (Parquet format, "Delta encoding", DELTA_BINARY_PACKED): blocks of 128 in four parts. */
final class Deltas {
    private static final int BLOCK = 128;
    private static final int PARTS = 4;
    private static final int PART = BLOCK / PARTS;

    private final long[] scratch = new long[BLOCK];

    /**
     * Appends values.
     *
     * @param bits 32 or 64: differences wrap around at the type's width, as readers add them
     */
    void append(long[] values, int count, int bits, GrowingBytes target) {
        Packing.varint(BLOCK, target);
        Packing.varint(PARTS, target);
        Packing.varint(count, target);
        Packing.varint(count == 0 ? 0 : Packing.zigzag(values[0]), target);
        for (int from = 1; from < count; from += BLOCK) {
            block(values, from, Math.min(count, from + BLOCK), bits, target);
        }
    }

    private void block(long[] values, int from, int to, int bits, GrowingBytes target) {
        int shift = Long.SIZE - bits;
        long least = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            long delta = (values[i] - values[i - 1]) << shift >> shift;
            scratch[i - from] = delta;
            least = Math.min(least, delta);
        }
        Packing.varint(Packing.zigzag(least), target);
        int n = to - from;
        int[] widths = new int[PARTS];
        for (int i = 0; i < BLOCK; i++) {
            long above = i < n ? (scratch[i] - least) << shift >>> shift : 0;
            scratch[i] = above;
            widths[i / PART] = Math.max(widths[i / PART], Packing.width(above));
        }
        byte[] bytes = target.room(PARTS);
        int at = target.length();
        for (int part = 0; part < PARTS; part++) {
            bytes[at + part] = (byte) widths[part];
        }
        target.end(at + PARTS);
        for (int part = 0; part * PART < n; part++) {
            Packing.pack(scratch, part * PART, (part + 1) * PART, widths[part], target);
        }
    }
}
