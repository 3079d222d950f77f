package io.banksynth.formats.orc.encode;

import org.apache.orc.OrcProto;

/** How many booleans are true. */
final class TruthStatistics extends Statistics<TruthStatistics> {
    private long trues;

    void trues(int more) {
        trues += more;
    }

    @Override
    void mergeValues(TruthStatistics other) {
        trues += other.trues;
    }

    @Override
    void resetValues() {
        trues = 0;
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        message.setBucketStatistics(OrcProto.BucketStatistics.newBuilder().addCount(trues));
    }
}
