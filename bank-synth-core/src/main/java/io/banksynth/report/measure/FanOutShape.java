package io.banksynth.report.measure;

import io.banksynth.model.LinkModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeSet;

/** Compares how many children parents have with what a pack says of it. */
public final class FanOutShape {
    private FanOutShape() {}

    /**
     * 1 - the largest difference of the distribution functions of children per parent, over all counts that either side
     * knows.
     *
     * @param parents how many have how many children
     * @param allParents how many there are beyond those that were counted
     */
    public static Metric compare(LinkModel.FanOut expected, SortedMap<Long, Long> parents, long allParents) {
        Metric.Kind kind = Metric.Kind.CARDINALITY_SHAPE_SIMILARITY;
        long counted = parents.values().stream().mapToLong(Long::longValue).sum();
        if (counted == 0) {
            return Metric.notMeasured(kind, "there are no parents");
        }
        List<Item> items = items(expected);
        double weights = items.stream().mapToDouble(Item::weight).sum();
        if (weights == 0) {
            return Metric.notMeasured(kind, Reasons.NO_STATISTICS);
        }
        TreeSet<Long> points = new TreeSet<>(parents.keySet());
        for (Item item : items) {
            points.add(item.low() - 1);
            points.add(item.low() + item.width() - 1);
        }
        double largest = 0;
        long below = 0;
        for (long point : points) {
            double real = 0;
            for (Item item : items) {
                real += item.weight() * item.upTo(point);
            }
            // Every count is a point, so what lies at or below a point is what lay so before and the point itself.
            below += parents.getOrDefault(point, 0L);
            largest = Math.max(largest, Math.abs((double) below / counted - real / weights));
        }
        return Metric.measured(kind, 1 - largest, counted, allParents);
    }

    /**
     * How the children of a reference table's rows are spread: 1 - half the sum of the differences of shares.
     *
     * @param counted rows that point at each row of the parent; empty where its rows are not all known
     */
    public static Metric compare(LinkModel.Categories expected, Optional<long[]> counted) {
        Metric.Kind kind = Metric.Kind.TV_COMPLEMENT;
        double[] weights =
                expected.weights().stream().mapToDouble(Long::doubleValue).toArray();
        long[] children = counted.orElse(new long[0]);
        if (children.length != weights.length) {
            return Metric.notMeasured(kind, "the written table has other rows than the one in the pack");
        }
        long rows = Arrays.stream(children).sum();
        if (rows == 0 || Arrays.stream(weights).sum() == 0) {
            return Metric.notMeasured(kind, rows == 0 ? Reasons.NO_VALUES : Reasons.NO_STATISTICS);
        }
        return Metric.measured(kind, Shares.tvComplement(children, weights), rows, rows);
    }

    /** How alike the share of children without a parent is. */
    public static Metric missing(LinkModel expected, long absent, long rows) {
        return Shares.missing(
                new long[] {rows - absent, absent},
                expected.children() == 0 ? OptionalDouble.empty() : OptionalDouble.of(expected.nullShare()),
                rows);
    }

    /** Counts that are alike likely: {@code low} and the {@code width - 1} above it. */
    private record Item(long low, long width, double weight) {
        double upTo(long count) {
            return Math.max(0, Math.min(width, count - low + 1)) / (double) width;
        }
    }

    private static List<Item> items(LinkModel.FanOut expected) {
        List<Item> items = new ArrayList<>();
        List<Long> values = expected.encoder().values();
        for (int i = 0; i < values.size(); i++) {
            items.add(new Item(values.get(i), 1, expected.leaf().values().get(i)));
        }
        List<Long> edges = expected.encoder().edges();
        for (int i = 0; i < expected.encoder().bins(); i++) {
            items.add(new Item(
                    edges.get(i),
                    edges.get(i + 1) - edges.get(i),
                    expected.leaf().rest().get(i)));
        }
        return items;
    }
}
