package io.banksynth.train;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.LinkModel;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import io.banksynth.source.census.ChildCounts;
import io.banksynth.train.leaf.LearnedLeaf;
import io.banksynth.train.leaf.NumberLearner;
import io.banksynth.train.leaf.SafeBins;
import io.banksynth.train.leaf.ValueUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns how many children parents have, from all rows of both samples or from a census. */
final class FanOutLearner {
    /** Orphans beyond this share say that the two samples were cut independently. */
    static final double CUT_SHARE = 0.01;

    /** Parents that are looked at one by one. */
    private static final long MOST_DRAWN = 1_000_000;

    private final int k;

    FanOutLearner(int k) {
        this.k = k;
    }

    /**
     * @param parents rows of the parent's sample
     * @param parentUnits the unit of each
     * @param childrenPerParent true rows of the child per true row of the parent
     */
    LinkModel.FanOut learn(Links.Link link, int parents, int[] parentUnits, double childrenPerParent) {
        ValueUnits counts =
                link.orphanShare() > CUT_SHARE ? guessed(link, childrenPerParent) : counted(link, parents, parentUnits);
        return learn(counts).orElseGet(() -> aroundMean(counts.size() == 0 ? childrenPerParent : mean(counts)));
    }

    /** From a census of all parents. */
    LinkModel.FanOut learn(ChildCounts all) {
        return learn(drawn(all))
                .map(fanOut -> new LinkModel.FanOut(fanOut.encoder(), weighed(fanOut, all)))
                .orElseGet(() -> aroundMean((double) all.children() / Math.max(1, all.parents())));
    }

    /** Empty where too few units have parents. */
    private Optional<LinkModel.FanOut> learn(ValueUnits counts) {
        LearnedLeaf<Encoder.Numbers> learned =
                new NumberLearner(k).learn(counts.sorted(), 0, TickScale.CELLS, new DataType.Whole(64));
        long shared = learned.leaf().total();
        boolean known = counts.size() > 0 && shared >= k && unitsOf(counts) >= k;
        return known ? Optional.of(new LinkModel.FanOut(learned.encoder(), learned.leaf())) : Optional.empty();
    }

    /**
     * Parents for each number of children: all of them, or of very many a share of each number, but never so few that units which share it are
     * left out. Parents whose unit is not known are given to the units that are.
     */
    private static ValueUnits drawn(ChildCounts all) {
        long every = Math.max(1, all.parents() / MOST_DRAWN);
        Map<Long, Integer> units = new HashMap<>();
        ValueUnits drawn = new ValueUnits();
        for (ChildCounts.Count count : all.counts()) {
            List<Integer> known = new ArrayList<>();
            long left = count.parents() / every;
            for (Map.Entry<Long, Long> unit : count.byUnit().entrySet()) {
                int number = units.computeIfAbsent(unit.getKey(), u -> units.size());
                known.add(number);
                for (long p = 0; p < Math.max(1, unit.getValue() / every); p++, left--) {
                    drawn.add(count.children(), number);
                }
            }
            for (long p = 0; p < left; p++) {
                drawn.add(count.children(), known.get((int) (p % known.size())));
            }
        }
        return drawn;
    }

    /** The weights of all parents, instead of those that were drawn. */
    private static Leaf weighed(LinkModel.FanOut fanOut, ChildCounts all) {
        Encoder.Numbers encoder = fanOut.encoder();
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < encoder.values().size(); i++) {
            places.put(encoder.values().get(i), i);
        }
        Long[] values = new Long[encoder.values().size()];
        Long[] bins = new Long[encoder.bins()];
        Arrays.fill(values, 0L);
        Arrays.fill(bins, 0L);
        for (ChildCounts.Count count : all.counts()) {
            Integer place = places.get(count.children());
            if (place != null) {
                values[place] += count.parents();
            } else if (bins.length > 0) {
                bins[SafeBins.bin(encoder.edges(), count.children())] += count.parents();
            }
        }
        return new Leaf(0, List.of(values), List.of(bins), fanOut.leaf().steps());
    }

    private static ValueUnits counted(Links.Link link, int parents, int[] parentUnits) {
        int[] children = new int[parents];
        for (int parent : link.parentRows()) {
            if (parent >= 0) {
                children[parent]++;
            }
        }
        ValueUnits counts = new ValueUnits();
        for (int parent = 0; parent < parents; parent++) {
            counts.add(children[parent], parentUnits[parent]);
        }
        return counts;
    }

    /**
     * In samples that were cut independently few parents have all their children there. The shape is taken from the
     * parents that have any, and thinned by childless parents until the mean is right.
     */
    private static ValueUnits guessed(Links.Link link, double childrenPerParent) {
        Map<Integer, Integer> found = new HashMap<>();
        for (int parent : link.parentRows()) {
            if (parent >= 0) {
                found.merge(parent, 1, Integer::sum);
            }
        }
        int[] sizes =
                found.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        ValueUnits counts = new ValueUnits();
        if (sizes.length == 0) {
            return counts;
        }
        double mean = Arrays.stream(sizes).average().orElse(1);
        double factor = Math.max(1, childrenPerParent / mean);
        for (int i = 0; i < sizes.length; i++) {
            counts.add(Math.round(sizes[i] * factor), i);
        }
        long childless = Math.round(sizes.length * Math.max(0, mean / Math.max(childrenPerParent, 1e-9) - 1));
        for (int i = 0; i < Math.min(childless, 1_000_000); i++) {
            counts.add(0, sizes.length + i);
        }
        return counts;
    }

    private static int unitsOf(ValueUnits counts) {
        ValueUnits.Sorted sorted = counts.sorted();
        java.util.Set<Integer> units = new java.util.HashSet<>();
        for (int row = 0; row < sorted.rows(); row++) {
            units.add(sorted.unitAt(row));
        }
        return units.size();
    }

    private static double mean(ValueUnits counts) {
        ValueUnits.Sorted sorted = counts.sorted();
        double sum = 0;
        for (int rank = 0; rank < sorted.distinct(); rank++) {
            sum += (double) sorted.value(rank) * sorted.count(rank);
        }
        return sum / Math.max(1, sorted.rows());
    }

    /** Too few parents to keep anything but their mean: the two whole numbers beside it. */
    static LinkModel.FanOut aroundMean(double mean) {
        long below = (long) Math.floor(mean);
        long above = Math.round((mean - below) * 1000);
        List<Long> values = new ArrayList<>(List.of(below));
        List<Long> weights = new ArrayList<>(List.of(1000 - above));
        if (above > 0) {
            values.add(below + 1);
            weights.add(above);
        }
        return new LinkModel.FanOut(
                new Encoder.Numbers(TickScale.CELLS, values, List.of(), List.of()),
                new Leaf(0, weights, List.of(), List.of()));
    }
}
