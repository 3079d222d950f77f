package io.banksynth.schema;

import java.util.Comparator;
import java.util.List;

/**
 * How queries or declared checks use a column, apart from joins.
 *
 * @param kind an operator ({@code =}, {@code in}, {@code between}, {@code like}, {@code <} and so on), {@code group}, or the
 *     name of a function in lower case; behind the word {@code check} if a declared constraint says it and no query
 * @param literals the values it is compared with, or the function's other arguments: sorted, each once, at most a hundred
 * @param count how often it is used so
 */
public record ColumnUse(TableName table, String column, String kind, List<String> literals, int count) {
    static final Comparator<ColumnUse> ORDER = Comparator.comparing(ColumnUse::table)
            .thenComparing(ColumnUse::column)
            .thenComparing(ColumnUse::kind);

    public ColumnUse {
        column = TableName.fold(column);
        literals = List.copyOf(literals);
    }
}
