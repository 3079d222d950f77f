package io.banksynth.train.tree;

import io.banksynth.model.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds keys to one reference table that never name the same row: what is changed into what, who plays whom. By chance none would be equal in
 * one case of a million at most.
 */
final class ApartRows {
    /** Expected rows at which none is a chance of exp(-14) = 8e-7. */
    private static final double EXPECTED = 14;

    private final SameRows rows;
    private final TermValues terms;
    private final int[] units;
    private final int k;

    ApartRows(TableCells table, TermValues terms, int[] units, int k) {
        this.rows = new SameRows(table);
        this.terms = terms;
        this.units = units;
        this.k = k;
    }

    /** The columns that stand before a key and are never equal to it. */
    List<Term> of(CellColumn key, List<CellColumn> earlier) {
        return rows.beside(key, earlier).stream()
                .filter(other -> isApart(terms.own(key.name()), terms.of(other)))
                .toList();
    }

    private boolean isApart(long[] own, long[] other) {
        Map<Long, Long> owns = new HashMap<>();
        Map<Long, Long> others = new HashMap<>();
        Set<Integer> holders = new HashSet<>();
        double rows = 0;
        for (int p = 0; p < own.length; p++) {
            if (own[p] != Term.NONE && other[p] != Term.NONE) {
                if (own[p] == other[p]) {
                    return false;
                }
                rows++;
                holders.add(units[p]);
                owns.merge(own[p], 1L, Long::sum);
                others.merge(other[p], 1L, Long::sum);
            }
        }
        double all = rows;
        double expected = owns.entrySet().stream()
                .mapToDouble(e -> (double) e.getValue() * others.getOrDefault(e.getKey(), 0L) / all)
                .sum();
        return holders.size() >= k && expected >= EXPECTED;
    }
}
