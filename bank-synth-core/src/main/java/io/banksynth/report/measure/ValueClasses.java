package io.banksynth.report.measure;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A class per known value of a column of few rows or values, one for all others. */
final class ValueClasses implements Classes {
    private final Map<String, Integer> classes = new HashMap<>();
    private final double[] expected;
    private final boolean nullsKnown;

    /**
     * @param frequencies rows of each value, by its canonical text
     * @param rows all of them
     * @param nulls rows without a value
     */
    ValueClasses(Map<String, Long> frequencies, long rows, long nulls) {
        expected = new double[frequencies.size() + 2];
        double rest = rows - nulls;
        for (Map.Entry<String, Long> value : frequencies.entrySet()) {
            expected[classes.size()] = value.getValue();
            rest -= value.getValue();
            classes.put(value.getKey(), classes.size());
        }
        expected[classes.size()] = Math.max(0, rest);
        expected[classes.size() + 1] = nulls;
        nullsKnown = rows > 0;
    }

    @Override
    public int size() {
        return expected.length;
    }

    @Override
    public void count(Vector vector, DataType type, int rows, long[] counts) {
        for (int i = 0; i < rows; i++) {
            if (vector.nulls()[i]) {
                counts[expected.length - 1]++;
            } else {
                counts[classes.getOrDefault(CellText.text(vector, i, type), classes.size())]++;
            }
        }
    }

    @Override
    public Metric shape(long[] counts, long allRows) {
        long rows = Arrays.stream(counts).sum();
        if (rows == 0 || Arrays.stream(expected).sum() == 0) {
            return Metric.notMeasured(Metric.Kind.TV_COMPLEMENT, rows == 0 ? Reasons.NO_ROWS : Reasons.NO_STATISTICS);
        }
        return Metric.measured(Metric.Kind.TV_COMPLEMENT, Shares.tvComplement(counts, expected), rows, allRows);
    }

    @Override
    public Metric missing(long[] counts, long allRows) {
        double share = expected[expected.length - 1] / Arrays.stream(expected).sum();
        return Shares.missing(counts, nullsKnown ? OptionalDouble.of(share) : OptionalDouble.empty(), allRows);
    }

    @Override
    public Optional<Distribution> distribution(long[] counts) {
        return Shares.drawn(classes, counts, expected);
    }
}
