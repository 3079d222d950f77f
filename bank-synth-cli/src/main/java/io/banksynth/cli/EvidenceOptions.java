package io.banksynth.cli;

import io.banksynth.discover.Discovered;
import io.banksynth.discover.Discovery;
import io.banksynth.discover.DiscoveryRequest;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.TableName;
import io.banksynth.source.Samples;
import io.banksynth.source.jdbc.JdbcSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What discover and train look at to find tables and relationships. */
final class EvidenceOptions {
    @Option(
            names = "--schema",
            required = true,
            paramLabel = "NAME",
            description = "A name for the whole set of tables, such as CORE.")
    String schema;

    @Option(
            names = "--queries",
            paramLabel = "PATH",
            description =
                    "A folder of SQL files, or one file: ETL and reports in the dialects of Oracle, Hive or Spark. Their"
                            + " joins say how tables hang together. Needed unless --sample_dir or --ddl is given.")
    @Nullable Path queries;

    @Option(
            names = "--sample_dir",
            paramLabel = "DIR",
            description = "A folder of samples: one file for each table, named after it.")
    @Nullable Path sampleDir;

    @Option(
            names = "--ddl",
            paramLabel = "PATH",
            description = "CREATE TABLE scripts; their types and keys are taken as true.")
    @Nullable Path ddl;

    @Option(
            names = "--relationships",
            paramLabel = "PATH",
            description =
                    "A YAML file, as discover --output writes it and you corrected it. What it says wins; what it does"
                            + " not mention is discovered.")
    @Nullable Path relationships;

    @Option(
            names = "--min_confidence",
            defaultValue = "0.3",
            paramLabel = "SHARE",
            description = "Leave out relationships that are less likely than this, 0 to 1 (default: ${DEFAULT-VALUE}).")
    double minConfidence;

    @Mixin
    DatabaseOptions database;

    @Mixin
    HiveOptions hive;

    /** Refuses what cannot be used, before anything is read. */
    void check() {
        database.check();
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw BankSynthException.usage(
                    "Cannot use --min_confidence " + minConfidence + ": a confidence lies between 0 and 1");
        }
        if (queries == null && sampleDir == null && ddl == null && !database.given() && !hive.given()) {
            throw BankSynthException.usage(
                    "Cannot discover relationships: there is nothing to look at; give --queries, --sample_dir, --ddl or"
                            + " a database");
        }
    }

    /** What the databases declare that are given. */
    List<Catalogue> catalogues(Shell shell, List<TableName> tables) {
        List<Catalogue> catalogues = new ArrayList<>();
        if (database.given()) {
            try (JdbcSource source = database.open(shell, schema, tables)) {
                catalogues.add(source.schema().catalogue());
            }
        }
        if (hive.given()) {
            try (HiveReading reading = hive.open(shell, schema, "--hive_spark")) {
                catalogues.add(reading.catalogue());
            }
        }
        return catalogues;
    }

    /**
     * Discovers, and tells of what was passed over.
     *
     * @param catalogues what databases declare
     * @param samples what to look at beside queries and DDL
     * @param tables the only ones to look at; empty for all
     */
    Discovered discover(Shell shell, List<Catalogue> catalogues, Samples samples, List<TableName> tables) {
        shell.step("Discovering relationships ...");
        Discovered discovered = Discovery.discover(new DiscoveryRequest(
                schema,
                queries == null ? List.of() : List.of(queries),
                ddl == null ? List.of() : List.of(ddl),
                catalogues,
                samples.samples(),
                tables,
                minConfidence,
                Optional.ofNullable(relationships)));
        discovered.warnings().forEach(shell::warn);
        return discovered;
    }
}
