package io.banksynth.sink.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.ImportedKey;
import io.banksynth.source.jdbc.SqlNames;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks up what a database has of the tables that are to be loaded. */
final class TargetCatalogue {
    private static final String[] KINDS = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

    private final String shown;
    private final DatabaseMetaData metaData;
    private final SqlNames names;
    private final SqlNames.Place place;
    private final Map<String, Map<TableName, String>> tables = new LinkedHashMap<>();

    /**
     * @param shown the database's address, for messages
     * @param place where tables lie whose names have no schema
     */
    TargetCatalogue(Connection session, String shown, SqlNames names, SqlNames.Place place) throws SQLException {
        this.shown = shown;
        this.metaData = session.getMetaData();
        this.names = names;
        this.place = place;
    }

    /** Where a table lies or will lie. */
    SqlNames.Place place(TableName table) throws SQLException {
        return table.schema().isEmpty() ? place : names.place(table.schema());
    }

    /** The database's own name of a table, if it has the table. */
    Optional<String> stored(TableName table) throws SQLException {
        SqlNames.Place where = place(table);
        Map<TableName, String> known = tables.get(where.shown());
        if (known == null) {
            known = new TreeMap<>();
            try (ResultSet rows = metaData.getTables(where.catalog(), names.pattern(where.schema()), "%", KINDS)) {
                while (rows.next()) {
                    String name = rows.getString("TABLE_NAME");
                    known.put(TableName.of(name), name);
                }
            }
            tables.put(where.shown(), known);
        }
        return Optional.ofNullable(known.get(TableName.of(table.table())));
    }

    /**
     * A table with its columns and foreign keys.
     *
     * @param written all tables that are loaded, to know parents by their names in the plan
     * @throws BankSynthException if it is missing, or lacks a column
     */
    TargetTable table(Table table, List<Table> written) throws SQLException {
        String name = stored(table.name())
                .orElseThrow(() ->
                        BankSynthException.output("Cannot load table " + table.name() + " into " + shown + ": schema "
                                + place.shown() + " has no table of that name; make it, or give --create_tables"));
        SqlNames.Place where = place(table.name());
        return new TargetTable(
                table, names.qualified(where, name), columns(table, where, name), keys(table, where, name, written));
    }

    private List<TargetColumn> columns(Table table, SqlNames.Place where, String name) throws SQLException {
        Map<String, TargetColumn> stored = new LinkedHashMap<>();
        try (ResultSet rows =
                metaData.getColumns(where.catalog(), names.pattern(where.schema()), names.pattern(name), "%")) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                Optional<Column> planned = table.column(column);
                int jdbcType = rows.getInt("DATA_TYPE");
                boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                stored.put(
                        TableName.fold(column),
                        new TargetColumn(
                                planned.orElse(new Column(column, io.banksynth.schema.DataType.Text.STRING, nullable)),
                                names.quoted(column),
                                jdbcType,
                                nullable));
            }
        }
        List<TargetColumn> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            TargetColumn target = stored.get(column.name());
            if (target == null) {
                throw BankSynthException.output("Cannot load table " + table.name() + " into " + shown
                        + ": it has no column " + column.name() + " there, only " + String.join(", ", stored.keySet())
                        + "; it was changed since the training");
            }
            columns.add(target);
        }
        return columns;
    }

    private List<TargetKey> keys(Table table, SqlNames.Place where, String name, List<Table> written)
            throws SQLException {
        List<TargetKey> found = new ArrayList<>();
        for (ImportedKey key : ImportedKey.of(metaData, where, name)) {
            List<String> columns = key.columns().stream()
                    .map(TableName::fold)
                    .filter(c -> table.column(c).isPresent())
                    .toList();
            found.add(new TargetKey(key.name(), columns, planned(key, where, written), key.checked()));
        }
        return found;
    }

    /** The name that the plan has for a table of the database. */
    private TableName planned(ImportedKey key, SqlNames.Place where, List<Table> written) {
        String ofParent = key.parentSchema().orElse(where.shown());
        String name = key.parent();
        for (Table table : written) {
            String asked = table.name().schema().isEmpty()
                    ? place.shown()
                    : table.name().schema();
            if (table.name().table().equals(TableName.fold(name)) && asked.equalsIgnoreCase(ofParent)) {
                return table.name();
            }
        }
        return new TableName(ofParent, name);
    }
}
