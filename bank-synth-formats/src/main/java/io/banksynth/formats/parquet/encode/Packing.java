package io.banksynth.formats.parquet.encode;

import io.banksynth.formats.GrowingBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bit packing, lowest bits first, and the hybrid of runs and packed values that levels and dictionary codes have. */
final class Packing {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int GROUP = 8;

    private Packing() {}

    /** Bits of an unsigned number, 0 for 0. */
    static int width(long unsigned) {
        return Long.SIZE - Long.numberOfLeadingZeros(unsigned);
    }

    /** Appends values of so many bits; the last byte is filled with zeros. */
    static void pack(long[] values, int from, int to, int width, GrowingBytes target) {
        if (width == 0) {
            return;
        }
        byte[] bytes = target.room((int) (((long) (to - from) * width + 7) / 8) + 2 * Long.BYTES);
        int at = target.length();
        int start = at;
        long word = 0;
        int filled = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            word |= value << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                LONGS.set(bytes, at, word);
                at += Long.BYTES;
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        LONGS.set(bytes, at, word);
        target.end(start + (int) (((long) (to - from) * width + 7) / 8));
    }

    /** Appends values as one run if they are alike, else as one packed run. */
    static void hybrid(long[] values, int count, int width, GrowingBytes target) {
        boolean alike = true;
        for (int i = 1; i < count && alike; i++) {
            alike = values[i] == values[0];
        }
        if (alike && count > 0) {
            run(values[0], count, width, target);
            return;
        }
        int groups = (count + GROUP - 1) / GROUP;
        varint(((long) groups << 1) | 1, target);
        int end = target.length() + groups * width;
        pack(values, 0, count, width, target);
        byte[] bytes = target.room(end - target.length());
        while (target.length() < end) {
            bytes[target.length()] = 0;
            target.end(target.length() + 1);
        }
    }

    /** Appends a value that comes many times. */
    static void run(long value, int count, int width, GrowingBytes target) {
        varint((long) count << 1, target);
        byte[] bytes = target.room(Long.BYTES);
        int at = target.length();
        LONGS.set(bytes, at, value);
        target.end(at + (width + 7) / 8);
    }

    static void varint(long value, GrowingBytes target) {
        byte[] bytes = target.room(10);
        int at = target.length();
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[at] = (byte) left;
        target.end(at + 1);
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
