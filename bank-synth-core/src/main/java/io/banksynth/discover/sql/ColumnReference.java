package io.banksynth.discover.sql;

/**
 * A column as a query names it.
 *
 * @param qualifier the last name before the column's, empty if there is none
 * @param prior whether {@code PRIOR} stands before it
 * @param outer whether {@code (+)} stands behind it
 */
record ColumnReference(String qualifier, String name, boolean prior, boolean outer) {
    ColumnReference asPrior() {
        return new ColumnReference(qualifier, name, true, outer);
    }

    ColumnReference asOuter() {
        return new ColumnReference(qualifier, name, prior, true);
    }
}
