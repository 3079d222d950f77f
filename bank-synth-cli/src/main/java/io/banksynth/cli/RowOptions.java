package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.TablesFile;
import io.banksynth.source.jdbc.JdbcSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rows are learned from, and how they are read. */
final class RowOptions {
    /** Where rows come from. */
    enum Source {
        ORACLE,
        JDBC,
        HIVE,
        SAMPLES,
        STATISTICS,
        BOTH,
        AUTO
    }

    @Option(
            names = "--source",
            defaultValue = "AUTO",
            paramLabel = "SOURCE",
            description =
                    "Where rows come from: oracle, jdbc, hive, samples, both (of Oracle and Hive), statistics (of a database's"
                            + " optimiser, or of Hive with --hive_database; no row is read), or auto, which is whatever of them"
                            + " is given (default: auto).")
    Source source;

    @Mixin
    EvidenceOptions evidence;

    @Option(
            names = "--tables",
            converter = Values.Tables.class,
            paramLabel = "TABLE,...",
            description = "Only these tables (default: all there are).")
    Values.Tables.@Nullable Names tables;

    @Option(
            names = "--tables_file",
            paramLabel = "PATH",
            description = "A YAML file that says more about tables: file, primary key, true row count.")
    @Nullable Path tablesFile;

    @Option(
            names = "--sample_strategy",
            paramLabel = "STRATEGY",
            description = "How much to read of a database: percent:N of the entities, or rows:N of the largest table"
                    + " (default: all; of a Hive table of more than a million rows, what a million tell). Entities are read"
                    + " whole, with all that belongs to them.")
    @Nullable String sampleStrategy;

    /** Refuses what cannot be used, before anything is read. */
    void check() {
        if (source == Source.HIVE || source == Source.BOTH) {
            evidence.hive.asked = true;
        }
        evidence.check();
        switch (source) {
            case ORACLE -> require(evidence.database.oracle != null, "--oracle_conn");
            case JDBC, BOTH -> require(evidence.database.url != null, "--jdbc_url");
            case STATISTICS -> {
                require(readsDatabase() || readsHive(), "--oracle_conn, --jdbc_url or --hive_database");
                if (sampleStrategy != null) {
                    throw BankSynthException.usage(
                            "Cannot use --sample_strategy with --source statistics: no row is read");
                }
            }
            case HIVE -> {
                // Its database is known by the schema's name.
            }
            case SAMPLES, AUTO -> {
                if (sampleStrategy != null && !readsDatabase() && !readsHive()) {
                    throw Absent.engine(
                            "--sample_strategy, which is for databases", "no database given", "samples, read whole");
                }
            }
        }
    }

    private void require(boolean given, String option) {
        if (!given) {
            throw BankSynthException.usage("Cannot read from --source " + name(source) + ": give " + option);
        }
    }

    /** Refuses what differential privacy rules out. */
    void refuseUndeclared() {
        if (readsHive() || source == Source.STATISTICS) {
            throw BankSynthException.usage("Cannot use --epsilon with --source "
                    + name(source == Source.STATISTICS ? source : Source.HIVE)
                    + ": give samples or a database, and --ddl");
        }
        if (evidence.ddl == null && !readsDatabase()) {
            throw BankSynthException.usage(
                    "Cannot use --epsilon without --ddl: tables and types must be known without looking at rows");
        }
        if (sampleStrategy != null) {
            throw BankSynthException.usage(
                    "Cannot use --sample_strategy with --epsilon: which rows are read would depend"
                            + " on the others; leave it out, and all are read");
        }
    }

    /** The chosen tables; empty for all. */
    List<TableName> only() {
        return tables == null ? List.of() : tables.tables();
    }

    /** What the user says about tables. */
    Optional<TablesFile> file() {
        return Optional.ofNullable(tablesFile).map(TablesFile::read);
    }

