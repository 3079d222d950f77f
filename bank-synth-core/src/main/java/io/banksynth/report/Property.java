package io.banksynth.report;

/** What metrics of one kind add up to; the overall score is the mean of those that count. */
public enum Property {
    /** Distributions of the columns' values. */
    COLUMN_SHAPES,
    /** Children per parent. */
    CARDINALITY,
    /** Shares of rows without a value; for looking at, since shapes of texts hold them already. */
    MISSING_VALUES;

    /** Whether the overall score holds it. */
    public boolean counts() {
        return this != MISSING_VALUES;
    }
}
