package io.banksynth.discover.sql;

import java.util.List;

/** One side of a comparison, as far as it passes values on unchanged. */
sealed interface Operand {
    /** Columns, one of which gives the value. */
    record Columns(List<ColumnReference> columns) implements Operand {}

    /** A column of what a subquery yields. */
    record Yield(Relation query, int column) implements Operand {}
}
