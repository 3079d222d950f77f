package io.banksynth.report.measure;

import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import java.util.Optional;
import java.util.OptionalDouble;

/** Values and their absence, where a pack says nothing else of a column. */
record NullClasses(String reason, OptionalDouble nullShare) implements Classes {
    @Override
    public int size() {
        return 2;
    }

    @Override
    public void count(Vector vector, DataType type, int rows, long[] counts) {
        for (int i = 0; i < rows; i++) {
            counts[vector.nulls()[i] ? 1 : 0]++;
        }
    }

    @Override
    public Metric shape(long[] counts, long allRows) {
        return Metric.notMeasured(Metric.Kind.TV_COMPLEMENT, reason);
    }

    @Override
    public Metric missing(long[] counts, long allRows) {
        return Shares.missing(counts, nullShare, allRows);
    }

    @Override
    public Optional<Distribution> distribution(long[] counts) {
        return Optional.empty();
    }
}
