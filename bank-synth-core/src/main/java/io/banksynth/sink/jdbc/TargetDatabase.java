package io.banksynth.sink.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.ddl.OracleTables;
import io.banksynth.source.jdbc.Connector;
import io.banksynth.source.jdbc.DatabaseAddress;
import io.banksynth.source.jdbc.Drivers;
import io.banksynth.source.jdbc.SqlNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database that rows are loaded into. Safe for several threads, each with sessions of its own. */
public final class TargetDatabase {
    private final Connector connector;
    private final Optional<String> schema;

    private TargetDatabase(Connector connector, Optional<String> schema) {
        this.connector = connector;
        this.schema = schema;
    }

    /**
     * A database at an address; nothing is asked of it yet.
     *
     * @param schema where tables lie whose names have none; the session's own where empty
     */
    public static TargetDatabase at(Drivers drivers, DatabaseAddress address, Optional<String> schema) {
        return new TargetDatabase(new Connector(drivers, address, settings(address)), schema);
    }

    /** Many rows in one statement, where a driver has to be told to. */
    private static Map<String, String> settings(DatabaseAddress address) {
        String url = address.urls().get(0);
        if (url.startsWith("jdbc:postgresql:")) {
            return Map.of("reWriteBatchedInserts", "true");
        }
        boolean mySql = url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:");
        return mySql ? Map.of("rewriteBatchedStatements", "true") : Map.of();
    }

    /**
     * Opens a session, whose transaction is committed by whoever asked for it.
     *
     * @throws BankSynthException if the database does not answer or refuses
     */
    public Connection session() {
        try {
            Connection session = connector.connect();
            session.setAutoCommit(false);
            return session;
        } catch (SQLException e) {
            throw failure("connect to", e);
        }
    }

    /** The dialect of a session. */
    public static SqlDialect dialect(Connection session) throws SQLException {
        return SqlDialect.of(session.getMetaData().getDatabaseProductName());
    }

    /** Makes those of the tables that are not there, with the keys among all of them. */
    public void create(List<Table> tables, List<Relationship> relationships) {
        try (Connection session = connector.connect()) {
            SqlNames names = new SqlNames(session);
            TargetCatalogue catalogue = catalogue(session, names);
            List<Table> missing = new ArrayList<>();
            for (Table table : tables) {
                if (catalogue.stored(table.name()).isEmpty()) {
                    missing.add(table);
                } else {
                    // What does not fit is told before anything is made.
                    catalogue.table(table, tables);
                }
            }
            for (String statement : definitions(session, names, catalogue, missing, tables, relationships)) {
                try (Statement run = session.createStatement()) {
                    run.execute(statement);
                } catch (SQLException e) {
                    throw BankSynthException.output("Cannot create tables in " + shown() + " by "
                            + statement.strip().replaceAll("\\s+", " ") + ": " + connector.reason(e));
                }
            }
        } catch (SQLException e) {
            throw failure("create tables in", e);
        }
    }

    private static List<String> definitions(
            Connection session,
            SqlNames names,
            TargetCatalogue catalogue,
            List<Table> missing,
            List<Table> tables,
            List<Relationship> relationships)
            throws SQLException {
        SqlDialect dialect = dialect(session);
        List<Relationship> ofMissing = relationships.stream()
                .filter(r -> missing.stream().anyMatch(t -> t.name().equals(r.child())))
                .toList();
        if (dialect == SqlDialect.ORACLE) {
            return oracle(catalogue, missing, ofMissing);
        }
        TableDefinitions definitions = new TableDefinitions(dialect, names, catalogue);
        List<String> statements = new ArrayList<>();
        for (Table table : missing) {
            statements.add(definitions.table(table));
        }
        for (Relationship key : ofMissing) {
            definitions.foreignKey(key, tables).ifPresent(statements::add);
        }
        return statements;
    }

    /** The script that also comes with files for Oracle, in the schema that is loaded. */
    private static List<String> oracle(TargetCatalogue catalogue, List<Table> missing, List<Relationship> keys)
            throws SQLException {
        List<Table> placed = new ArrayList<>();
        for (Table table : missing) {
            TableName name = new TableName(
                    catalogue.place(table.name()).shown(), table.name().table());
            placed.add(new Table(name, table.columns(), table.primaryKey(), table.unique()));
        }
        List<Relationship> placedKeys = new ArrayList<>();
        for (Relationship key : keys) {
            if (TableDefinitions.isDeclared(key)) {
                placedKeys.add(Relationship.foreignKey(
                        new TableName(
                                catalogue.place(key.child()).shown(),
                                key.child().table()),
                        key.childColumns(),
                        new TableName(
                                catalogue.place(key.parent()).shown(),
                                key.parent().table()),
                        key.parentColumns()));
            }
        }
        return OracleTables.of(placed, placedKeys).statements();
    }

    /**
     * What the database has of tables.
     *
     * @throws BankSynthException if one is not there, or lacks a column
     */
    public List<TargetTable> tables(List<Table> tables) {
        try (Connection session = connector.connect()) {
            TargetCatalogue catalogue = catalogue(session, new SqlNames(session));
            List<TargetTable> found = new ArrayList<>();
            for (Table table : tables) {
                found.add(catalogue.table(table, tables));
            }
            return found;
        } catch (SQLException e) {
            throw failure("look up tables of", e);
        }
    }

    /** The journal of a load, which is made where there is none yet. */
    public LoadJournal journal(String load) {
        try (Connection session = connector.connect()) {
            SqlNames names = new SqlNames(session);
            TargetCatalogue catalogue = catalogue(session, names);
            TableName journal = TableName.of(LoadJournal.NAME);
            Optional<String> stored = catalogue.stored(journal);
            String name = stored.isPresent() ? stored.get() : names.folded(LoadJournal.NAME);
            String sqlName = names.qualified(catalogue.place(journal), name);
            if (stored.isEmpty()) {
                try (Statement statement = session.createStatement()) {
                    statement.execute(LoadJournal.definition(sqlName));
                } catch (SQLException e) {
                    throw BankSynthException.output("Cannot note in " + shown() + " what is loaded: "
                            + connector.reason(e) + "; let somebody run: " + LoadJournal.definition(sqlName));
                }
            }
            return new LoadJournal(sqlName, load);
        } catch (SQLException e) {
            throw failure("look for the journal of", e);
        }
    }

    private TargetCatalogue catalogue(Connection session, SqlNames names) throws SQLException {
        SqlNames.Place place = schema.isEmpty()
                ? names.place("")
                : names.known(schema.get())
                        .orElseThrow(() -> BankSynthException.output(
                                "Cannot load into schema " + schema.get() + " of " + shown() + ": there is none"));
        return new TargetCatalogue(session, shown(), names, place);
    }

    /** Rows that a table has. */
    public static long count(Connection session, TargetTable table) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table.sqlName())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The address without user and password. */
    public String shown() {
        return connector.shown();
    }

    /** A failure in one line, without the password; it has no cause, whose message might hold one. */
    public BankSynthException failure(String verb, SQLException cause) {
        return BankSynthException.output("Cannot " + verb + " " + shown() + ": " + connector.reason(cause));
    }
}
