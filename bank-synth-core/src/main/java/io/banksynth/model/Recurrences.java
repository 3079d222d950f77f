package io.banksynth.model;

import java.util.List;

/**
 * Kinds of rows that come again each month, and from when on the next one of them counts as due.
 *
 * @param day how many ticks a day has
 * @param from nothing is due before it
 * @param kinds those that recur, in the order in which they come when several are due at once
 */
public record Recurrences(long day, Term from, List<Recurrence> kinds) {
    /** How many that are due next are told: the first and the second. */
    public static final int RANKS = 2;

    /** Nothing is due any more that did not come for so many months. */
    private static final long FORGOTTEN = 2;

    /** On which day of the month a kind comes, and how regularly it does. */
    public record Recurrence(int kind, Term.Landing landing, Regularity regularity) {
        /** Whether siblings, the last one aside, never pass the day on which it is due. */
        public boolean isCertain() {
            return regularity != Regularity.OFTEN;
        }
    }

    /** How regularly a kind comes. */
    public enum Regularity {
        /** Often on the day on which it is due. */
        OFTEN,
        /** On that day at the latest: no sibling but the last of all passes it. */
        CERTAIN,
        /** On that day and on none before. */
        EXACT
    }

    /** The same kinds, none of which is certain to come. */
    public Recurrences casual() {
        return new Recurrences(
                day,
                from,
                kinds.stream()
                        .map(kind -> new Recurrence(kind.kind(), kind.landing(), Regularity.OFTEN))
                        .toList());
    }

    /** Whether any of them is certain. */
    public boolean hasCertain() {
        return kinds.stream().anyMatch(Recurrence::isCertain);
    }

    public Recurrences {
        if (day < 1) {
            throw new IllegalArgumentException("A day has ticks");
        }
        kinds = List.copyOf(kinds);
        from.leaves(Recurrences::requireKnown);
    }

    private static void requireKnown(Term term) {
        if (term instanceof Term.Due || term instanceof Term.DueKind) {
            throw new IllegalArgumentException("what is due cannot be counted from what is due");
        }
    }

    /**
     * When something is due that came at {@code last}: one month later or more, and not before {@code earliest}.
     *
     * @return {@link Term#NONE} where it never came, or not for long
     */
    public long due(Term.Landing landing, long last, long earliest) {
        if (last == Term.NONE || earliest == Term.NONE) {
            return Term.NONE;
        }
        long months = Math.max(1, CalendarPart.monthsBetween(Math.floorDiv(last, day), Math.floorDiv(earliest, day)));
        if (months > FORGOTTEN) {
            return Term.NONE;
        }
        long due = landing.of(last, day, (int) months);
        return due < earliest ? landing.of(last, day, (int) months + 1) : due;
    }
}
