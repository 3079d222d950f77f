package io.banksynth.source.jdbc;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table while what its catalogue says of it comes in, row by row. */
final class DeclaredTable {
    private final TableName name;
    private final String sqlName;
    private final List<Catalogue.DeclaredColumn> columns = new ArrayList<>();
    private final List<String> sqlColumns = new ArrayList<>();
    private final Map<Integer, String> primaryKey = new TreeMap<>();
    private final Map<String, Map<Integer, String>> unique = new LinkedHashMap<>();
    private final Map<String, ForeignKey> foreignKeys = new LinkedHashMap<>();

    private final List<String> checks = new ArrayList<>();

    private record ForeignKey(TableName parent, Map<Integer, String> columns, Map<Integer, String> parentColumns) {}

    DeclaredTable(TableName name, String sqlName) {
        this.name = name;
        this.sqlName = sqlName;
    }

    void column(String column, String sqlColumn, Optional<DataType> type, boolean nullable) {
        columns.add(new Catalogue.DeclaredColumn(column, type, nullable));
        sqlColumns.add(sqlColumn);
    }

    void primaryKey(int position, String column) {
        primaryKey.put(position, column);
    }

    void unique(String constraint, int position, String column) {
        unique.computeIfAbsent(constraint, c -> new TreeMap<>()).put(position, column);
    }

    void foreignKey(String constraint, int position, String column, TableName parent, String parentColumn) {
        ForeignKey key =
                foreignKeys.computeIfAbsent(constraint, c -> new ForeignKey(parent, new TreeMap<>(), new TreeMap<>()));
        key.columns.put(position, column);
        key.parentColumns.put(position, parentColumn);
    }

    void check(String condition) {
        checks.add(condition);
    }

    StoredTable finish() {
        List<String> key = List.copyOf(primaryKey.values());
        List<List<String>> others = unique.values().stream()
                .map(columnsOf -> List.copyOf(columnsOf.values()))
                .filter(columnsOf -> !columnsOf.equals(key))
                .distinct()
                .toList();
        List<Catalogue.DeclaredKey> parents = foreignKeys.values().stream()
                .map(k -> new Catalogue.DeclaredKey(
                        List.copyOf(k.columns.values()), k.parent, List.copyOf(k.parentColumns.values())))
                .toList();
        return new StoredTable(
                new Catalogue.Declared(name, columns, key, others, parents, checks), sqlName, sqlColumns);
    }
}
