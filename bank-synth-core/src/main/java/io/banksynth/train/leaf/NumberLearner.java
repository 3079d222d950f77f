package io.banksynth.train.leaf;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Learns numbers, dates and times: frequent values first, then safe bins with granularities for the rest. */
public final class NumberLearner {
    private static final int MOST_VALUES = 1000;
    private static final long DAY_SECONDS = 86_400;

    private final int k;

    public NumberLearner(int k) {
        this.k = k;
    }

    /**
     * @param cells values in ticks with their units, nulls left out
     * @param nulls how many rows have no value
     * @param type what the column holds; says which granularities are natural
     */
    public LearnedLeaf<Encoder.Numbers> learn(ValueUnits.Sorted cells, long nulls, TickScale scale, DataType type) {
        boolean[] frequent = frequent(cells);
        List<Long> values = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        int restRows = cells.rows();
        for (int rank = 0; rank < cells.distinct(); rank++) {
            if (frequent[rank]) {
                values.add(cells.value(rank));
                weights.add((long) cells.count(rank));
                restRows -= cells.count(rank);
            }
        }
        long[] rest = new long[restRows];
        int[] units = new int[restRows];
        int at = 0;
        int rank = 0;
        for (int row = 0; row < cells.rows(); row++) {
            while (cells.value(rank) != cells.valueAt(row)) {
                rank++;
            }
            if (!frequent[rank]) {
                rest[at] = cells.valueAt(row);
                units[at++] = cells.unitAt(row);
            }
        }
        SafeBins bins = new SafeBins(rest, units, k);
        List<Long> edges = bins.edges();
        if (edges.isEmpty() && values.isEmpty()) {
            return unknown(cells.rows(), nulls, scale, type);
        }
        Steps steps = edges.isEmpty() ? new Steps(List.of(), List.of()) : steps(rest, units, candidates(type, scale));
        List<Long> counts = new ArrayList<>();
        for (long count : bins.counts(edges)) {
            counts.add(count);
        }
        return new LearnedLeaf<>(
                new Encoder.Numbers(scale, values, edges, steps.steps()),
                new Leaf(nulls, weights, counts, steps.weights()));
    }

    /** Values that at least k units hold, the most frequent ones where there are too many. */
    private boolean[] frequent(ValueUnits.Sorted cells) {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < cells.distinct(); rank++) {
            if (cells.count(rank) >= k && cells.units(rank) >= k) {
                ranks.add(rank);
            }
        }
        ranks.sort((a, b) -> cells.count(a) != cells.count(b) ? cells.count(b) - cells.count(a) : a - b);
        boolean[] frequent = new boolean[cells.distinct()];
        ranks.stream().limit(MOST_VALUES).forEach(rank -> frequent[rank] = true);
        return frequent;
    }

    private record Steps(List<Long> steps, List<Long> weights) {}

    /** Shares the values out among the coarsest granularities that they are multiples of and k units use. */
    private Steps steps(long[] values, int[] units, List<Long> candidates) {
        List<Long> steps = new ArrayList<>(List.of(1L));
        List<Long> weights = new ArrayList<>();
        boolean[] taken = new boolean[values.length];
        long left = values.length;
        for (int c = candidates.size() - 1; c >= 0; c--) {
            long step = candidates.get(c);
            java.util.Set<Integer> users = new java.util.HashSet<>();
            long count = 0;
            for (int i = 0; i < values.length; i++) {
                if (!taken[i] && values[i] % step == 0) {
                    users.add(units[i]);
                    count++;
                }
            }
            if (users.size() >= k && count >= left / 50) {
                steps.add(1, step);
                weights.add(0, count);
                left -= count;
                for (int i = 0; i < values.length; i++) {
                    taken[i] |= values[i] % step == 0;
                }
            }
        }
        weights.add(0, weights.isEmpty() || unitsLeft(taken, units) >= k ? left : 0);
        return new Steps(steps, weights);
    }

    /** Units with a value that is a multiple of no granularity taken. */
    private static long unitsLeft(boolean[] taken, int[] units) {
        return IntStream.range(0, units.length)
                .filter(i -> !taken[i])
                .map(i -> units[i])
                .distinct()
                .count();
    }

    /** Granularities above one tick, ascending. */
    private static List<Long> candidates(DataType type, TickScale scale) {
        if (type instanceof DataType.Date || type instanceof DataType.Bool) {
            return List.of();
        }
        List<Long> out = new ArrayList<>();
        if (type instanceof DataType.Timestamp) {
            long second = scale.day(type) / DAY_SECONDS;
            for (long step = 10; step < second; step *= 10) {
                out.add(step);
            }
            if (second > 1) {
                out.add(second);
            }
            out.addAll(List.of(second * 60, second * 3600, second * DAY_SECONDS));
            return out;
        }
        for (int digits = 1; digits <= 9; digits++) {
            out.add(power(digits));
        }
        return out;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Where fewer than k units hold a value nothing of it may be kept: any number that the type holds will do. */
    private static LearnedLeaf<Encoder.Numbers> unknown(long rows, long nulls, TickScale scale, DataType type) {
        long low = 0;
        long high = 10;
        if (type instanceof DataType.Bool) {
            high = 2;
        } else if (type instanceof DataType.Date || type instanceof DataType.Timestamp) {
            long day = scale.day(type);
            low = 18_262 * day;
            high = 20_089 * day;
        }
        List<Long> bins = rows == 0 ? List.of(nulls == 0 ? 1L : 0L) : List.of(rows);
        return new LearnedLeaf<>(
                new Encoder.Numbers(scale, List.of(), List.of(low, high), List.of(1L)),
                new Leaf(nulls, List.of(), bins, List.of(1L)));
    }
}
