package io.banksynth.cli;

import io.banksynth.RunReport;
import io.banksynth.engine.EarlierRuns;
import io.banksynth.engine.Engine;
import io.banksynth.engine.RunIdentity;
import io.banksynth.engine.RunRequest;
import io.banksynth.engine.RunWriter;
import io.banksynth.engine.StagedRun;
import io.banksynth.engine.StagingArea;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.PackAdjustments;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.plan.ValueShare;
import io.banksynth.report.Check;
import io.banksynth.report.QualityReport;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.OutputFormats;
import io.banksynth.sink.PartitionColumns;
import io.banksynth.sink.TableSink;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes synthetic tables from a model pack. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Writes synthetic tables from a model pack.%n",
        description = {
            "%nThe target table gets exactly the rows asked for; the tables it depends on get as many as fit. All keys"
                    + " point at rows that exist. The same pack, options and seed give the same rows, on any machine.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth generate --model models/core --target_table TRANSACTIONS --target_rows 1000000",
            "      a million transactions as ORC, with the accounts and customers they need",
            "",
            "  bank_synth generate --model models/core --target_table CUSTOMERS --target_rows 5000 --include_children \\",
            "      --output_formats oracle,hive_parquet",
            "      5,000 customers with everything that belongs to them, for SQL*Loader and as Parquet",
            "",
            "  bank_synth generate --model models/core --target_table TRANSACTIONS --target_rows 1000000 \\",
            "      --jdbc_url jdbc:postgresql://host:5432/bank --db_user loader --jars postgresql.jar --create_tables",
            "      straight into a database, with all its keys checked",
            "",
            "  bank_synth generate --model models/core --target_table TRANSACTIONS --target_rows 1000000000 --dry_run",
            "      only tells how many rows each table would get"
        })
