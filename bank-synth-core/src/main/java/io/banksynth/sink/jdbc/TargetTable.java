package io.banksynth.sink.jdbc;

import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the database, with the columns that are written.
 *
 * @param table as it is generated
 * @param sqlName quoted, with its schema
 * @param keys its foreign keys, also those to tables that are not written
 */
public record TargetTable(Table table, String sqlName, List<TargetColumn> columns, List<TargetKey> keys) {
    public TargetTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    public TableName name() {
        return table.name();
    }

    /** Columns of those names, in the order of the names. */
    public List<TargetColumn> columns(List<String> names) {
        return names.stream().map(name -> columns.get(table.position(name))).toList();
    }

    /** The statement that inserts a row of some columns. */
    public String insert(List<TargetColumn> some) {
        String names = some.stream().map(TargetColumn::sqlName).collect(Collectors.joining(", "));
        String marks = some.stream().map(c -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + sqlName + " (" + names + ") VALUES (" + marks + ")";
    }

    /** The statement that sets columns of the row that others tell. */
    public String update(List<TargetColumn> set, List<TargetColumn> telling) {
        return "UPDATE " + sqlName + " SET " + equations(set, ", ") + " WHERE " + equations(telling, " AND ");
    }

    private static String equations(List<TargetColumn> columns, String between) {
        return columns.stream().map(c -> c.sqlName() + " = ?").collect(Collectors.joining(between));
    }
}
