package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Divides parents into segments by what their children are like, so that rows which are drawn one after the other stay true to whom they
 * belong to: a customer who pays by standing order goes on doing so. Each cut takes most of the variance away (predictive
 * clustering trees, Blockeel, De Raedt and Ramon 1998). The segment is a hidden column of the parent.
 */
public final class SegmentLearner {
    private static final int MOST_SEGMENTS = 24;
    private static final int MOST_CUTS = 32;
    private static final int SMALLEST = 3;

    /** A cut takes away this part of the whole variance or more. */
    private static final double WORTH = 0.005;

    private final int[] units;
    private final int k;
    private final List<double[]> traits = new ArrayList<>();

    private SegmentLearner(int[] units, int k) {
        this.units = units;
        this.k = k;
    }

    /**
     * The segment of each parent; empty where children tell no parents apart, or parents have one of them at most: what a single child is like
     * needs nothing that is remembered for the next.
     *
     * @param children tables whose rows all belong to the parents, in the order of the relationships
     * @param units the unit of each parent
     */
    public static Optional<CellColumn> learn(List<TableCells> children, int[] units, int k) {
        SegmentLearner learner = new SegmentLearner(units, k);
        children.forEach(learner::addTraits);
        return children.stream().anyMatch(RowLearner::hasSiblings) ? learner.segments() : Optional.empty();
    }

    private void addTraits(TableCells children) {
        int[] count = new int[units.length];
        for (int parent : children.parents()) {
            if (parent >= 0) {
                count[parent]++;
            }
        }
        Optional<KindLearner.Found> kinds = new KindLearner(children, k).find(Set.of());
        long[] codes = kinds.map(KindLearner.Found::codes).orElseGet(() -> new long[children.rows()]);
        int size = kinds.map(found -> found.kinds().combinations().size()).orElse(1);
        for (int kind = 0; kind < size; kind++) {
            traits.add(shares(children.parents(), codes, kind, count));
        }
        children.columns().stream()
                .filter(CellColumn::isNumber)
                .forEach(column -> traits.add(levels(children.parents(), column.cells(), codes, count)));
    }

    /** The root of the share of children of a kind: as far apart for "none" and "some" as for "some" and "most" (Hellinger 1909). */
    private static double[] shares(int[] parents, long[] codes, int kind, int[] count) {
        double[] shares = new double[count.length];
        for (int row = 0; row < parents.length; row++) {
            if (parents[row] >= 0 && codes[row] == kind) {
                shares[parents[row]]++;
            }
        }
        for (int p = 0; p < shares.length; p++) {
            shares[p] = count[p] == 0 ? 0 : Math.sqrt(shares[p] / count[p]);
        }
        return shares;
    }

    /** Where the children's values lie on average among those of their kinds, from -1/2 to 1/2. */
    private static double[] levels(int[] parents, long[] cells, long[] codes, int[] count) {
        Map<Long, List<Integer>> byKind = new HashMap<>();
        for (int row = 0; row < parents.length; row++) {
            if (parents[row] >= 0 && cells[row] != Term.NONE) {
                byKind.computeIfAbsent(codes[row], kind -> new ArrayList<>()).add(row);
            }
        }
        double[] sums = new double[count.length];
        for (List<Integer> rows : byKind.values()) {
            rows.sort(Comparator.comparingLong(row -> cells[row]));
            int from = 0;
            while (from < rows.size()) {
                int to = from + 1;
                while (to < rows.size() && cells[rows.get(to)] == cells[rows.get(from)]) {
                    to++;
                }
                double rank = (from + to) / 2.0 / rows.size() - 0.5;
                rows.subList(from, to).forEach(row -> sums[parents[row]] += rank);
                from = to;
            }
        }
        for (int p = 0; p < sums.length; p++) {
            sums[p] = count[p] == 0 ? 0 : sums[p] / count[p];
        }
        return sums;
    }

