package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.Samples;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables of one schema of a database, with their rows. */
public final class JdbcSource implements AutoCloseable {
    private final Database database;
    private final StoredSchema schema;

    private JdbcSource(Database database, StoredSchema schema) {
        this.database = database;
        this.schema = schema;
    }

    /**
     * Connects and reads what is declared.
     *
     * @param name the schema; the session's own where the database has none of that name
     * @param only the only tables to look at, with the parents that they declare; empty for all
     * @throws BankSynthException if the database cannot be read, or lacks one of the tables
     */
    public static JdbcSource open(Drivers drivers, DatabaseAddress address, String name, List<TableName> only) {
        Database database = Database.open(drivers, address);
        try {
            StoredSchema all =
                    database.isOracle() ? OracleCatalogue.read(database, name) : StandardCatalogue.read(database, name);
            if (all.tables().isEmpty()) {
                throw BankSynthException.source("Cannot read schema " + name + " of " + database.shown()
                        + ": it has no table that this user may see");
            }
            return new JdbcSource(database, restricted(all, only));
        } catch (SQLException e) {
            database.close();
            throw database.failure("read the tables of", e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static StoredSchema restricted(StoredSchema all, List<TableName> only) {
        if (only.isEmpty()) {
            return all;
        }
        Set<TableName> kept = new TreeSet<>();
        for (TableName name : only) {
            StoredTable table = all.table(TableName.of(name.table()))
                    .orElseThrow(() -> BankSynthException.usage(
                            "Cannot read table " + name + ": " + all.origin() + " has none of that name"));
            kept.add(table.declared().name());
            table.declared().foreignKeys().forEach(key -> kept.add(key.parent()));
        }
        return new StoredSchema(
                all.origin(),
                all.owner(),
                all.tables().stream()
                        .filter(t -> kept.contains(t.declared().name()))
                        .toList(),
                all.warnings());
    }

    /** What is declared. */
    public StoredSchema schema() {
        return schema;
    }

    /**
     * What the optimiser knows of the tables, without reading a row of them.
     *
     * @throws BankSynthException if the database keeps no such statistics, or they may not be read
     */
    public OptimiserStatistics statistics() {
        try {
            return StoredStatistics.read(database, schema);
        } catch (SQLException e) {
            throw failure("read the optimiser's statistics of", e);
        }
    }

    /** Rows of every table, counted by the database. */
    public Map<TableName, Long> counts() {
        Map<TableName, Long> counts = new LinkedHashMap<>();
        for (StoredTable table : schema.tables()) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table.sqlName())) {
                rows.next();
                counts.put(table.declared().name(), rows.getLong(1));
            } catch (SQLException e) {
                throw failure("count the rows of " + table.declared().name() + " in", e);
            }
        }
        return counts;
    }

    /**
     * Reads rows.
     *
     * @param counts rows of every table
     * @param keys foreign keys along which entities are kept whole
     */
    public Samples read(SampleStrategy strategy, Map<TableName, Long> counts, List<Relationship> keys) {
        long largest = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        double share = strategy.share(largest);
        try {
            List<Sample> samples =
                    share < 1 ? new EntitySampler(database, schema.tables(), counts, keys).read(share) : whole();
            return new Samples(samples, List.of());
        } catch (SQLException e) {
            throw failure("read rows of", e);
        }
    }

    private List<Sample> whole() throws SQLException {
        List<Sample> samples = new ArrayList<>();
        for (StoredTable table : schema.tables()) {
            TableFetch fetch = new TableFetch(database, table, Set.of());
            try {
                fetch.all();
            } catch (SQLException e) {
                throw failure("read table " + table.declared().name() + " of", e);
            }
            samples.add(fetch.finish());
        }
        return samples;
    }

    private BankSynthException failure(String verb, SQLException cause) {
        return database.failure(verb, cause);
    }

    @Override
    public void close() {
        database.close();
    }
}