    /**
     * Reads, or makes up what statistics tell.
     *
     * @param file what the user says about tables
     * @param beside where rows that are copied lie until they are loaded
     * @param use gets the rows while all rows behind them can be counted
     */
    <T> T read(Shell shell, Optional<TablesFile> file, Path beside, Function<TrainingRows, T> use) {
        if (!readsHive()) {
            return use.apply(readsDatabase() ? ofDatabase(shell) : ofFiles(shell, file));
        }
        Optional<TrainingRows> ofDatabase = readsDatabase() ? Optional.of(ofDatabase(shell)) : Optional.empty();
        try (HiveReading hive = evidence.hive.open(shell, evidence.schema, "--source " + name(source))) {
            Set<TableName> apart =
                    ofDatabase.map(rows -> rows.counts().keySet()).orElse(Set.of());
            TrainingRows ofHive = ofHive(shell, hive, file, beside, apart);
            return use.apply(ofDatabase.map(rows -> rows.with(ofHive)).orElse(ofHive));
        }
    }

    private TrainingRows ofHive(
            Shell shell, HiveReading hive, Optional<TablesFile> file, Path beside, Set<TableName> apart) {
        if (source == Source.STATISTICS) {
            Catalogue catalogue = hive.catalogue();
            shell.step("Reading statistics ...");
            return TrainingRows.ofStatistics(hive.statistics(catalogue), catalogue.origin(), only());
        }
        return TrainingRows.ofHive(
                shell,
                hive,
                sampleStrategy == null ? new SampleStrategy.Enough() : strategy(),
                beside,
                folder -> new SampleSelection(Optional.of(folder), file, only()),
                apart,
                catalogue -> declaredKeys(shell, catalogue));
    }

    /** Keys that are known before any row is read. */
    private List<Relationship> declaredKeys(Shell shell, Catalogue catalogue) {
        return evidence.discover(shell, List.of(catalogue), TrainingRows.NONE, List.of())
                .graph()
                .foreignKeys();
    }

    private SampleStrategy strategy() {
        return sampleStrategy == null ? new SampleStrategy.Whole() : SampleStrategy.parse(sampleStrategy);
    }

    private TrainingRows ofFiles(Shell shell, Optional<TablesFile> file) {
        shell.step("Reading samples ...");
        SampleSelection selection = selection(file);
        return new TrainingRows(selection.load(), selection.others(), Map.of(), evidence.catalogues(shell, List.of()));
    }

    /** The samples among files. */
    SampleSelection selection(Optional<TablesFile> file) {
        return new SampleSelection(Optional.ofNullable(evidence.sampleDir), file, only());
    }

    /** Reads the database alone. */
    TrainingRows ofDatabase(Shell shell) {
        SampleStrategy strategy = strategy();
        try (JdbcSource database = evidence.database.open(shell, evidence.schema, only())) {
            if (source == Source.STATISTICS) {
                shell.step("Reading the optimiser's statistics ...");
                return TrainingRows.ofStatistics(
                        database.statistics(), database.schema().origin(), only());
            }
            List<Relationship> keys = strategy instanceof SampleStrategy.Whole
                    ? List.of()
                    : declaredKeys(shell, database.schema().catalogue());
            return TrainingRows.ofDatabase(shell, database, strategy, only(), keys);
        }
    }

    /** Samples win where both are given and nobody says which: they need no connection. */
    boolean readsDatabase() {
        return switch (source) {
            case ORACLE, JDBC, BOTH -> true;
            case STATISTICS -> evidence.database.given();
            case AUTO -> evidence.database.given() && evidence.sampleDir == null;
            case HIVE, SAMPLES -> false;
        };
    }

    private boolean readsHive() {
        return switch (source) {
            case HIVE, BOTH -> true;
            case STATISTICS -> evidence.hive.given();
            case AUTO -> evidence.hive.given() && evidence.sampleDir == null;
            case ORACLE, JDBC, SAMPLES -> false;
        };
    }

    /** What the pack tells of where it was learned. */
    String origin() {
        if (source == Source.STATISTICS) {
            return "statistics";
        }
        return readsDatabase() ? "database" : readsHive() ? "hive" : "samples";
    }

    private static String name(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
