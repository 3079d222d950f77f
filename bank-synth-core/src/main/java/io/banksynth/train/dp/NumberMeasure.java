package io.banksynth.train.dp;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.train.leaf.LearnedLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A distribution of numbers in two steps: first over the coarse bins of a grid, then over the fine bins of those that are not
 * lost in the noise. How many fine bins there are follows from the first answer, so nothing else of the data shows.
 */
final class NumberMeasure {
    private static final int COARSE = 2;
    private static final int FINE = 2;
    private static final int STEPS = 1;
    /** Coarse counts below so many deviations are taken for noise: one bin of large numbers that is none would spoil every mean. */
    private static final double CUT = 3.5;

    private final Counter counter;
    private final PublicGrid grid;
    private final int weight;

    /**
     * @param weight of the measurement among those of other distributions
     */
    NumberMeasure(Counter counter, PublicGrid grid, int weight) {
        this.counter = counter;
        this.grid = grid;
        this.weight = weight;
    }

    /**
     * Measures.
     *
     * @param ticks values, nulls left out
     * @param nulls how many rows have none; empty where none may
     */
    LearnedLeaf<Encoder.Numbers> measure(String of, long[] ticks, java.util.OptionalLong nulls, long sensitivity) {
        int bins = grid.coarse().size() - 1;
        long[] counts = new long[bins + (nulls.isPresent() ? 1 : 0)];
        for (long tick : ticks) {
            counts[PublicGrid.bin(grid.coarse(), tick)]++;
        }
        nulls.ifPresent(n -> counts[bins] = n);
        Counter.Noisy coarse = counter.bins(of, counts, sensitivity, weight * COARSE);
        List<Integer> kept = kept(coarse, bins);
        List<Long> weights = weights(of, ticks, coarse, kept, sensitivity);
        long[] steps = steps(of, ticks, sensitivity);
        List<Long> edges = new ArrayList<>();
        List<Long> rest = new ArrayList<>();
        int at = 0;
        for (List<Long> fine : cuts(kept)) {
            if (!edges.isEmpty() && edges.get(edges.size() - 1) < fine.get(0)) {
                edges.add(fine.get(0));
                rest.add(0L);
            }
            for (int i = edges.isEmpty() ? 0 : 1; i < fine.size(); i++) {
                edges.add(fine.get(i));
            }
            for (int i = 1; i < fine.size(); i++) {
                rest.add(weights.get(at++));
            }
        }
        Encoder.Numbers encoder = new Encoder.Numbers(grid.scale(), List.of(), edges, grid.steps());
        long none = nulls.isPresent() ? coarse.above(CUT)[bins] : 0;
        return new LearnedLeaf<>(
                encoder,
                new Leaf(
                        none,
                        List.of(),
                        rest,
                        java.util.Arrays.stream(steps).boxed().toList()));
    }

    /** Bins above the noise; where none is, the largest. */
    private static List<Integer> kept(Counter.Noisy coarse, int bins) {
        long[] above = coarse.above(CUT);
        List<Integer> kept =
                IntStream.range(0, bins).filter(bin -> above[bin] > 0).boxed().toList();
        if (!kept.isEmpty()) {
            return kept;
        }
        int largest = bins / 2;
        for (int bin = 0; bin < bins; bin++) {
            largest = coarse.at(bin) > coarse.at(largest) ? bin : largest;
        }
        return List.of(largest);
    }

    private List<List<Long>> cuts(List<Integer> kept) {
        return kept.stream().map(grid::fine).toList();
    }

    /** The weight of each fine bin: the coarse bin's, shared out as the fine counts say. */
    private List<Long> weights(String of, long[] ticks, Counter.Noisy coarse, List<Integer> kept, long sensitivity) {
        List<List<Long>> cuts = cuts(kept);
        int[] start = new int[kept.size() + 1];
        for (int i = 0; i < kept.size(); i++) {
            start[i + 1] = start[i] + cuts.get(i).size() - 1;
        }
        long[] counts = new long[start[kept.size()]];
        for (long tick : ticks) {
            int at = kept.indexOf(PublicGrid.bin(grid.coarse(), tick));
            if (at >= 0) {
                counts[start[at] + PublicGrid.bin(cuts.get(at), tick)]++;
            }
        }
        // Of a bin that is not cut only the whole is told, which is known: zeros do as well as counts.
        long[] fine = grid.divides()
                ? counter.bins(of + ", finer", counts, sensitivity, weight * FINE)
                        .counts()
                : new long[counts.length];
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            long mass = Math.max(1, coarse.at(kept.get(i)));
            long[] own = java.util.Arrays.copyOfRange(fine, start[i], start[i + 1]);
            for (long weight : new Counter.Noisy(own, 0).adding(mass)) {
                weights.add(weight);
            }
        }
        return weights;
    }

    /** How many values are multiples of the coarse step; of a grid with one step nothing is measured. */
    private long[] steps(String of, long[] ticks, long sensitivity) {
        if (grid.steps().size() == 1) {
            return new long[] {1};
        }
        long[] counts = new long[2];
        for (long tick : ticks) {
            counts[tick % grid.steps().get(1) == 0 ? 1 : 0]++;
        }
        long[] noisy = counter.bins(of + ", granularity", counts, sensitivity, weight * STEPS)
                .above(CUT);
        return noisy[0] + noisy[1] == 0 ? new long[] {1, 0} : noisy;
    }
}
