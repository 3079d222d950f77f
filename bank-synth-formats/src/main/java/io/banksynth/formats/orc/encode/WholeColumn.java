package io.banksynth.formats.orc.encode;

import java.io.IOException;
import java.util.List;
import org.apache.orc.OrcProto;

/** Integers of 16, 32 and 64 bits, and days. */
final class WholeColumn extends LongColumn<WholeStatistics> {
    private final OrcStream data;
    private final IntegerRuns runs;

    private WholeColumn(ColumnContext context, WholeStatistics stride, WholeStatistics stripe, WholeStatistics file) {
        super(context, stride, stripe, file);
        this.data = context.stream();
        this.runs = new IntegerRuns(data, true);
    }

    static WholeColumn ofNumbers(ColumnContext context) {
        return new WholeColumn(
                context, WholeStatistics.ofNumbers(), WholeStatistics.ofNumbers(), WholeStatistics.ofNumbers());
    }

    static WholeColumn ofDays(ColumnContext context) {
        return new WholeColumn(context, WholeStatistics.ofDays(), WholeStatistics.ofDays(), WholeStatistics.ofDays());
    }

    @Override
    void longs(long[] values, int from, int to) throws IOException {
        stride.values(values, from, to);
        runs.write(values, from, to);
        if (bloom != null) {
            for (int i = from; i < to; i++) {
                bloom.addLong(values[i]);
            }
        }
    }

    @Override
    int recordPositions(long[] target, int at) {
        return runs.recordPosition(target, at);
    }

    @Override
    void finish() throws IOException {
        runs.flush();
    }

    @Override
    void addStreams(List<Named> streams) {
        streams.add(new Named(OrcProto.Stream.Kind.DATA, data));
    }

    @Override
    OrcProto.ColumnEncoding.Builder encoding() {
        return OrcProto.ColumnEncoding.newBuilder().setKind(OrcProto.ColumnEncoding.Kind.DIRECT_V2);
    }
}
