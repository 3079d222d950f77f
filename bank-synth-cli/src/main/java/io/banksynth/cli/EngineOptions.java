package io.banksynth.cli;

import io.banksynth.engine.Cluster;
import io.banksynth.engine.FilePartition;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.error.BankSynthException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where generate works, and where its tables are registered. */
final class EngineOptions {
    @Option(names = "--spark", description = "Run on Apache Spark: the same rows, on as many machines as there are.")
    boolean spark;

    @Mixin
    SparkOptions sparkOptions;

    @Option(
            names = "--spark_partitions",
            paramLabel = "NUMBER",
            description = "How many tasks write the target table (default: one for each 750,000 rows).")
    @Nullable Integer partitions;

    @Option(
            names = "--hive_database",
            paramLabel = "NAME",
            description = "Register the tables in this Hive database, as external tables over the run's files. Starts"
                    + " Spark, which has an embedded metastore where none is configured.")
    @Nullable String hiveDatabase;

    @Option(names = "--overwrite", description = "Replace tables of the same names in the Hive database.")
    boolean overwrite;

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "How many to work with; the rows do not depend on it (default: one for each processor).")
    @Nullable Integer threads;

    @Option(
            names = "--rows_per_file",
            paramLabel = "ROWS",
            description = "Larger tables are split into files of this many rows (default: 2000000; on Spark 750000).")
    @Nullable Long rowsPerFile;

    private static final long ROWS_PER_LOCAL_FILE = 2_000_000;

    /** Whether Spark is needed. */
    boolean onSpark() {
        return spark || hiveDatabase != null;
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** Rows of a file, given those of the target table. */
    long rowsPerFile(long targetRows) {
        if (rowsPerFile != null) {
            return rowsPerFile;
        }
        if (partitions != null) {
            if (partitions < 1) {
                throw BankSynthException.usage(
                        "Cannot use --spark_partitions " + partitions + ": give a number above 0");
            }
            return Math.max(1, (targetRows + partitions - 1) / partitions);
        }
        return onSpark() ? FilePartition.ROWS_PER_FILE : ROWS_PER_LOCAL_FILE;
    }

    /** Opens what is needed. */
    Workplace open() {
        if (!onSpark()) {
            if (overwrite) {
                throw BankSynthException.usage(
                        "Cannot use --overwrite without --hive_database: runs are never overwritten");
            }
            return new Workplace(Optional.empty(), Optional.empty(), threads());
        }
        if (hiveDatabase == null) {
            Cluster cluster = sparkOptions.open("--spark", Cluster.HiveUse.UNUSED);
            return new Workplace(Optional.of(cluster), Optional.empty(), threads());
        }
        Cluster cluster = sparkOptions.open("--hive_database", Cluster.HiveUse.USED);
        return new Workplace(Optional.of(cluster), Optional.of(cluster.hive(hiveDatabase)), threads());
    }

    HiveDatabase.Existing existing() {
        return overwrite ? HiveDatabase.Existing.REPLACED : HiveDatabase.Existing.KEPT;
    }
}
