package io.banksynth.sink.jdbc;

import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.SqlNames;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements that make tables with all their keys. */
final class TableDefinitions {
    private final SqlDialect dialect;
    private final SqlNames names;
    private final TargetCatalogue catalogue;

    TableDefinitions(SqlDialect dialect, SqlNames names, TargetCatalogue catalogue) {
        this.dialect = dialect;
        this.names = names;
        this.catalogue = catalogue;
    }

    /** The statement that makes a table with its primary key and its other keys. */
    String table(Table table) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean key = table.primaryKey().contains(column.name())
                    || table.unique().stream().anyMatch(k -> k.contains(column.name()));
            boolean present = !column.nullable() || table.primaryKey().contains(column.name());
            lines.add(name(column.name()) + " " + column.type().accept(new SqlTypes(dialect, key))
                    + (present ? " NOT NULL" : ""));
        }
        if (!table.primaryKey().isEmpty()) {
            lines.add("PRIMARY KEY " + names(table.primaryKey()));
        }
        Set<Set<String>> keys = new HashSet<>(Set.of(Set.copyOf(table.primaryKey())));
        for (List<String> unique : table.unique()) {
            if (keys.add(Set.copyOf(unique))) {
                lines.add("UNIQUE " + names(unique));
            }
        }
        return "CREATE TABLE " + table(table.name()) + " (" + String.join(", ", lines) + ")";
    }

    /**
     * The statement that adds a foreign key; empty if it cannot be declared, as it holds for some rows only or its parent's columns
     * are no key.
     *
     * @param tables those of the run, parents first where there is no cycle
     */
    Optional<String> foreignKey(Relationship key, List<Table> tables) throws SQLException {
        Optional<Table> parent = find(tables, key.parent());
        Optional<Table> child = find(tables, key.child());
        if (!isDeclared(key)
                || child.isEmpty()
                || parent.isEmpty()
                || !parent.get().isKey(key.parentColumns())) {
            return Optional.empty();
        }
        boolean early = tables.indexOf(parent.get()) >= tables.indexOf(child.get());
        return Optional.of("ALTER TABLE " + table(key.child()) + " ADD FOREIGN KEY " + names(key.childColumns())
                + " REFERENCES " + table(key.parent()) + " " + names(key.parentColumns())
                + (early && dialect.canDefer() ? " DEFERRABLE" : ""));
    }

    /** Whether a relationship is a key that holds for every row. */
    static boolean isDeclared(Relationship key) {
        boolean rejected = key.review().filter(r -> r == Review.REJECT).isPresent();
        return key.kind() == RelationshipKind.FK && !rejected && key.condition().isEmpty();
    }

    private static Optional<Table> find(List<Table> tables, TableName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    private String table(TableName table) throws SQLException {
        Optional<String> stored = catalogue.stored(table);
        return names.qualified(catalogue.place(table), stored.isPresent() ? stored.get() : names.folded(table.table()));
    }

    private String name(String column) throws SQLException {
        return names.quoted(names.folded(column));
    }

    private String names(List<String> columns) throws SQLException {
        List<String> quoted = new ArrayList<>();
        for (String column : columns) {
            quoted.add(name(column));
        }
        return "(" + String.join(", ", quoted) + ")";
    }
}
