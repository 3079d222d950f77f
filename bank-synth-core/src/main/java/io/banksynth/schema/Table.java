package io.banksynth.schema;

import io.banksynth.error.BankSynthException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table and its keys.
 *
 * @param columns in the order of the table; empty when only the name is known
 * @param primaryKey columns of the primary key, empty when there is none
 * @param unique other keys, each a list of columns
 */
public record Table(TableName name, List<Column> columns, List<String> primaryKey, List<List<String>> unique) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = primaryKey.stream().map(TableName::fold).toList();
        unique = unique.stream()
                .map(key -> key.stream().map(TableName::fold).toList())
                .toList();
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw BankSynthException.source("Cannot use table " + name + ": two columns are named " + column.name()
                        + " (names compare without case)");
            }
        }
    }

    /** The column of that name, without regard to case. */
    public Optional<Column> column(String columnName) {
        String folded = TableName.fold(columnName);
        return columns.stream().filter(c -> c.name().equals(folded)).findFirst();
    }

    /** The position of a column of that name, -1 if there is none. */
    public int position(String columnName) {
        String folded = TableName.fold(columnName);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(folded)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether these columns, in any order, are the primary key or a unique key. */
    public boolean isKey(List<String> columnNames) {
        Set<String> asked = new HashSet<>(columnNames);
        if (!primaryKey.isEmpty() && asked.equals(Set.copyOf(primaryKey))) {
            return true;
        }
        return unique.stream().anyMatch(key -> asked.equals(Set.copyOf(key)));
    }
}
