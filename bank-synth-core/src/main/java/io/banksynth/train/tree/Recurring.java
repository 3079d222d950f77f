package io.banksynth.train.tree;

import io.banksynth.model.DueTimes;
import io.banksynth.model.Kinds;
import io.banksynth.model.Recurrences;
import io.banksynth.model.Recurrences.Recurrence;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds kinds of rows that come again each month, on the same day or on its last. */
final class Recurring {
    private static final int MOST = 32;

    /** What comes when it is due less often than that is found by chance, or of little use. */
    private static final double REGULAR = 0.25;

    private final TermValues terms;
    private final int[] units;
    private final int k;

    Recurring(TermValues terms, int[] units, int k) {
        this.terms = terms;
        this.units = units;
        this.k = k;
    }

    /** The part of the cases in which what is certain may be missed, and what is exact may come early. */
    private static final double IRREGULAR = 0.005;

    private record Found(Recurrence recurrence, long rows) {}

    /**
     * The kinds that recur, the most frequent first; empty where none does.
     *
     * @param from what no row is before
     */
    Optional<Recurrences> find(CellColumn order, Term from) {
        List<Found> found = new ArrayList<>();
        long[] earliest = terms.of(from);
        for (int kind = 0; kind < Math.min(MOST, terms.kindCount()); kind++) {
            for (Term.Landing landing : Term.Landing.values()) {
                Recurrence recurrence = new Recurrence(kind, landing, regularity(kind, landing, order));
                Recurrences alone = new Recurrences(order.day(), from, List.of(recurrence));
                long rows = rows(kind, due(alone, earliest).times()[0], terms.own(order.name()));
                if (rows > 0) {
                    found.add(new Found(recurrence, rows));
                }
            }
        }
        found.sort(Comparator.comparingLong((Found f) -> -f.rows()));
        Set<Integer> known = new HashSet<>();
        List<Recurrence> kinds = found.stream()
                .map(Found::recurrence)
                .filter(recurrence -> known.add(recurrence.kind()))
                .toList();
        return kinds.isEmpty() ? Optional.empty() : Optional.of(new Recurrences(order.day(), from, kinds));
    }

    private Recurrences.Regularity regularity(int kind, Term.Landing landing, CellColumn order) {
        long[] kinds = terms.own(Kinds.COLUMN);
        long[] own = terms.own(order.name());
        long all = 0;
        long missed = 0;
        long early = 0;
        Set<Integer> holders = new HashSet<>();
        for (int p = 0; p < own.length; p++) {
            if (kinds[p] != kind) {
                continue;
            }
            long due = landing.of(own[p], order.day(), 1);
            boolean came = false;
            boolean before = false;
            int q = p + 1;
            while (q < own.length && terms.isSibling(p, q) && own[q] <= due) {
                came |= own[q] == due && kinds[q] == kind;
                before |= own[q] > own[p] && own[q] < due && kinds[q] == kind;
                q++;
            }
            if (q < own.length && terms.isSibling(p, q)) {
                all++;
                missed += came ? 0 : 1;
                early += before ? 1 : 0;
                holders.add(units[p]);
            }
        }
        if (holders.size() < 2 * k || missed > IRREGULAR * all) {
            return Recurrences.Regularity.OFTEN;
        }
        return early > IRREGULAR * all ? Recurrences.Regularity.CERTAIN : Recurrences.Regularity.EXACT;
    }

    /** What is due at each row. */
    TermValues.Dues dues(Recurrences recurrences) {
        return due(recurrences, terms.of(recurrences.from()));
    }

    private TermValues.Dues due(Recurrences recurrences, long[] earliest) {
        List<long[]> lasts = new ArrayList<>();
        recurrences.kinds().forEach(kind -> lasts.add(terms.last(kind.kind())));
        long[][] times = new long[Recurrences.RANKS][earliest.length];
        long[][] kinds = new long[Recurrences.RANKS][earliest.length];
        DueTimes due = new DueTimes(recurrences);
        for (int p = 0; p < earliest.length; p++) {
            due.begin();
            for (int i = 0; i < lasts.size(); i++) {
                due.add(i, lasts.get(i)[p], earliest[p]);
            }
            for (int rank = 0; rank < Recurrences.RANKS; rank++) {
                times[rank][p] = due.time(rank);
                kinds[rank][p] = due.kind(rank);
            }
        }
        return new TermValues.Dues(times, kinds);
    }

    /** Rows of the kind that came when they were due, if enough did; else 0. */
    private long rows(int kind, long[] due, long[] own) {
        long[] kinds = terms.own(Kinds.COLUMN);
        long known = 0;
        long met = 0;
        Set<Integer> holders = new HashSet<>();
        for (int p = 0; p < own.length; p++) {
            if (kinds[p] == kind && due[p] != Term.NONE) {
                known++;
                if (own[p] == due[p]) {
                    met++;
                    holders.add(units[p]);
                }
            }
        }
        return holders.size() >= 2 * k && met >= REGULAR * known ? met : 0;
    }
}
