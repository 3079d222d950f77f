package io.banksynth.report.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Distances between counted and expected shares. */
final class Shares {
    private Shares() {}

    /** 1 - half the sum of the differences of shares; both sides are scaled to a sum of 1. */
    static double tvComplement(long[] counts, double[] expected) {
        double all = Arrays.stream(counts).sum();
        double weights = Arrays.stream(expected).sum();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += Math.abs(counts[i] / all - expected[i] / weights);
        }
        return 1 - sum / 2;
    }

    /**
     * 1 - the largest difference of the distribution functions at the points between classes.
     *
     * @param upTo expected share of the values in this class or one before; counts have one class more, above all points
     */
    static double ksComplement(long[] counts, double[] upTo) {
        double all = 0;
        for (int i = 0; i <= upTo.length; i++) {
            all += counts[i];
        }
        double below = 0;
        double largest = 0;
        for (int i = 0; i < upTo.length; i++) {
            below += counts[i];
            largest = Math.max(largest, Math.abs(below / all - upTo[i]));
        }
        return 1 - largest;
    }

    /** 1 - the difference of the shares of rows without a value. */
    static Metric missing(long[] counts, OptionalDouble expectedShare, long allRows) {
        long rows = Arrays.stream(counts).sum();
        if (rows == 0) {
            return Metric.notMeasured(Metric.Kind.MISSING_VALUE_SIMILARITY, Reasons.NO_ROWS);
        }
        if (expectedShare.isEmpty()) {
            return Metric.notMeasured(Metric.Kind.MISSING_VALUE_SIMILARITY, Reasons.NO_STATISTICS);
        }
        double share = (double) counts[counts.length - 1] / rows;
        return Metric.measured(
                Metric.Kind.MISSING_VALUE_SIMILARITY, 1 - Math.abs(share - expectedShare.getAsDouble()), rows, allRows);
    }

    /**
     * The most frequent of the named classes and all others as one; the last class is that of rows without a value.
     *
     * @param named classes by their label
     */
    static Optional<Distribution> drawn(Map<String, Integer> named, long[] counts, double[] expected) {
        int none = counts.length - 1;
        double reference = Arrays.stream(expected).sum();
        double synthetic = Arrays.stream(counts).sum();
        double referenceValues = reference - expected[none];
        double syntheticValues = synthetic - counts[none];
        if (referenceValues <= 0 || syntheticValues <= 0) {
            return Optional.empty();
        }
        Distribution.Bars bars = new Distribution.Bars();
        named.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingDouble(e -> -expected[e.getValue()])
                        .thenComparing(Map.Entry::getKey))
                .limit(Distribution.SHOWN)
                .forEach(e -> bars.add(
                        e.getKey(), expected[e.getValue()] / referenceValues, counts[e.getValue()] / syntheticValues));
        bars.rest();
        return Optional.of(bars.distribution(
                Distribution.Scale.CATEGORIES, new double[] {expected[none] / reference, counts[none] / synthetic}));
    }
}
