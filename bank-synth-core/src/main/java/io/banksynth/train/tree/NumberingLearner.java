package io.banksynth.train.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds how siblings at one time are numbered, where that is not the order in which they follow from each other: a bank may give the
 * interest of a day a later key than the fee that was taken before it. Kinds are put into the order that contradicts the keys
 * least, by insertion as long as that helps (Kemeny's rule, solved locally).
 */
final class NumberingLearner {
    private static final int MOST_TIES = 64;
    private static final int MOST_PASSES = 20;

    /** The part of the contradictions that must go for the order to be kept. */
    private static final double WORTH = 0.25;

    private final Siblings siblings;
    private final long[] order;
    private final long[] numbers;
    private final int[] units;
    private final int k;

    /**
     * @param siblings in the order in which they are drawn
     * @param order by the sample's rows, what ties are told by
     * @param numbers by the sample's rows, their places by key
     * @param units by the sample's rows
     */
    NumberingLearner(Siblings siblings, long[] order, long[] numbers, int[] units, int k) {
        this.siblings = siblings;
        this.order = order;
        this.numbers = numbers;
        this.units = units;
        this.k = k;
    }

    /** Pairs of siblings at one time of two kinds. */
    private static final class Pairs {
        private final long[][] before;
        private final List<Set<Integer>> holders = new ArrayList<>();
        private final int kinds;
        private long contradicted;

        Pairs(int kinds) {
            this.kinds = kinds;
            this.before = new long[kinds][kinds];
            IntStream.range(0, kinds * kinds).forEach(i -> holders.add(new HashSet<>()));
        }

        void add(int earlier, int later, boolean drawnSo, int unit) {
            before[earlier][later]++;
            holders.get(Math.min(earlier, later) * kinds + Math.max(earlier, later))
                    .add(unit);
            contradicted += drawnSo ? 0 : 1;
        }

        /** How much more often the one comes before the other than behind it; 0 where fewer than k units say so. */
        long lead(int one, int other, int k) {
            int units = holders.get(Math.min(one, other) * kinds + Math.max(one, other))
                    .size();
            return units < k ? 0 : before[one][other] - before[other][one];
        }

        long behind(List<Integer> sequence) {
            long sum = 0;
            for (int a = 0; a < sequence.size(); a++) {
                for (int b = a + 1; b < sequence.size(); b++) {
                    sum += before[sequence.get(b)][sequence.get(a)];
                }
            }
            return sum;
        }
    }

    /** The kinds in the order of their numbers; empty where the order in which they are drawn does as well. */
    List<Integer> learn(KindLearner.Found found) {
        int kinds = found.kinds().combinations().size();
        Pairs pairs = new Pairs(kinds);
        for (int p = 0; p < siblings.size(); p++) {
            for (int q = p + 1; q < siblings.size() && q - p < MOST_TIES && isTied(p, q); q++) {
                add(pairs, found.codes(), siblings.row[p], siblings.row[q]);
            }
        }
        List<Integer> sequence = sequence(pairs, kinds);
        long left = pairs.behind(sequence);
        return pairs.contradicted - left >= Math.max(k, WORTH * pairs.contradicted) ? sequence : List.of();
    }

    private boolean isTied(int p, int q) {
        return siblings.first[p] == siblings.first[q] && order[siblings.row[p]] == order[siblings.row[q]];
    }

    private void add(Pairs pairs, long[] codes, int one, int other) {
        int first = (int) codes[one];
        int second = (int) codes[other];
        if (first < 0 || second < 0 || first == second) {
            return;
        }
        boolean drawnSo = numbers[one] < numbers[other];
        pairs.add(drawnSo ? first : second, drawnSo ? second : first, drawnSo, units[one]);
    }

    /** Moves one kind after the other to where it contradicts least. */
    private List<Integer> sequence(Pairs pairs, int kinds) {
        List<Integer> sequence = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            insert(pairs, sequence, kind);
        }
        boolean moved = true;
        for (int pass = 0; pass < MOST_PASSES && moved; pass++) {
            List<Integer> last = List.copyOf(sequence);
            for (int kind = 0; kind < kinds; kind++) {
                sequence.remove(Integer.valueOf(kind));
                insert(pairs, sequence, kind);
            }
            moved = !last.equals(sequence);
        }
        return sequence;
    }

    private void insert(Pairs pairs, List<Integer> sequence, int kind) {
        int best = sequence.size();
        long most = 0;
        long gain = 0;
        for (int at = sequence.size() - 1; at >= 0; at--) {
            gain += pairs.lead(kind, sequence.get(at), k);
            if (gain > most) {
                most = gain;
                best = at;
            }
        }
        sequence.add(best, kind);
    }
}
