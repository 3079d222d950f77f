package io.banksynth.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a database's own catalogue declares: as certain as a script of CREATE TABLE.
 *
 * @param origin where it was read, for evidence and messages: {@code oracle} or {@code hive}; never with a password
 */
public record Catalogue(String origin, List<Declared> tables) {
    public Catalogue {
        tables = List.copyOf(tables);
    }

    /**
     * A column as it is declared.
     *
     * @param type empty where the declaration leaves it open, as Oracle's plain NUMBER does
     */
    public record DeclaredColumn(String name, Optional<DataType> type, boolean nullable) {
        public DeclaredColumn {
            name = TableName.fold(name);
        }
    }

    /** A foreign key as it is declared; columns in the order in which they belong together. */
    public record DeclaredKey(List<String> columns, TableName parent, List<String> parentColumns) {
        public DeclaredKey {
            columns = folded(columns);
            parentColumns = folded(parentColumns);
        }
    }

    /**
     * A table as it is declared.
     *
     * @param columns in the order of the table
     * @param primaryKey empty when there is none
     * @param unique other keys
     * @param checks conditions that hold for every row, in SQL
     */
    public record Declared(
            TableName name,
            List<DeclaredColumn> columns,
            List<String> primaryKey,
            List<List<String>> unique,
            List<DeclaredKey> foreignKeys,
            List<String> checks) {
        public Declared {
            columns = List.copyOf(columns);
            primaryKey = folded(primaryKey);
            unique = unique.stream().map(Catalogue::folded).toList();
            foreignKeys = List.copyOf(foreignKeys);
            checks = List.copyOf(checks);
        }
    }

    private static List<String> folded(List<String> names) {
        List<String> folded = new ArrayList<>();
        names.forEach(name -> folded.add(TableName.fold(name)));
        return List.copyOf(folded);
    }
}
