package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tables that are known to be stored, with the names of their columns. */
public final class Catalog {
    private final Map<TableName, List<String>> columns = new TreeMap<>();
    private final Map<TableName, Set<String>> names = new HashMap<>();
    private final Map<String, TableName> byTable = new HashMap<>();

    /**
     * @param tables folded column names by table, in the order of the table
     */
    public Catalog(Map<TableName, List<String>> tables) {
        tables.forEach((name, own) -> {
            columns.put(name, List.copyOf(own));
            names.put(name, Set.copyOf(own));
            byTable.merge(name.table(), name, (a, b) -> a.compareTo(b) < 0 ? a : b);
        });
    }

    /** The stored table that a name in a query means: of that schema, else of any. */
    public Optional<TableName> find(String schema, String table) {
        TableName exact = new TableName(schema, table);
        if (columns.containsKey(exact)) {
            return Optional.of(exact);
        }
        return Optional.ofNullable(byTable.get(TableName.fold(table)));
    }

    /** The columns of a stored table, none if it is not known. */
    public List<String> columns(TableName table) {
        return columns.getOrDefault(table, List.of());
    }

    /** Whether a stored table is known to have a column. */
    boolean has(TableName table, String column) {
        return names.getOrDefault(table, Set.of()).contains(column);
    }

    public Collection<TableName> tables() {
        return columns.keySet();
    }
}
