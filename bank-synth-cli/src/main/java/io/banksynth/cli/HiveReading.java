package io.banksynth.cli;

import io.banksynth.engine.Cluster;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a Hive database tells, as files of this machine that last until this is closed. */
final class HiveReading implements AutoCloseable {
    private final Cluster cluster;
    private final HiveDatabase database;
    private final Path folder;

    private HiveReading(Cluster cluster, HiveDatabase database, Path folder) {
        this.cluster = cluster;
        this.database = database;
        this.folder = folder;
    }

    static HiveReading open(SparkOptions spark, String option, String database) {
        Cluster cluster = spark.open(option, Cluster.HiveUse.USED);
        try {
            return new HiveReading(cluster, cluster.hive(database), Files.createTempDirectory("bank_synth-hive-"));
        } catch (IOException e) {
            cluster.close();
            throw BankSynthException.source("Cannot copy from Hive: " + e.getMessage(), e);
        }
    }

    /** The tables, their types and keys. */
    Catalogue catalogue() {
        return database.catalogue();
    }

    /**
     * Copied rows.
     *
     * @param counts of all rows of the tables
     */
    record Rows(Path folder, Map<TableName, Long> counts) {}

    /**
     * Copies rows.
     *
     * @param keys foreign keys along which entities are kept whole
     */
    Rows rows(SampleStrategy strategy, List<Relationship> keys) {
        try {
            Path samples = Files.createDirectory(folder.resolve("samples"));
            Map<TableName, Long> counts = database.counts();
            database.sample(strategy, counts, keys, samples);
            return new Rows(samples, counts);
        } catch (IOException e) {
            throw BankSynthException.source("Cannot copy from Hive: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path entry : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw BankSynthException.output("Cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
