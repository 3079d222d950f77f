package io.banksynth.formats.orc.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.orc.OrcProto;

/** Least and most of texts in the order of their bytes, and the sum of their lengths; of binary values only the sum. */
final class TextStatistics extends Statistics<TextStatistics> {
    /** Bytes above which a bound is cut. */
    private static final int MOST_BYTES = 1024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final boolean binary;
    private byte[] least = {};
    private int leastLength;
    private byte[] most = {};
    private int mostLength;
    private boolean empty = true;
    private long leastPrefix;
    private long mostPrefix;
    private long sum;

    private TextStatistics(boolean binary) {
        this.binary = binary;
    }

    static TextStatistics ofText() {
        return new TextStatistics(false);
    }

    static TextStatistics ofBinary() {
        return new TextStatistics(true);
    }

    /** Adds to the sum of lengths. */
    void bytes(long more) {
        sum += more;
    }

    /** Widens the bounds by a text. */
    void bound(byte[] bytes, int start, int length) {
        long prefix = prefix(bytes, start, length);
        if (!empty && Long.compareUnsigned(prefix, leastPrefix) > 0 && Long.compareUnsigned(prefix, mostPrefix) < 0) {
            return;
        }
        if (widen(bytes, start, length)) {
            leastPrefix = prefix(least, 0, leastLength);
            mostPrefix = prefix(most, 0, mostLength);
        }
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

    private boolean widen(byte[] bytes, int start, int length) {
        boolean below = empty || Arrays.compareUnsigned(bytes, start, start + length, least, 0, leastLength) < 0;
        boolean above = empty || Arrays.compareUnsigned(bytes, start, start + length, most, 0, mostLength) > 0;
        if (below) {
            least = least.length >= length ? least : new byte[length];
            System.arraycopy(bytes, start, least, 0, length);
            leastLength = length;
        }
        if (above) {
            most = most.length >= length ? most : new byte[length];
            System.arraycopy(bytes, start, most, 0, length);
            mostLength = length;
        }
        empty = false;
        return below || above;
    }

    @Override
    void mergeValues(TextStatistics other) {
        sum += other.sum;
        if (!binary) {
            bound(other.least, 0, other.leastLength);
            bound(other.most, 0, other.mostLength);
        }
    }

    @Override
    void resetValues() {
        sum = 0;
        empty = true;
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        if (binary) {
            message.setBinaryStatistics(OrcProto.BinaryStatistics.newBuilder().setSum(sum));
            return;
        }
        OrcProto.StringStatistics.Builder texts = OrcProto.StringStatistics.newBuilder();
        if (count > 0) {
            if (leastLength > MOST_BYTES) {
                texts.setLowerBound(cut(least));
            } else {
                texts.setMinimum(new String(least, 0, leastLength, StandardCharsets.UTF_8));
            }
            if (mostLength > MOST_BYTES) {
                texts.setUpperBound(above(cut(most)));
            } else {
                texts.setMaximum(new String(most, 0, mostLength, StandardCharsets.UTF_8));
            }
            texts.setSum(sum);
        }
        message.setStringStatistics(texts);
    }

    /** The first whole characters of a text. */
    private static String cut(byte[] bytes) {
        int end = MOST_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** A text above all that begin like this one: its last character is raised. */
    private static String above(String text) {
        int last = text.codePointBefore(text.length());
        String rest = text.substring(0, text.length() - Character.charCount(last));
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return next > Character.MAX_CODE_POINT ? above(rest) : rest + Character.toString(next);
    }
}
