package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads a schema through {@link DatabaseMetaData}, which every driver has. */
final class StandardCatalogue {
    private static final String[] KINDS = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

    private final Database database;
    private final DatabaseMetaData metaData;
    private final SqlNames names;
    private final Map<TableName, DeclaredTable> tables = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    private StandardCatalogue(Database database) throws SQLException {
        this.database = database;
        this.metaData = database.metaData();
        this.names = new SqlNames(database.connection());
    }

    /** A schema that a user named, or the session's own where the database has none of that name. */
    static StoredSchema read(Database database, String schema) throws SQLException {
        return new StandardCatalogue(database).read(schema);
    }

    private StoredSchema read(String asked) throws SQLException {
        SqlNames.Place place = names.place(asked);
        List<String> found = new ArrayList<>();
        try (ResultSet rows = metaData.getTables(place.catalog(), names.pattern(place.schema()), "%", KINDS)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                TableName known = TableName.of(name);
                if (tables.containsKey(known)) {
                    throw BankSynthException.source("Cannot use schema " + place.shown() + " of " + database.shown()
                            + ": two tables are named " + known + " (names compare without case)");
                }
                tables.put(known, new DeclaredTable(known, names.qualified(place, name)));
                found.add(name);
            }
        }
        for (String name : found) {
            DeclaredTable table = Objects.requireNonNull(tables.get(TableName.of(name)));
            readColumns(place, name, table);
            readKeys(place, name, table);
        }
        return new StoredSchema(
                database.shown(),
                place.shown(),
                tables.values().stream().map(DeclaredTable::finish).toList(),
                warnings);
    }

    private void readColumns(SqlNames.Place place, String name, DeclaredTable table) throws SQLException {
        try (ResultSet rows =
                metaData.getColumns(place.catalog(), names.pattern(place.schema()), names.pattern(name), "%")) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                table.column(
                        column,
                        names.quoted(column),
                        JdbcTypes.type(
                                rows.getInt("DATA_TYPE"),
                                rows.getString("TYPE_NAME"),
                                rows.getInt("COLUMN_SIZE"),
                                rows.getInt("DECIMAL_DIGITS")),
                        rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls);
            }
        }
    }

    private void readKeys(SqlNames.Place place, String name, DeclaredTable table) throws SQLException {
        try (ResultSet rows = metaData.getPrimaryKeys(place.catalog(), place.schema(), name)) {
            while (rows.next()) {
                table.primaryKey(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        try (ResultSet rows = metaData.getIndexInfo(place.catalog(), place.schema(), name, true, true)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                boolean partial = rows.getString("FILTER_CONDITION") != null;
                if (column != null && !partial && rows.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
                    table.unique(rows.getString("INDEX_NAME"), rows.getInt("ORDINAL_POSITION"), column);
                }
            }
        } catch (SQLException e) {
            warnings.add("Unique keys of " + TableName.of(name) + " are not known: " + database.reason(e));
        }
        readForeignKeys(place, name, table);
    }

    private void readForeignKeys(SqlNames.Place place, String name, DeclaredTable table) throws SQLException {
        for (ImportedKey key : ImportedKey.of(metaData, place, name)) {
            TableName parent = TableName.of(key.parent());
            for (int i = 0; tables.containsKey(parent) && i < key.columns().size(); i++) {
                table.foreignKey(
                        key.name(),
                        i,
                        key.columns().get(i),
                        parent,
                        key.parentColumns().get(i));
            }
        }
    }
}
