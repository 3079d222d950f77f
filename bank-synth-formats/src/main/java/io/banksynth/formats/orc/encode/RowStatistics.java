package io.banksynth.formats.orc.encode;

import org.apache.orc.OrcProto;

/** Statistics of the rows themselves: their number. */
final class RowStatistics extends Statistics<RowStatistics> {
    @Override
    void mergeValues(RowStatistics other) {
        // The number is all there is.
    }

    @Override
    void resetValues() {
        // The number is all there is.
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        // The number is all there is.
    }
}
