package io.banksynth.discover;

import io.banksynth.schema.TableName;
import java.util.List;

/**
 * A way in which queries use a column.
 *
 * @param kind the comparison with literals ({@code =}, {@code in}, {@code between}, {@code like}, {@code <} ...), {@code
 *     group} for grouping by the column itself, or the name of the function that it is grouped through
 * @param literals what it is compared with, or the function's other arguments; sorted, each once, the hundred commonest
 * @param count in how many places
 */
public record ColumnUse(TableName table, String column, String kind, List<String> literals, int count) {
    public ColumnUse {
        literals = List.copyOf(literals);
    }
}
