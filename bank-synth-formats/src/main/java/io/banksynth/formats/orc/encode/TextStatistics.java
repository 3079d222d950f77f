package io.banksynth.formats.orc.encode;

import io.banksynth.formats.ByteBounds;
import java.nio.charset.StandardCharsets;
import org.apache.orc.OrcProto;

/** Least and most of texts in the order of their bytes, and the sum of their lengths; of binary values only the sum. */
final class TextStatistics extends Statistics<TextStatistics> {
    /** Bytes above which a bound is cut. */
    private static final int MOST_BYTES = 1024;

    private final boolean binary;
    private final ByteBounds bounds = new ByteBounds();
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
        bounds.add(bytes, start, length);
    }

    @Override
    void mergeValues(TextStatistics other) {
        sum += other.sum;
        bounds.add(other.bounds);
    }

    @Override
    void resetValues() {
        sum = 0;
        bounds.clear();
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        if (binary) {
            message.setBinaryStatistics(OrcProto.BinaryStatistics.newBuilder().setSum(sum));
            return;
        }
        OrcProto.StringStatistics.Builder texts = OrcProto.StringStatistics.newBuilder();
        if (count > 0) {
            byte[] least = bounds.least();
            byte[] most = bounds.most();
            if (least.length > MOST_BYTES) {
                texts.setLowerBound(cut(least));
            } else {
                texts.setMinimum(new String(least, StandardCharsets.UTF_8));
            }
            if (most.length > MOST_BYTES) {
                texts.setUpperBound(above(cut(most)));
            } else {
                texts.setMaximum(new String(most, StandardCharsets.UTF_8));
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
