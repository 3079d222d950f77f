package io.banksynth.formats.orc.encode;

import java.io.IOException;
import java.util.List;
import org.apache.orc.OrcProto;

/** Integers of 8 bits. */
final class ByteColumn extends LongColumn<WholeStatistics> {
    private final OrcStream data;
    private final ByteRuns runs;

    ByteColumn(ColumnContext context) {
        super(context, WholeStatistics.ofNumbers(), WholeStatistics.ofNumbers(), WholeStatistics.ofNumbers());
        this.data = context.stream();
        this.runs = new ByteRuns(data);
    }

    @Override
    void longs(long[] values, int from, int to) throws IOException {
        stride.values(values, from, to);
        for (int i = from; i < to; i++) {
            runs.write((byte) values[i]);
            if (bloom != null) {
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
        return OrcProto.ColumnEncoding.newBuilder().setKind(OrcProto.ColumnEncoding.Kind.DIRECT);
    }
}
