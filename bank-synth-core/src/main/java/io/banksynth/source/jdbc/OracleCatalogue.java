package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a schema from Oracle's dictionary: {@code ALL_TAB_COLUMNS}, {@code ALL_CONSTRAINTS} and {@code ALL_CONS_COLUMNS}. Disabled and
 * RELY constraints count: they say what is meant. Only tables and columns that the session may see are there.
 */
public final class OracleCatalogue {
    private static final String COLUMNS = """
            SELECT c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE, c.DATA_LENGTH, c.CHAR_LENGTH, c.DATA_PRECISION, c.DATA_SCALE, c.NULLABLE
              FROM ALL_TAB_COLUMNS c
              JOIN ALL_TABLES t ON t.OWNER = c.OWNER AND t.TABLE_NAME = c.TABLE_NAME
             WHERE c.OWNER = ? AND c.TABLE_NAME NOT LIKE 'BIN$%'
             ORDER BY c.TABLE_NAME, c.COLUMN_ID""";

    private static final String KEYS = """
            SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.CONSTRAINT_TYPE, c.COLUMN_NAME, c.POSITION
              FROM ALL_CONSTRAINTS k
              JOIN ALL_CONS_COLUMNS c ON c.OWNER = k.OWNER AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME
             WHERE k.OWNER = ? AND k.CONSTRAINT_TYPE IN ('P', 'U')
             ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, c.POSITION""";

    private static final String FOREIGN_KEYS = """
            SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, c.COLUMN_NAME, c.POSITION,
                   p.OWNER AS PARENT_OWNER, p.TABLE_NAME AS PARENT_NAME, p.COLUMN_NAME AS PARENT_COLUMN
              FROM ALL_CONSTRAINTS k
              JOIN ALL_CONS_COLUMNS c ON c.OWNER = k.OWNER AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME
              JOIN ALL_CONS_COLUMNS p
                ON p.OWNER = k.R_OWNER AND p.CONSTRAINT_NAME = k.R_CONSTRAINT_NAME AND p.POSITION = c.POSITION
             WHERE k.OWNER = ? AND k.CONSTRAINT_TYPE = 'R'
             ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, c.POSITION""";

    private static final String CHECKS = """
            SELECT k.TABLE_NAME, k.SEARCH_CONDITION_VC
              FROM ALL_CONSTRAINTS k
             WHERE k.OWNER = ? AND k.CONSTRAINT_TYPE = 'C' AND k.SEARCH_CONDITION_VC IS NOT NULL
             ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME""";

    private static final String SYNONYMS = """
            SELECT s.TABLE_OWNER, s.TABLE_NAME FROM ALL_SYNONYMS s
             WHERE s.OWNER = ? AND s.DB_LINK IS NULL ORDER BY s.TABLE_OWNER, s.TABLE_NAME""";

    private static final String OWNERS = "SELECT DISTINCT OWNER FROM ALL_TABLES WHERE UPPER(OWNER) = UPPER(?)";

    private final Database database;
    private final Map<TableName, DeclaredTable> tables = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    private OracleCatalogue(Database database) {
        this.database = database;
    }

    /**
     * A schema that a user named, or the session's own where there is none of that name.
     *
     * @throws SQLException if the columns cannot be read; constraints that cannot be read are a warning
     */
    static StoredSchema read(Database database, String schema) throws SQLException {
        return new OracleCatalogue(database).read(schema);
    }

    private StoredSchema read(String asked) throws SQLException {
        String owner = owner(asked);
        readColumns(owner);
        if (tables.isEmpty()) {
            owner = readSynonyms(owner);
        }
        try {
            readKeys(owner);
            readForeignKeys(owner);
        } catch (SQLException e) {
            warnings.add(
                    "Keys of schema " + owner + " are not known: ALL_CONSTRAINTS and ALL_CONS_COLUMNS cannot be read ("
                            + database.reason(e) + ")");
        }
        try {
            readChecks(owner);
        } catch (SQLException e) {
            warnings.add("Checks of schema " + owner
                    + " are not known: SEARCH_CONDITION_VC of ALL_CONSTRAINTS, which Oracle has since"
                    + " 12.2, cannot be read (" + database.reason(e) + ")");
        }
        return new StoredSchema(
                database.shown(),
                owner,
                tables.values().stream().map(DeclaredTable::finish).toList(),
                warnings);
    }

