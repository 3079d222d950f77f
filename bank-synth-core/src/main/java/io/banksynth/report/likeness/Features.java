package io.banksynth.report.likeness;

import io.banksynth.report.detect.Detection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a classifier sees of the rows of both sides: numbers as they are, categories by their rank among the real rows, NaN where
 * there is no value.
 *
 * @param real by column and row
 * @param synthetic the same columns
 */
public record Features(List<double[]> real, List<double[]> synthetic) {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_AGGREGATES = 6;

    /** A feature for each column. */
    public static Features of(List<PairedColumn> columns) {
        List<double[]> left = new ArrayList<>();
        List<double[]> right = new ArrayList<>();
        for (PairedColumn column : columns) {
            int[] ranks = ranks(column);
            left.add(values(column.real(), ranks));
            right.add(values(column.synthetic(), ranks));
        }
        return new Features(left, right);
    }

    private static int[] ranks(PairedColumn column) {
        if (column.nature().isContinuous()) {
            return new int[0];
        }
        long[] counts = ColumnLikeness.counts(column.real(), column.labels().size());
        int[] order = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(code -> -counts[code]))
                .mapToInt(code -> code)
                .toArray();
        int[] ranks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    private static double[] values(PairedColumn.Side side, int[] ranks) {
        double[] out = new double[side.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = side.isMissing(i)
                    ? Double.NaN
                    : side.codes().length > 0 ? ranks[side.codes()[i]] : side.numbers()[i];
        }
        return out;
    }

    /**
     * These rows and those before them among the rows of one parent; empty where no time orders them.
     *
     * @param parent columns of the foreign key
     */
    public Optional<Features> withPredecessors(TablePair pair, List<String> parent, List<PairedColumn> columns) {
        Optional<PairedColumn> time =
                columns.stream().filter(c -> c.nature() == Nature.TIME).findFirst();
        long[] left = pair.real().hashes(parent);
        long[] right = pair.synthetic().hashes(parent);
        if (time.isEmpty()
                || left.length < pair.real().size()
                || right.length < pair.synthetic().size()) {
            return Optional.empty();
        }
        return Optional.of(new Features(
                beside(real, Sequences.Steps.of(left, time.get().real().numbers())),
                beside(
                        synthetic,
                        Sequences.Steps.of(right, time.get().synthetic().numbers()))));
    }

    private static List<double[]> beside(List<double[]> features, Sequences.Steps steps) {
        List<double[]> out = new ArrayList<>();
        for (double[] feature : features) {
            double[] now = at(feature, steps.after());
            double[] before = at(feature, steps.before());
            double[] change = new double[now.length];
            Arrays.setAll(change, i -> now[i] - before[i]);
            out.addAll(List.of(now, before, change));
        }
        return out;
    }

    private static double[] at(double[] feature, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> feature[i]).toArray();
    }

    /**
     * Adds the number of children and the means of their numbers.
     *
     * @param key columns of this table that children point at
     * @param foreignKey columns of the children
     */
    public Features withChildren(
            TablePair pair, List<String> key, TablePair children, List<String> foreignKey, List<PairedColumn> columns) {
        List<PairedColumn> numbers = columns.stream()
                .filter(c -> c.nature() == Nature.NUMBER)
                .limit(MOST_AGGREGATES)
                .toList();
        return new Features(
                joined(
                        real,
                        pair.real(),
                        key,
                        children.real(),
                        foreignKey,
                        numbers.stream().map(PairedColumn::real).toList()),
                joined(
                        synthetic,
                        pair.synthetic(),
                        key,
                        children.synthetic(),
                        foreignKey,
                        numbers.stream().map(PairedColumn::synthetic).toList()));
    }

    private static List<double[]> joined(
            List<double[]> features,
            GatheredRows parents,
            List<String> key,
            GatheredRows children,
            List<String> foreignKey,
            List<PairedColumn.Side> numbers) {
        long[] parentHashes = parents.hashes(key);
        Map<Long, Integer> rows = new HashMap<>();
        for (int i = 0; i < parents.size(); i++) {
            rows.putIfAbsent(parentHashes[i], i);
        }
        long[] childHashes = children.hashes(foreignKey);
        double[] counts = new double[parents.size()];
        double[][] sums = new double[numbers.size()][parents.size()];
        for (int i = 0; i < children.size(); i++) {
            Integer parent = childHashes[i] == 0 ? null : rows.get(childHashes[i]);
            if (parent != null) {
                counts[parent]++;
                for (int c = 0; c < sums.length; c++) {
                    double value = numbers.get(c).numbers()[i];
                    sums[c][parent] += Double.isNaN(value) ? 0 : value;
                }
            }
        }
        List<double[]> out = new ArrayList<>(features);
        out.add(counts);
        for (double[] sum : sums) {
            Arrays.setAll(sum, i -> counts[i] == 0 ? Double.NaN : sum[i] / counts[i]);
            out.add(sum);
        }
        return out;
    }

    /** Lets a classifier tell up to ten thousand rows of each side apart. */
    public Detection detection(Detection.View view) {
        return Detection.of(view, thinned(real), thinned(synthetic));
    }

    private static List<double[]> thinned(List<double[]> features) {
        return features.stream()
                .map(f -> {
                    int taken = Math.min(f.length, MOST_ROWS);
                    double[] out = new double[taken];
                    Arrays.setAll(out, i -> f[(int) ((long) i * f.length / taken)]);
                    return out;
                })
                .toList();
    }
}
