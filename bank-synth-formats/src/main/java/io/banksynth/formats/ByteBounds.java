package io.banksynth.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The least and the greatest of some texts in the order of their unsigned bytes. */
public final class ByteBounds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] least = {};
    private int leastLength;
    private byte[] most = {};
    private int mostLength;
    private boolean empty = true;
    private long leastPrefix;
    private long mostPrefix;

    /** Widens the bounds by a text, whose bytes are copied where needed. */
    public void add(byte[] bytes, int start, int length) {
        long prefix = prefix(bytes, start, length);
        if (!empty && Long.compareUnsigned(prefix, leastPrefix) > 0 && Long.compareUnsigned(prefix, mostPrefix) < 0) {
            return;
        }
        if (empty || Arrays.compareUnsigned(bytes, start, start + length, least, 0, leastLength) < 0) {
            least = copy(bytes, start, length, least);
            leastLength = length;
            leastPrefix = prefix;
        }
        if (empty || Arrays.compareUnsigned(bytes, start, start + length, most, 0, mostLength) > 0) {
            most = copy(bytes, start, length, most);
            mostLength = length;
            mostPrefix = prefix;
        }
        empty = false;
    }

    /** Widens the bounds by those of other texts. */
    public void add(ByteBounds other) {
        if (!other.empty) {
            add(other.least, 0, other.leastLength);
            add(other.most, 0, other.mostLength);
        }
    }

    private static byte[] copy(byte[] bytes, int start, int length, byte[] reused) {
        byte[] target = reused.length >= length ? reused : new byte[length];
        System.arraycopy(bytes, start, target, 0, length);
        return target;
    }

    /** The first eight bytes as an unsigned number, as if zeros followed a shorter text. */
    private static long prefix(byte[] bytes, int start, int length) {
        if (length >= Long.BYTES) {
            return (long) LONGS.get(bytes, start);
        }
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            prefix |= (bytes[start + i] & 0xFFL) << (56 - 8 * i);
        }
        return prefix;
    }

    /** Whether no text was added. */
    public boolean isEmpty() {
        return empty;
    }

    /** A copy of the least text. */
    public byte[] least() {
        return Arrays.copyOf(least, leastLength);
    }

    /** A copy of the greatest text. */
    public byte[] most() {
        return Arrays.copyOf(most, mostLength);
    }

    /** Forgets all texts. */
    public void clear() {
        empty = true;
    }
}