    private String owner(String asked) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(OWNERS)) {
            statement.setString(1, asked);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    return rows.getString(1);
                }
            }
        }
        String own = database.connection().getSchema();
        return own == null ? asked.toUpperCase(Locale.ROOT) : own;
    }

    /** Reads the tables that a schema without tables has synonyms of, if they are of one schema, and returns that one. */
    private String readSynonyms(String owner) throws SQLException {
        Map<String, Set<TableName>> meant = new TreeMap<>();
        try (PreparedStatement statement = database.connection().prepareStatement(SYNONYMS)) {
            statement.setString(1, owner);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    meant.computeIfAbsent(rows.getString(1), o -> new TreeSet<>())
                            .add(TableName.of(rows.getString(2)));
                }
            }
        }
        if (meant.size() != 1) {
            return owner;
        }
        Map.Entry<String, Set<TableName>> only = meant.entrySet().iterator().next();
        readColumns(only.getKey());
        tables.keySet().retainAll(only.getValue());
        warnings.add("Schema " + owner + " has no tables but synonyms; what they stand for in schema " + only.getKey()
                + " is read");
        return only.getKey();
    }

    private void readColumns(String owner) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(COLUMNS)) {
            statement.setString(1, owner);
            String current = "";
            DeclaredTable table = null;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString("TABLE_NAME");
                    if (table == null || !name.equals(current)) {
                        current = name;
                        table = new DeclaredTable(TableName.of(name), quoted(owner) + "." + quoted(name));
                        if (tables.put(TableName.of(name), table) != null) {
                            throw BankSynthException.source("Cannot use schema " + owner + " of " + database.shown()
                                    + ": two tables are named " + TableName.of(name) + " (names compare without case)");
                        }
                    }
                    String column = rows.getString("COLUMN_NAME");
                    table.column(column, quoted(column), type(rows), !"N".equals(rows.getString("NULLABLE")));
                }
            }
        }
    }

    private static Optional<DataType> type(ResultSet row) throws SQLException {
        // INTEGER is NUMBER(*, 0): it has a scale and no precision, and no size either.
        int precision = row.getInt("DATA_PRECISION");
        int scale = row.getInt("DATA_SCALE");
        int characters = row.getInt("CHAR_LENGTH");
        return OracleTypes.type(
                row.getString("DATA_TYPE"), characters > 0 ? characters : row.getInt("DATA_LENGTH"), precision, scale);
    }

    private void readKeys(String owner) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(KEYS)) {
            statement.setString(1, owner);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    DeclaredTable table = tables.get(TableName.of(rows.getString("TABLE_NAME")));
                    if (table == null) {
                        continue;
                    }
                    if (rows.getString("CONSTRAINT_TYPE").startsWith("P")) {
                        table.primaryKey(rows.getInt("POSITION"), rows.getString("COLUMN_NAME"));
                    } else {
                        table.unique(
                                rows.getString("CONSTRAINT_NAME"),
                                rows.getInt("POSITION"),
                                rows.getString("COLUMN_NAME"));
                    }
                }
            }
        }
    }

    private void readForeignKeys(String owner) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(FOREIGN_KEYS)) {
            statement.setString(1, owner);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    DeclaredTable table = tables.get(TableName.of(rows.getString("TABLE_NAME")));
                    TableName parent = TableName.of(rows.getString("PARENT_NAME"));
                    if (!rows.getString("PARENT_OWNER").equals(owner)) {
                        warnings.add(
                                "Foreign key " + rows.getString("CONSTRAINT_NAME") + " points at a table of schema "
                                        + rows.getString("PARENT_OWNER") + ", which is not read");
                    } else if (table != null && tables.containsKey(parent)) {
                        table.foreignKey(
                                rows.getString("CONSTRAINT_NAME"),
                                rows.getInt("POSITION"),
                                rows.getString("COLUMN_NAME"),
                                parent,
                                rows.getString("PARENT_COLUMN"));
                    }
                }
            }
        }
    }

    private void readChecks(String owner) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(CHECKS)) {
            statement.setString(1, owner);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    DeclaredTable table = tables.get(TableName.of(rows.getString("TABLE_NAME")));
                    if (table != null) {
                        table.check(rows.getString("SEARCH_CONDITION_VC"));
                    }
                }
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
