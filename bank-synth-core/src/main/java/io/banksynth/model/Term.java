package io.banksynth.model;

import java.util.function.Consumer;

/**
 * A whole number that follows from what is known of a row: what trees ask for, and what derived values are. Numbers and
 * dates count in ticks, texts in the codes of their column's frequent values, references in rows of their table.
 */
public sealed interface Term {
    /** No value; below all others. */
    long NONE = Long.MIN_VALUE;

    /** Texts that are not frequent have codes below this, each its own. */
    long RARE = -1;

    /** Always the same. */
    record Constant(long value) implements Term {}

    /** A column of this row or of one it hangs together with. */
    record Field(Place place, String column) implements Term {}

    /** How a row stands among its siblings. */
    record Counter(Count count) implements Term {}

    /** See {@link Counter}. */
    enum Count {
        /** Siblings before it. */
        ORDINAL,
        /** Children of its parent. */
        SIBLINGS,
        /** Siblings after it. */
        LEFT,
        /** Siblings before it that are of one time with the last of them. */
        TIED
    }

    /** A column of the reference table that {@code link} points at, as the rank of its value among the different ones. */
    record Attribute(Place place, String link, String column) implements Term {}

    /**
     * A number of the reference table that {@code link} points at.
     *
     * @param exponent it counts in {@code 10^-exponent}
     */
    record Listed(String link, String column, int exponent) implements Term {
        /** More digits than a whole number of 64 bits has. */
        private static final int MOST_DIGITS = 18;

        public Listed {
            if (Math.abs(exponent) > MOST_DIGITS) {
                throw new IllegalArgumentException("A number has at most " + MOST_DIGITS + " digits");
            }
        }
    }

    /**
     * A column of the row's parent along another relationship than the driver.
     *
     * @param link the child's columns of that relationship, joined by commas
     */
    record Linked(String link, String column) implements Term {}

    /** What the calendar says of a time; {@code day} is how many ticks a day has. */
    record Part(CalendarPart part, long day, Term of) implements Term {
        public Part {
            requireDay(day);
        }
    }

    /** Ticks since the last sibling of a kind, by the column that orders siblings; where none does, siblings since. */
    record Since(int kind) implements Term {}

    /**
     * When the next of the kinds that recur is due ({@link Recurrences}).
     *
     * @param rank 0 for the first, 1 for the second
     */
    record Due(int rank) implements Term {}

    /** Which of the kinds that is. */
    record DueKind(int rank) implements Term {}

    /** The first of the two that has a value. */
    record FirstKnown(Term first, Term second) implements Term {}

    /** Two numbers put together; no value where one is missing, where they overflow, or where a division by 0 is asked. */
    record Arithmetic(Operation operation, Term left, Term right) implements Term {}

    /** See {@link Arithmetic}. */
    enum Operation {
        PLUS,
        MINUS,
        TIMES,
        /** Rounded towards minus infinity. */
        OVER,
        /** The smaller one. */
        LEAST;

        public long of(long left, long right) {
            if (left == NONE || right == NONE) {
                return NONE;
            }
            switch (this) {
                case PLUS -> {
                    long sum = left + right;
                    return ((left ^ sum) & (right ^ sum)) < 0 ? NONE : sum;
                }
                case MINUS -> {
                    long difference = left - right;
                    return ((left ^ right) & (left ^ difference)) < 0 ? NONE : difference;
                }
                case TIMES -> {
                    return Math.multiplyHigh(left, right) != ((left * right) >> 63) ? NONE : left * right;
                }
                case LEAST -> {
                    return Math.min(left, right);
                }
                default -> {
                    return right == 0 ? NONE : Math.floorDiv(left, right);
                }
            }
        }
    }

    /** The same day of the month some months later, or that month's last day; the time of day stays. */
    record Later(long day, int months, Landing landing, Term of) implements Term {
        public Later {
            requireDay(day);
        }
    }

    /** See {@link Later}. */
    enum Landing {
        SAME_DAY,
        MONTH_END;

        /** Where a time lands; {@code ticks} has a value. */
        public long of(long ticks, long day, int months) {
            long date = Math.floorDiv(ticks, day);
            long landed = this == SAME_DAY ? CalendarPart.later(date, months) : CalendarPart.monthEnd(date, months);
            return ticks + (landed - date) * day;
        }
    }

    /** Hands the parts that are made of no other terms to {@code visitor}. */
    default void leaves(Consumer<Term> visitor) {
        if (this instanceof Part part) {
            part.of().leaves(visitor);
        } else if (this instanceof FirstKnown either) {
            either.first().leaves(visitor);
            either.second().leaves(visitor);
        } else if (this instanceof Arithmetic arithmetic) {
            arithmetic.left().leaves(visitor);
            arithmetic.right().leaves(visitor);
        } else if (this instanceof Later later) {
            later.of().leaves(visitor);
        } else {
            visitor.accept(this);
        }
    }

    private static void requireDay(long day) {
        if (day < 1) {
            throw new IllegalArgumentException("A day has ticks");
        }
    }
}
