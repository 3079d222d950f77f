package io.banksynth.formats;

import io.banksynth.batch.WideVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Numbers of 128 bits, two's complement, as two longs and as the big-endian bytes that file formats hold. */
public final class WideNumber {
    /** Bytes of such a number. */
    public static final int BYTES = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private WideNumber() {}

    /** Writes a number as 16 bytes, highest first. */
    public static void toBytes(long high, long low, byte[] target, int at) {
        LONGS.set(target, at, high);
        LONGS.set(target, at + Long.BYTES, low);
    }

    /**
     * Reads a number of 1 to 16 bytes, highest first, into a cell.
     *
     * @param bytes where it lies, from {@code at} on
     * @param length how many bytes it has
     */
    public static void fromBytes(byte[] bytes, int at, int length, WideVector target, int cell) {
        long high = bytes[at] < 0 ? -1 : 0;
        long low = high;
        for (int i = at; i < at + length; i++) {
            high = (high << 8) | (low >>> 56);
            low = (low << 8) | (bytes[i] & 0xFF);
        }
        target.high()[cell] = high;
        target.low()[cell] = low;
    }

    /** A cell as the number it means. */
    public static BigInteger toBigInteger(WideVector vector, int cell) {
        byte[] bytes = new byte[BYTES];
        toBytes(vector.high()[cell], vector.low()[cell], bytes, 0);
        return new BigInteger(bytes);
    }
}