final class GenerateVerb implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    PackOptions pack;

    @Option(
            names = "--target_table",
            required = true,
            paramLabel = "TABLE",
            description = "The table whose rows are counted.")
    TableName targetTable;

    @Option(
            names = "--target_rows",
            required = true,
            paramLabel = "ROWS",
            description = "How many rows the target table gets.")
    long targetRows;

    @Option(
            names = "--ddl",
            paramLabel = "PATH",
            description =
                    "CREATE TABLE scripts of where the rows go: nothing is generated if the pack drifted from them (exit code 7).")
    @Nullable Path ddl;

    @Mixin
    EngineOptions where;

    @Option(
            names = "--include_children",
            description = "Also the tables that belong to the target's rows, each in its learned proportion.")
    boolean includeChildren;

    @Option(
            names = "--seed",
            defaultValue = "42",
            paramLabel = "NUMBER",
            description = "Another seed gives other rows of the same kind (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--output_formats",
            split = ",",
            defaultValue = "hive_orc",
            paramLabel = "FORMAT",
            description = "hive_orc, hive_parquet or oracle (CSV with SQL*Loader control files), or several of them"
                    + " (default: ${DEFAULT-VALUE}).")
    List<String> outputFormats;

    @Option(
            names = "--output_dir",
            defaultValue = "output",
            paramLabel = "DIR",
            description = "Where the run's folder is made; with Spark it may be a URI (default: ${DEFAULT-VALUE}).")
    String outputDir;

    @Option(
            names = "--run_id",
            paramLabel = "NAME",
            description =
                    "The name of the run's folder (default: made of seed and pack, with a suffix if it is taken).")
    @Nullable String runId;

    @Option(
            names = "--table_rows",
            converter = Values.Counts.class,
            paramLabel = "TABLE:ROWS,...",
            description = "Fixes the rows of other tables, such as CUSTOMERS:5000,CARDS:800.")
    Values.Counts.@Nullable RowsOfTables tableRows;

    @Option(
            names = "--parent_scale",
            defaultValue = "1.0",
            paramLabel = "FACTOR",
            description =
                    "Gives every table above the target this many times the rows it would have (default: ${DEFAULT-VALUE}).")
    double parentScale;

    @Option(
            names = "--set",
            converter = Values.Share.class,
            paramLabel = "TABLE.COLUMN=VALUE:SHARE",
            description =
                    "Gives a value this share of its column's rows, such as LOANS.STATUS=DEFAULTED:0.02 or :2%%; other"
                            + " values keep their proportions. Nothing before the colon stands for no value. May be repeated.")
    List<ValueShare> shares = List.of();

    @Option(
            names = "--as_of",
            paramLabel = "DATE",
            description = "Moves all dates by the same number of days, so that the data ends on this one"
                    + " (default: it ends when the samples do).")
    @Nullable LocalDate asOf;

    @Option(
            names = "--key_offset",
            defaultValue = "0",
            paramLabel = "ROWS",
            description =
                    "Begins all generated keys as if this many rows came before, so that they repeat none of a run"
                            + " with fewer rows (default: ${DEFAULT-VALUE}).")
    long keyOffset;

    @Option(
            names = "--append_to",
            paramLabel = "RUN",
            description =
                    "Adds the target's rows to this run, given by its folder: new keys, parents that it has already."
                            + " Needs the same model and seed; writes a folder of its own and changes no file of the run.")
    @Nullable Path appendTo;

    @Mixin
    LayoutOptions layoutOptions;

    @Mixin
    LoadOptions database;

    @Option(
            names = "--skip_report",
            description = "Do not read the files back: faster, but nothing is checked and no report is written.")
    boolean skipReport;

    @Option(
            names = "--resume",
            description =
                    "Go on where the same command was killed or failed: files that are complete are kept, and again if this"
                            + " run fails. The result is that of an uninterrupted run.")
    boolean resume;

    @Option(names = "--dry_run", description = "Only tell how many rows each table would get.")
    boolean dryRun;

    GenerateVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        PackFiles.Loaded loaded = pack.load();
        if (ddl != null) {
            ValidateVerb.refuseDrift(loaded.pack(), ddl);
        }
        GenerationRequest asked = request();
        if (appendTo != null) {
            refuseKeyOffset();
            asked = asked.appendedTo(EarlierRuns.read(appendTo, loaded.digest()));
        }
        GenerationPlan plan = Planner.plan(loaded.pack(), asked);
        FileLayout layout = layoutOptions.layout(
                plan.tables().stream().map(TablePlan::table).toList());
        List<TableSink.Format> formats = OutputFormats.named(outputFormats, layout);
        refuseLocalPartitions(layout);
        plan.warnings().forEach(shell::warn);
        long rowsPerFile = where.rowsPerFile(targetRows);
        RunRequest request = new RunRequest(
                outputDir, Optional.ofNullable(runId), formats, where.threads(), rowsPerFile, loaded.digest());
        if (dryRun) {
            RunListing.of(plan, rowsPerFile).forEach(shell.out()::println);
            return 0;
        }
        refuseResume();
        if (database.given()) {
            refuseSpark();
            try (Workplace workplace = where.open()) {
                database.load(shell, loaded, plan, workplace);
            }
            return 0;
        }
        if (where.onSpark()) {
            shell.step("Starting Spark ...");
        }
        try (Workplace workplace = where.open()) {
            run(workplace, loaded.pack(), plan, request, layout);
        }
        return 0;
    }

    private void run(Workplace workplace, ModelPack pack, GenerationPlan plan, RunRequest request, FileLayout layout) {
        long start = System.nanoTime();
        SchemaGraph graph = pack.graph();
        List<Table> tables = plan.written().stream().map(TablePlan::table).toList();
        TableSink.Format first = request.formats().get(0);
        List<TableSink.Companion> hiveScripts = workplace
                .hive()
                .map(hive -> hive.admit(tables, first, where.existing()))
                .orElse(List.of());
        Optional<QualityReport> report = Optional.empty();
        String folder;
        shell.step("Counting rows ...");
        IndexedPlan indexed = workplace.index(pack, plan);
        // What cannot be generated is refused before anything is written.
        plan.written().forEach(table -> indexed.generator(table.name()));
        RunIdentity identity = RunIdentity.ofFiles(plan.request(), request, layout);
        Workplace.Unfinished unfinished = resume ? Workplace.Unfinished.RESUMED : Workplace.Unfinished.REMOVED;
        try (StagingArea staging = workplace.staging(outputDir, identity, unfinished)) {
            Engine engine = workplace.engine(pack, staging, layout);
            try (StagedRun run = new RunWriter(engine)
                    .write(indexed, staging, request, graph.schema(), graph.foreignKeys(), Progress.on(shell))) {
                hiveScripts.forEach(run::add);
                if (!skipReport && RunReport.canRead(run)) {
                    shell.step("Reading the files back ...");
                    report = Optional.of(RunReport.addTo(run, pack, request.formats(), request.threads()));
                } else if (!skipReport) {
                    shell.warn("No report is written: the run's files are too many to be copied here and read back");
                }
                workplace.divide(staging, run, request, layout);
                folder = run.commit();
                double seconds = (System.nanoTime() - start) / 1e9;
                RunListing.of(run, folder, seconds).forEach(shell.out()::println);
            }
        }
        workplace
                .hive()
                .ifPresent(hive -> hive.register(folder, tables, graph.foreignKeys(), first)
                        .forEach(shell.out()::println));
        report.ifPresent(known -> {
            RunListing.of(known, folder).forEach(shell.out()::println);
            refuseBroken(known, folder);
        });
    }

    /** The files stay, to be looked at; the exit code keeps scripts from using them. */
    private static void refuseBroken(QualityReport report, String folder) {
        List<Check> broken = report.integrity().checks(Check.State.BROKEN);
        if (!broken.isEmpty()) {
            Check first = broken.get(0);
            throw new BankSynthException(
                    FailureKind.QUALITY_GATE,
                    "Cannot vouch for " + folder + ": " + GraphListing.counted(broken.size(), "check")
                            + " of integrity failed, the first is "
                            + first.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of " + first.subject()
                            + " with " + GraphListing.counted(first.violations(), "violation") + "; see "
                            + folder + "/report/quality.md");
        }
    }

    private void refuseLocalPartitions(FileLayout layout) {
        if (!layout.partitions().equals(PartitionColumns.NONE) && !where.onSpark()) {
            throw BankSynthException.usage(
                    "Cannot partition by " + layout.partitions().shown()
                            + " on this machine alone: rows are sorted by Spark; add --spark or --hive_database");
        }
    }

    private void refuseSpark() {
        if (where.onSpark()) {
            throw BankSynthException.usage(
                    "Cannot load a database on Spark: leave --spark and --hive_database out, or write files and load those");
        }
    }

    private void refuseResume() {
        if (resume && (where.onSpark() || database.given())) {
            throw BankSynthException.usage(
                    "Cannot use --resume with Spark or a database: Spark repeats what fails, and a load goes on by itself;"
                            + " leave it out");
        }
    }

    private void refuseKeyOffset() {
        if (keyOffset != 0) {
            throw BankSynthException.usage(
                    "Cannot use --key_offset with --append_to: keys follow those of the earlier run; leave it out");
        }
    }

    private GenerationRequest request() {
        return new GenerationRequest(
                targetTable,
                targetRows,
                seed,
                includeChildren ? GenerationRequest.Descendants.INCLUDED : GenerationRequest.Descendants.LEFT_OUT,
                tableRows == null ? Map.of() : tableRows.rows(),
                parentScale,
                new PackAdjustments(shares, Optional.ofNullable(asOf)),
                keyOffset,
                Optional.empty());
    }
}
