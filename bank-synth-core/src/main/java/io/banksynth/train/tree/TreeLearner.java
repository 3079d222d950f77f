package io.banksynth.train.tree;

import io.banksynth.model.Atoms;
import io.banksynth.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grows the tree of a column: at each node the question that tells most of the column's class (information gain, Quinlan 1986)
 * less a price for what the answers must then hold (minimum description length, Rissanen 1978). How dear that is is settled on
 * units that were held back. Both sides of a question hold k units or more.
 */
final class TreeLearner {
    private static final double[] PRICES = {0.15, 0.4, 1, 2.5};
    private static final int DEEPEST = 12;
    private static final int TRIES = 8;
    private static final int HELD_BACK = 4;
    private static final int MOST_TRIAL_ROWS = 60_000;
    private static final double PRIOR = 25;
    private static final int LOGS = 1 << 16;
    private static final double LN_2 = 0.6931471805599453;

    private final CodedColumn column;
    private final List<Feature> features;
    private final int[] units;
    private final int k;
    private final int[] unitStamp;
    private int stamp;
    private final double[] xLogX = new double[LOGS];
    private double price = 1;
    private @Nullable Feature first;

    TreeLearner(CodedColumn column, List<Feature> features, int[] units, int k) {
        this.column = column;
        this.features = features.stream().filter(Feature::isUseful).toList();
        this.units = units;
        this.k = k;
        this.unitStamp = new int[Arrays.stream(units).max().orElse(0) + 1];
        for (int i = 2; i < LOGS; i++) {
            xLogX[i] = i * StrictMath.log(i);
        }
    }

    /** The same learner that asks a question of two answers first of all. */
    TreeLearner askingFirst(Optional<Feature> question) {
        first = question.orElse(null);
        return this;
    }

    Tree learn() {
        int[] all = java.util.stream.IntStream.range(0, units.length)
                .filter(p -> column.atoms()[p] >= 0)
                .toArray();
        price = settlePrice(all);
        return grow(all, 0, all.length, 0, new NodeAtoms(column, units, k));
    }

    /** The price at which the units that were held back are told best. */
    private double settlePrice(int[] all) {
        int stride = Math.max(1, all.length / MOST_TRIAL_ROWS);
        int[] seen = Arrays.stream(all)
                .filter(p -> units[p] % stride == 0 && !isHeldBack(p))
                .toArray();
        int[] held = Arrays.stream(all)
                .filter(p -> units[p] % stride == 0 && isHeldBack(p))
                .toArray();
        if (seen.length < 20 * k || held.length < 5 * k) {
            return 1;
        }
        double best = Double.NEGATIVE_INFINITY;
        double settled = 1;
        for (double candidate : PRICES) {
            price = candidate;
            double[] prior = new double[column.classCount()];
            Arrays.fill(prior, 1.0 / prior.length);
            double told = trial(seen.clone(), 0, seen.length, held.clone(), 0, held.length, prior, 0);
            if (told > best) {
                best = told;
                settled = candidate;
            }
        }
        return settled;
    }

    private boolean isHeldBack(int position) {
        return Math.floorMod(units[position] * 0x9E3779B9, 1 << 20) % HELD_BACK == 0;
    }

    /** The logarithm of the probability that a tree grown on some rows gives to others. */
    private double trial(
            int[] seen, int from, int to, int[] held, int heldFrom, int heldTo, double[] prior, int depth) {
        double[] share = new double[column.classCount()];
        for (int i = from; i < to; i++) {
            share[classOf(seen[i])]++;
        }
        for (int c = 0; c < share.length; c++) {
            share[c] = (share[c] + PRIOR * prior[c]) / (to - from + PRIOR);
        }
        @Nullable Choice choice = heldFrom == heldTo ? null : choose(seen, from, to, depth);
        if (choice == null) {
            double told = 0;
            for (int i = heldFrom; i < heldTo; i++) {
                told += StrictMath.log(share[classOf(held[i])]);
            }
            return told;
        }
        int middle = partition(seen, from, to, choice);
        int heldMiddle = partition(held, heldFrom, heldTo, choice);
        return trial(seen, from, middle, held, heldFrom, heldMiddle, share, depth + 1)
                + trial(seen, middle, to, held, heldMiddle, heldTo, share, depth + 1);
    }

    private Tree grow(int[] positions, int from, int to, int depth, NodeAtoms counter) {
        Atoms atoms = counter.count(positions, from, to);
        @Nullable Choice choice = choose(positions, from, to, depth);
        if (choice == null) {
            return new Tree.Leaf(atoms);
        }
        int middle = partition(positions, from, to, choice);
        return new Tree.Split(
                atoms,
                choice.question(),
                grow(positions, from, middle, depth + 1, counter),
                grow(positions, middle, to, depth + 1, counter));
    }

    /** A split: rows in bins with {@code yes} go first. */
    @SuppressWarnings("ArrayRecordComponent") // lives inside one search, never compared
    private record Choice(Feature feature, boolean[] yes, double gain) {
        Tree.Question question() {
            if (!feature.isOrdered()) {
                return feature.among(yes);
            }
            int bin = 1;
            while (yes[bin]) {
                bin++;
            }
            return feature.below(bin);
        }
    }