    private Optional<CellColumn> segments() {
        List<Cut> open = new ArrayList<>();
        List<int[]> done = new ArrayList<>();
        int[] all = IntStream.range(0, units.length).toArray();
        double worth = WORTH * variance(all);
        settle(all, worth, open, done);
        while (!open.isEmpty() && open.size() + done.size() < MOST_SEGMENTS) {
            Cut best = open.stream().max(Comparator.comparingDouble(Cut::gain)).orElseThrow();
            open.remove(best);
            settle(best.low(), worth, open, done);
            settle(best.high(), worth, open, done);
        }
        open.forEach(cut -> done.add(cut.members()));
        if (done.size() < 2) {
            return Optional.empty();
        }
        long[] cells = new long[units.length];
        for (int segment = 0; segment < done.size(); segment++) {
            for (int parent : done.get(segment)) {
                cells[parent] = segment;
            }
        }
        return Optional.of(CellColumn.numbered(RowModel.SEGMENT, Nature.SEGMENT, cells, done.size()));
    }

    private void settle(int[] members, double worth, List<Cut> open, List<int[]> done) {
        Optional<Cut> cut = best(members).filter(c -> c.gain() > worth);
        cut.ifPresent(open::add);
        if (cut.isEmpty()) {
            done.add(members);
        }
    }

    /** Parents, and the two sides that they are divided into. */
    @SuppressWarnings("ArrayRecordComponent") // lives inside one search, never compared
    private record Cut(int[] members, int[] low, int[] high, double gain) {}

    private double variance(int[] members) {
        double sum = 0;
        for (double[] trait : traits) {
            double mean =
                    Arrays.stream(members).mapToDouble(p -> trait[p]).average().orElse(0);
            sum += Arrays.stream(members)
                    .mapToDouble(p -> (trait[p] - mean) * (trait[p] - mean))
                    .sum();
        }
        return sum;
    }

    private Optional<Cut> best(int[] members) {
        double[] totals = new double[traits.size()];
        for (int t = 0; t < totals.length; t++) {
            double[] trait = traits.get(t);
            totals[t] = Arrays.stream(members).mapToDouble(p -> trait[p]).sum();
        }
        double gain = 0;
        int[] sorted = members;
        int at = -1;
        for (double[] trait : traits) {
            int[] order = Arrays.stream(members)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer p) -> trait[p]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] gains = gains(order, trait, totals);
            for (int cut = 0; cut < gains.length; cut++) {
                if (gains[cut] > gain) {
                    gain = gains[cut];
                    sorted = order;
                    at = cut;
                }
            }
        }
        if (at < 0) {
            return Optional.empty();
        }
        int[] low = Arrays.copyOfRange(sorted, 0, at);
        int[] high = Arrays.copyOfRange(sorted, at, sorted.length);
        return isShared(low) && isShared(high) ? Optional.of(new Cut(members, low, high, gain)) : Optional.empty();
    }

    /** By the size of the lower side, what a cut there takes away; 0 where none may be. */
    private double[] gains(int[] order, double[] trait, double[] totals) {
        int size = order.length;
        double[] gains = new double[size];
        boolean[] cuts = cuts(order, trait);
        double[] low = new double[totals.length];
        int added = 0;
        for (int at = 1; at < size; at++) {
            if (!cuts[at]) {
                continue;
            }
            for (int t = 0; t < low.length; t++) {
                double[] values = traits.get(t);
                for (int i = added; i < at; i++) {
                    low[t] += values[order[i]];
                }
            }
            added = at;
            for (int t = 0; t < low.length; t++) {
                double high = totals[t] - low[t];
                gains[at] += low[t] * low[t] / at + high * high / (size - at) - totals[t] * totals[t] / size;
            }
        }
        return gains;
    }

    /** A few places to cut at, where the value changes and both sides are large. */
    private boolean[] cuts(int[] order, double[] trait) {
        int size = order.length;
        boolean[] cuts = new boolean[size];
        int apart = Math.max(1, size / MOST_CUTS);
        int last = 0;
        for (int at = SMALLEST * k; at <= size - SMALLEST * k; at++) {
            if (trait[order[at]] > trait[order[at - 1]] && (last == 0 || at - last >= apart)) {
                cuts[at] = true;
                last = at;
            }
        }
        return cuts;
    }

    private boolean isShared(int[] members) {
        Set<Integer> holders = new HashSet<>();
        Arrays.stream(members).forEach(p -> holders.add(units[p]));
        return holders.size() >= SMALLEST * k;
    }
}
