package io.banksynth.report.measure;

import java.util.Arrays;
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
}
