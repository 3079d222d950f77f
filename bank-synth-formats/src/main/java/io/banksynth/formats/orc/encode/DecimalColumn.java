package io.banksynth.formats.orc.encode;

import io.banksynth.schema.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.orc.OrcProto;

/** Decimals of up to 18 digits. */
final class DecimalColumn extends LongColumn<DecimalStatistics> {
    private static final int LONGEST = 10;

    private final DecimalStreams streams;
    private final int scale;

    DecimalColumn(ColumnContext context, DataType.Decimal type) {
        super(
                context,
                new DecimalStatistics(type.scale()),
                new DecimalStatistics(type.scale()),
                new DecimalStatistics(type.scale()));
        this.scale = type.scale();
        this.streams = new DecimalStreams(context, scale);
    }

    @Override
    void longs(long[] values, int from, int to) throws IOException {
        stride.values(values, from, to);
        byte[] target = streams.data.room((to - from) * LONGEST);
        int at = streams.data.at();
        for (int i = from; i < to; i++) {
            at = IntegerRuns.varint(IntegerRuns.zigzag(values[i]), target, at);
        }
        streams.data.end(at);
        streams.scales(to - from);
        if (bloom != null) {
            for (int i = from; i < to; i++) {
                bloom.addString(text(BigDecimal.valueOf(values[i], scale)));
            }
        }
    }

    /** A decimal as Hive spells it: without zeros at the end. */
    static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
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
