package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.sql.SQLException;

/** Finds the statistics that a database's optimiser keeps. */
final class StoredStatistics {
    private StoredStatistics() {}

    /**
     * The statistics of a schema's tables.
     *
     * @throws BankSynthException if the database keeps none that are known here, or none of these tables
     */
    static OptimiserStatistics read(Database database, StoredSchema schema) throws SQLException {
        if (database.isOracle()) {
            return ofOracle(database, schema);
        }
        if (database.metaData().getDatabaseProductName().equalsIgnoreCase("PostgreSQL")) {
            return OptimiserStatistics.of(
                    schema.catalogue(),
                    new PostgresStatistics(database).read(schema.owner()),
                    table -> "ANALYZE " + sqlName(schema, table));
        }
        throw BankSynthException.usage("Cannot train from the statistics of " + database.shown()
                + ": those of Oracle, PostgreSQL and Hive are known; give --source jdbc to read rows");
    }

    /** The same of a database with Oracle's dictionary. */
    static OptimiserStatistics ofOracle(Database database, StoredSchema schema) throws SQLException {
        return OptimiserStatistics.of(
                schema.catalogue(),
                new OracleStatistics(database, schema).read(schema.owner()),
                table -> "DBMS_STATS.GATHER_TABLE_STATS('" + schema.owner() + "', '" + table.table() + "')");
    }

    private static String sqlName(StoredSchema schema, TableName table) {
        return schema.table(table).map(StoredTable::sqlName).orElse(table.written());
    }
}
