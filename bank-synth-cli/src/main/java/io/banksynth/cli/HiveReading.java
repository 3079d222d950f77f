package io.banksynth.cli;

import io.banksynth.engine.Cluster;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.census.Census;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Hive database that is read, with the Spark that reads it. */
final class HiveReading implements AutoCloseable {
    private final Cluster cluster;
    private final HiveDatabase database;

    private HiveReading(Cluster cluster, HiveDatabase database) {
        this.cluster = cluster;
        this.database = database;
    }

    static HiveReading open(SparkOptions spark, String option, String database) {
        Cluster cluster = spark.open(option, Cluster.HiveUse.USED);
        return new HiveReading(cluster, cluster.hive(database));
    }

    /** The tables, their types and keys. */
    Catalogue catalogue() {
        return database.catalogue();
    }

    /** What was noted of the tables; none is read. */
    OptimiserStatistics statistics(Catalogue catalogue) {
        return database.statistics(catalogue);
    }

    /**
     * What was copied.
     *
     * @param counts of all rows of the tables
     * @param share of the root tables' rows that was copied; 1 for all rows of all tables
     */
    record Copied(Map<TableName, Long> counts, double share) {}

    /**
     * Copies rows to files of this machine.
     *
     * @param keys foreign keys along which entities are kept whole
     * @param folder gets a file for each table
     */
    Copied copy(SampleStrategy strategy, List<Relationship> keys, Path folder) {
        Map<TableName, Long> counts = database.counts();
        return new Copied(counts, database.sample(strategy, counts, keys, folder));
    }

    /** Counts over all rows of some tables, until this is closed. */
    Census census(Map<TableName, Long> counts) {
        return database.census(counts);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
