package io.banksynth.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Hive tables are read, and how. */
final class HiveOptions {
    @Option(names = "--hive_spark", description = "Read Hive's tables and keys through Spark.")
    boolean asked;

    @Option(
            names = "--hive_database",
            paramLabel = "NAME",
            description = "The Hive database to read; --hive_spark is implied (default: named like --schema).")
    @Nullable String database;

    @Mixin
    SparkOptions spark;

    /** Whether Hive is to be read: who names a database wants that. */
    boolean given() {
        return asked || database != null;
    }

    /**
     * Opens the database.
     *
     * @param option for which it is needed, as the user typed it
     */
    HiveReading open(Shell shell, String schema, String option) {
        shell.step("Starting Spark ...");
        return HiveReading.open(spark, option, database == null ? schema : database);
    }
}
