package io.banksynth.schema;

import java.util.Locale;

/**
 * A table's name. Names compare without case: both parts are held in upper case, which is how they are shown; files and
 * Hive tables carry them in lower case.
 *
 * @param schema the schema, empty when only one is in play
 * @param table the table, never blank
 */
public record TableName(String schema, String table) implements Comparable<TableName> {
    public TableName {
        schema = fold(schema);
        table = fold(table);
        if (table.isBlank()) {
            throw new IllegalArgumentException("A table needs a name");
        }
    }

    /** A table where only one schema is in play. */
    public static TableName of(String table) {
        return new TableName("", table);
    }

    /** Reads {@code TABLE} or {@code SCHEMA.TABLE}. */
    public static TableName parse(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? of(text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Folds a table's or column's name to the case in which names compare. */
    public static String fold(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    /** As shown to people: upper case, with the schema if there is one. */
    public String shown() {
        return schema.isEmpty() ? table : schema + "." + table;
    }

    /** As written to files and Hive: lower case. */
    public String written() {
        return shown().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(TableName other) {
        return shown().compareTo(other.shown());
    }

    @Override
    public String toString() {
        return shown();
    }
}