    private @Nullable Choice choose(int[] positions, int from, int to, int depth) {
        int rows = to - from;
        if (rows < 2 * k || depth >= DEEPEST) {
            return null;
        }
        long[] total = new long[column.classCount()];
        for (int i = from; i < to; i++) {
            total[classOf(positions[i])]++;
        }
        int present = 0;
        double whole = xLogX(rows);
        for (long count : total) {
            present += count > 0 ? 1 : 0;
            whole -= xLogX(count);
        }
        if (present < 2) {
            return null;
        }
        List<Choice> choices = new ArrayList<>();
        Feature asked = first;
        if (depth == 0 && asked != null) {
            Choice choice = new Choice(asked, new boolean[] {true, false}, 0);
            if (isShared(positions, from, to, choice)) {
                return choice;
            }
        }
        for (Feature feature : features) {
            addChoices(choices, feature, positions, from, to, total, whole, present);
        }
        choices.sort(Comparator.comparingDouble((Choice c) -> -c.gain()));
        for (Choice choice : choices.subList(0, Math.min(TRIES, choices.size()))) {
            if (isShared(positions, from, to, choice)) {
                return choice;
            }
        }
        return null;
    }

    private void addChoices(
            List<Choice> choices,
            Feature feature,
            int[] positions,
            int from,
            int to,
            long[] total,
            double whole,
            int present) {
        int classes = total.length;
        int[] counts = new int[feature.size() * classes];
        int[] sizes = new int[feature.size()];
        for (int i = from; i < to; i++) {
            int bin = feature.bin(positions[i]);
            counts[bin * classes + classOf(positions[i])]++;
            sizes[bin]++;
        }
        int[] order = feature.isOrdered()
                ? java.util.stream.IntStream.range(0, feature.size()).toArray()
                : new CategoryOrder(counts, sizes, classes).order();
        long[] left = new long[classes];
        double leftLogs = 0;
        double rightLogs = xLogX(to - from) - whole;
        int leftRows = 0;
        int used = 0;
        for (int size : sizes) {
            used += size > 0 ? 1 : 0;
        }
        double[] best = {0, 0};
        int[] at = {-1, -1};
        for (int i = 0; i + 1 < order.length; i++) {
            int bin = order[i];
            if (sizes[bin] == 0) {
                continue;
            }
            for (int c = 0; c < classes; c++) {
                int moved = counts[bin * classes + c];
                if (moved > 0) {
                    leftLogs += xLogX(left[c] + moved) - xLogX(left[c]);
                    rightLogs += xLogX(total[c] - left[c] - moved) - xLogX(total[c] - left[c]);
                    left[c] += moved;
                }
            }
            leftRows += sizes[bin];
            int rightRows = to - from - leftRows;
            if (leftRows < k || rightRows < k) {
                continue;
            }
            double rest = xLogX(leftRows) - leftLogs + xLogX(rightRows) - rightLogs;
            double parameters = Math.min(present - 1, Math.min(leftRows, rightRows) / (2.0 * k) + 1);
            double among = StrictMath.log(features.size()) + (feature.isOrdered() ? StrictMath.log(used) : used * LN_2);
            double cost = 0.5 * parameters * StrictMath.log(to - from) + among;
            double gain = whole - rest - price * cost;
            if (gain > best[0]) {
                best[1] = best[0];
                at[1] = at[0];
                best[0] = gain;
                at[0] = i;
            } else if (gain > best[1]) {
                best[1] = gain;
                at[1] = i;
            }
        }
        for (int b = 0; b < at.length && at[b] >= 0; b++) {
            choices.add(choice(feature, order, at[b], best[b]));
        }
    }

    private static Choice choice(Feature feature, int[] order, int last, double gain) {
        boolean[] yes = new boolean[feature.size()];
        for (int i = 0; i <= last; i++) {
            yes[order[i]] = true;
        }
        if (!feature.isOrdered() && yes[0]) {
            for (int bin = 0; bin < yes.length; bin++) {
                yes[bin] = !yes[bin];
            }
        }
        return new Choice(feature, yes, gain);
    }

    private boolean isShared(int[] positions, int from, int to, Choice choice) {
        return holders(positions, from, to, choice, true) >= k && holders(positions, from, to, choice, false) >= k;
    }

    private int holders(int[] positions, int from, int to, Choice choice, boolean side) {
        stamp++;
        int holders = 0;
        for (int i = from; i < to && holders < k; i++) {
            int p = positions[i];
            if (choice.yes()[choice.feature().bin(p)] == side && unitStamp[units[p]] != stamp) {
                unitStamp[units[p]] = stamp;
                holders++;
            }
        }
        return holders;
    }

    /** Puts the rows of "yes" first, each side in its order before. */
    private static int partition(int[] positions, int from, int to, Choice choice) {
        int[] no = new int[to - from];
        int count = 0;
        int at = from;
        for (int i = from; i < to; i++) {
            if (choice.yes()[choice.feature().bin(positions[i])]) {
                positions[at++] = positions[i];
            } else {
                no[count++] = positions[i];
            }
        }
        System.arraycopy(no, 0, positions, at, count);
        return at;
    }

    private int classOf(int position) {
        return column.classes()[position];
    }

    private double xLogX(long x) {
        return x < LOGS ? xLogX[(int) x] : x * StrictMath.log((double) x);
    }
}
