package io.banksynth.train.tree;

import io.banksynth.model.Term;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the numbers that a number never exceeds or falls below: the limit of a card, the seats of a stadium. As for all that rows never
 * have, were the two independent it would be seen with a chance of one in a million at most.
 */
final class NumberBounds {
    /** Expected rows on the wrong side at which none is a chance of exp(-14) = 8e-7. */
    private static final double EXPECTED = 14;

    private static final int MOST_BOUNDS = 2;

    private final TermValues terms;
    private final int[] units;
    private final int k;

    /** On which side of a number another one lies. */
    enum Side {
        AT_LEAST,
        AT_MOST
    }

    NumberBounds(TermValues terms, int[] units, int k) {
        this.terms = terms;
        this.units = units;
        this.k = k;
    }

    private record Bound(Term term, double expected) {}

    /** Those of some numbers that bound a column, the ones that say most. */
    List<Term> of(long[] own, List<Term> candidates, Side side) {
        return candidates.stream()
                .flatMap(term -> bound(own, term, side).stream())
                .sorted(Comparator.comparingDouble(bound -> -bound.expected()))
                .limit(MOST_BOUNDS)
                .map(Bound::term)
                .toList();
    }

    private Optional<Bound> bound(long[] own, Term term, Side side) {
        long[] limit = terms.of(term);
        Set<Integer> holders = new HashSet<>();
        for (int p = 0; p < own.length; p++) {
            if (own[p] != Term.NONE && limit[p] != Term.NONE) {
                if (side == Side.AT_MOST ? own[p] > limit[p] : own[p] < limit[p]) {
                    return Optional.empty();
                }
                holders.add(units[p]);
            }
        }
        double expected = holders.size() < 2 * k ? 0 : expected(own, limit, side);
        return expected < EXPECTED ? Optional.empty() : Optional.of(new Bound(term, expected));
    }

    /** How many rows would be on the wrong side, had each a limit of any row. */
    private static double expected(long[] own, long[] limit, Side side) {
        int[] known = IntStream.range(0, own.length)
                .filter(p -> own[p] != Term.NONE && limit[p] != Term.NONE)
                .toArray();
        long[] numbers = Arrays.stream(known).mapToLong(p -> own[p]).sorted().toArray();
        long[] limits = Arrays.stream(known).mapToLong(p -> limit[p]).sorted().toArray();
        double wrong = 0;
        int below = 0;
        int notAbove = 0;
        for (long number : numbers) {
            while (below < limits.length && limits[below] < number) {
                below++;
            }
            while (notAbove < limits.length && limits[notAbove] <= number) {
                notAbove++;
            }
            wrong += side == Side.AT_MOST ? below : limits.length - notAbove;
        }
        return known.length == 0 ? 0 : wrong / known.length;
    }
}
