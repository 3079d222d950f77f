package io.banksynth.report.measure;

import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Children per parent in two data sets.
 *
 * @param real how many parents have how many children
 * @param synthetic the same of the synthetic rows
 */
public record FanOutLikeness(SortedMap<Long, Long> real, SortedMap<Long, Long> synthetic) {
    private static final int MOST_BARS = 16;

    /**
     * 1 - the largest difference of the distribution functions of children per parent.
     *
     * @param realParents all there are, beyond those that were counted
     * @param syntheticParents the same of the synthetic rows
     */
    public Metric metric(long realParents, long syntheticParents) {
        long left = sum(real);
        long right = sum(synthetic);
        if (left == 0 || right == 0) {
            return Metric.notMeasured(Metric.Kind.CARDINALITY_SHAPE_SIMILARITY, "there are no parents");
        }
        TreeSet<Long> points = new TreeSet<>(real.keySet());
        points.addAll(synthetic.keySet());
        double largest = 0;
        long belowLeft = 0;
        long belowRight = 0;
        for (long point : points) {
            belowLeft += real.getOrDefault(point, 0L);
            belowRight += synthetic.getOrDefault(point, 0L);
            largest = Math.max(largest, Math.abs((double) belowLeft / left - (double) belowRight / right));
        }
        Metric of = Metric.measured(Metric.Kind.CARDINALITY_SHAPE_SIMILARITY, 1 - largest, right, syntheticParents);
        double error = of.error() + (left >= realParents ? 0 : Metric.error(left));
        return new Metric(of.kind(), of.score(), of.rows(), Math.min(1, error), "");
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Shares of the parents by number of children: a bar for each number while they are few, else equal steps. */
    public Distribution drawn() {
        double left = Math.max(1, sum(real));
        double right = Math.max(1, sum(synthetic));
        long most = Math.max(real.isEmpty() ? 0 : real.lastKey(), synthetic.isEmpty() ? 0 : synthetic.lastKey());
        double[] missing = {0, 0};
        if (most >= MOST_BARS) {
            Axis axis = Axis.between(0, (double) most, false);
            return axis.distribution(axis.shares(real), axis.shares(synthetic), missing);
        }
        Distribution.Bars bars = new Distribution.Bars();
        for (long children = 0; children <= most; children++) {
            bars.add(
                    Long.toString(children),
                    real.getOrDefault(children, 0L) / left,
                    synthetic.getOrDefault(children, 0L) / right);
        }
        return bars.distribution(Distribution.Scale.CATEGORIES, missing);
    }
}
