package io.banksynth.model;

/**
 * A column of the parents that is, in every row, an aggregate of their children.
 *
 * @param column of the parent
 * @param of what is aggregated, in the ticks of that column: numbers of the child's own columns, put together
 * @param childless what a parent holds none of whose children has a value
 */
public record RollUp(String column, Aggregate aggregate, Term of, Childless childless) {
    /** What is made of the children's values; those without one are passed over but by the first and the last child. */
    public enum Aggregate {
        SUM,
        /** The value of the last child in the order of siblings. */
        LAST,
        /** The value of the first child in the order of siblings. */
        FIRST,
        GREATEST,
        LEAST
    }

    /** What stands where there is nothing to aggregate. */
    public enum Childless {
        NONE,
        ZERO,
        /** What is drawn for the column as for any other: in the sample there was no such parent. */
        DRAWN
    }

    public RollUp {
        requireOwn(of);
    }

    /** What is drawn for the column as for any other. */
    public Term drawn() {
        return new Term.Field(Place.OWN, column);
    }

    /**
     * Looks whether a term is made of numbers of the row itself alone.
     *
     * @throws IllegalArgumentException if it is not
     */
    static void requireOwn(Term term) {
        if (term instanceof Term.Arithmetic arithmetic) {
            requireOwn(arithmetic.left());
            requireOwn(arithmetic.right());
        } else if (!(term instanceof Term.Constant)
                && !(term instanceof Term.Field field && field.place() == Place.OWN)) {
            throw new IllegalArgumentException("only numbers of the row itself are put together here");
        }
    }
}
