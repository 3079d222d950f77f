package io.banksynth.formats.orc.encode;

import java.io.IOException;
import java.util.List;
import org.apache.orc.OrcProto;

/** Booleans, a bit each. */
final class TruthColumn extends LongColumn<TruthStatistics> {
    private final OrcStream data;
    private final BitRuns runs;

    TruthColumn(ColumnContext context) {
        super(context, new TruthStatistics(), new TruthStatistics(), new TruthStatistics());
        this.data = context.stream();
        this.runs = new BitRuns(data);
    }

    @Override
    void longs(long[] values, int from, int to) throws IOException {
        int trues = 0;
        for (int i = from; i < to; i++) {
            int bit = (int) values[i] & 1;
            trues += bit;
            runs.write(bit);
        }
        stride.trues(trues);
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
