package io.banksynth.formats.orc.encode;

import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.formats.WideNumber;
import io.banksynth.schema.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.orc.OrcProto;

/** Decimals of up to 38 digits. */
final class WideDecimalColumn extends ColumnEncoder<DecimalStatistics> {
    private final DecimalStreams streams;
    private final int scale;

    WideDecimalColumn(ColumnContext context, DataType.Decimal type) {
        super(
                context,
                new DecimalStatistics(type.scale()),
                new DecimalStatistics(type.scale()),
                new DecimalStatistics(type.scale()));
        this.scale = type.scale();
        this.streams = new DecimalStreams(context, scale);
    }

    @Override
    void values(Vector vector, int from, int to) throws IOException {
        valuesBetweenNulls(vector, from, to);
    }

    @Override
    void valuesBetweenNulls(Vector vector, int from, int to) throws IOException {
        WideVector wide = (WideVector) vector;
        boolean[] nulls = wide.nulls();
        byte[] target = streams.data.room((to - from) * DecimalStreams.LONGEST);
        int at = streams.data.at();
        int n = 0;
        for (int i = from; i < to; i++) {
            if (!nulls[i]) {
                at = varint(wide.high()[i], wide.low()[i], target, at);
                stride.value(wide.high()[i], wide.low()[i]);
                if (bloom != null) {
                    bloom.addString(DecimalColumn.text(new BigDecimal(WideNumber.toBigInteger(wide, i), scale)));
                }
                n++;
            }
        }
        streams.data.end(at);
        streams.scales(n);
    }

    /** Zigzag over 128 bits, then seven bits a byte, lowest first. */
    private static int varint(long high, long low, byte[] target, int start) {
        long sign = high >> 63;
        long upper = ((high << 1) | (low >>> 63)) ^ sign;
        long lower = (low << 1) ^ sign;
        int at = start;
        while (upper != 0) {
            target[at++] = (byte) (lower | 0x80);
            lower = (lower >>> 7) | (upper << 57);
            upper >>>= 7;
        }
        return IntegerRuns.varint(lower, target, at);
    }

    @Override
    int recordPositions(long[] target, int at) {
        return streams.recordPositions(target, at);
    }

    @Override
    void finish() throws IOException {
        streams.finish();
    }

    @Override
    void addStreams(List<Named> list) {
        streams.addStreams(list);
    }

    @Override
    OrcProto.ColumnEncoding.Builder encoding() {
        return DecimalStreams.encoding();
    }
}
