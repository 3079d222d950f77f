package io.banksynth.report;

/** What metrics of one kind add up to; the overall score is the mean of those that count. */
public enum Property {
    /** Distributions of the columns' values. */
    COLUMN_SHAPES,
    /** Pairs of columns of one table. */
    COLUMN_PAIR_TRENDS,
    /** Children per parent. */
    CARDINALITY,
    /** Pairs of columns of a parent and its child. */
    INTERTABLE_TRENDS,
    /** Shares of rows without a value; for looking at, since shapes of texts hold them already. */
    MISSING_VALUES,
    /** Values within the bounds, or among the categories, of the real ones. */
    ADHERENCE,
    /** Foreign keys that have their parent. */
    REFERENTIAL_INTEGRITY,
    /** What one row of a parent says of the next. */
    SEQUENCES,
    /** How hard it is to tell the rows from real ones. */
    DETECTION;

    /** Whether the overall score holds it. */
    public boolean counts() {
        return switch (this) {
            case COLUMN_SHAPES, COLUMN_PAIR_TRENDS, CARDINALITY, INTERTABLE_TRENDS -> true;
            case MISSING_VALUES, ADHERENCE, REFERENTIAL_INTEGRITY, SEQUENCES, DETECTION -> false;
        };
    }
}
