package io.banksynth.train.tree;

import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses terms that a column often equals: those that save most of the information that its values carry otherwise, one
 * after the other, so that two that say the same are not both taken.
 */
final class DerivedSearch {
    private static final int MOST = 4;
    private static final double WORTH = 0.02;
    private static final int TRIAL = 4000;
    private static final double SEEN_IN_TRIAL = 0.01;
    private static final double BITS_OF_RARE = 12;

    private final TermValues terms;
    private final int[] units;
    private final int k;

    DerivedSearch(TermValues terms, int[] units, int k) {
        this.terms = terms;
        this.units = units;
        this.k = k;
    }

    List<Term> find(long[] values, List<Term> candidates) {
        double[] information = information(values);
        double total = 0;
        for (double nats : information) {
            total += nats;
        }
        boolean[] told = new boolean[values.length];
        List<Term> chosen = new ArrayList<>();
        List<Term> left = new ArrayList<>(candidates);
        while (chosen.size() < MOST && !left.isEmpty()) {
            @Nullable Term best = null;
            double bestGain = Math.max(WORTH * total, 1);
            List<Term> still = new ArrayList<>();
            for (Term candidate : left) {
                long[] of = terms.of(candidate);
                double gain = gain(values, of, told, information);
                if (gain > WORTH * total) {
                    still.add(candidate);
                }
                if (gain > bestGain) {
                    bestGain = gain;
                    best = candidate;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(best);
            still.remove(best);
            left = still;
            long[] of = terms.of(best);
            for (int p = 0; p < values.length; p++) {
                told[p] |= values[p] != Term.NONE && values[p] == of[p];
            }
        }
        return chosen;
    }

    /** What it takes to say each value by its frequency alone, in nats. */
    private static double[] information(long[] values) {
        Map<Long, Integer> counts = new HashMap<>();
        int rows = 0;
        for (long value : values) {
            if (value != Term.NONE) {
                counts.merge(value, 1, Integer::sum);
                rows++;
            }
        }
        double[] out = new double[values.length];
        for (int p = 0; p < values.length; p++) {
            if (values[p] != Term.NONE) {
                double share = counts.getOrDefault(values[p], 1) / (double) rows;
                out[p] = Math.min(BITS_OF_RARE, -StrictMath.log(share));
            }
        }
        return out;
    }

    /** Nats saved: those of the values that the term tells, less those that say whether it does. */
    private double gain(long[] values, long[] of, boolean[] told, double[] information) {
        long known = 0;
        long equal = 0;
        double saved = 0;
        Set<Integer> holders = new HashSet<>();
        for (int p = 0; p < values.length; p++) {
            if (p == TRIAL && equal < SEEN_IN_TRIAL * p) {
                return 0;
            }
            if (values[p] == Term.NONE || told[p] || of[p] == Term.NONE) {
                continue;
            }
            known++;
            if (values[p] == of[p]) {
                equal++;
                saved += information[p];
                if (holders.size() < k) {
                    holders.add(units[p]);
                }
            }
        }
        if (holders.size() < k || known == 0) {
            return 0;
        }
        double share = (double) equal / known;
        double asked = share == 1 ? 0 : -share * StrictMath.log(share) - (1 - share) * StrictMath.log(1 - share);
        return saved - known * asked;
    }
}
