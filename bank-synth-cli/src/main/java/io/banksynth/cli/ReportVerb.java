package io.banksynth.cli;

import io.banksynth.RowFiles;
import io.banksynth.RunReport;
import io.banksynth.discover.Discovered;
import io.banksynth.discover.Discovery;
import io.banksynth.discover.DiscoveryRequest;
import io.banksynth.discover.sql.SqlStatement;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.replay.Replay;
import io.banksynth.report.DataSet;
import io.banksynth.report.QualityReport;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import io.banksynth.source.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares synthetic rows with real ones, whoever made them. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Compares synthetic tables with real ones, whoever made them.%n",
        description = {
            "%nChecks keys and references of the synthetic rows, and measures how alike columns, pairs of columns, fan-outs,"
                    + " parents with children and sequences are, by the definitions of SDMetrics. Real rows are needed; generate"
                    + " writes a report against the pack alone.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth report --synthetic output/seed42-1a2b3c4d --sample_dir ./samples --queries ./etl_queries",
            "      a run of generate against the samples",
            "",
            "  bank_synth report --synthetic other_tool/csv --sample_dir ./samples --relationships core.yaml --fail_under 0.9",
            "      another tool's tables; exit code 5 when the score is below 0.9",
            "",
            "  bank_synth report --synthetic output/seed42-1a2b3c4d --sample_dir ./samples --control_dir ./held_back --fail_on all",
            "      also attacks the people behind the samples; exit code 6 when an attack gains anything"
        })
final class ReportVerb implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--synthetic",
            required = true,
            paramLabel = "DIR",
            description = "The synthetic tables: the folder of a run, or a folder of files named after their tables.")
    Path synthetic;

    @Option(
            names = "--sample_dir",
            required = true,
            paramLabel = "DIR",
            description = "The real tables: one file for each, named after it.")
    Path sampleDir;

    @Option(
            names = "--queries",
            paramLabel = "PATH",
            description =
                    "SQL files: their joins say how tables hang together, and their queries are run on real and on"
                            + " synthetic rows.")
    @Nullable Path queries;

    @Option(names = "--skip_replay", description = "Do not run the queries.")
    boolean skipReplay;

    @Option(
            names = "--relationships",
            paramLabel = "PATH",
            description =
                    "A YAML file of keys and relationships, as discover --output writes it. What it does not mention is"
                            + " discovered, unless it says exclusive: true.")
    @Nullable Path relationships;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "The pack that the rows were made with: columns that its privacy policy kept it from learning are not"
                            + " compared.")
    @Nullable Path model;

    @Option(
            names = "--min_confidence",
            defaultValue = "0.5",
            paramLabel = "SHARE",
            description =
                    "Leave out discovered relationships that are less likely than this (default: ${DEFAULT-VALUE}).")
    double minConfidence;

    @Option(
            names = "--output_dir",
            defaultValue = "report",
            paramLabel = "DIR",
            description = "Where the report is written (default: ${DEFAULT-VALUE}).")
    Path outputDir;

    @Option(
            names = "--fail_under",
            paramLabel = "SCORE",
            description = "Answer with exit code 5 if the overall score is below this, 0 to 1.")
    @Nullable Double failUnder;

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "Files that are read at the same time (default: one for each core).")
    @Nullable Integer threads;

    @Mixin
    AttackOptions attacks;

    ReportVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        check();
        SampleFolder real = SampleFolder.of(sampleDir);
        Path rows = RowFiles.rowFolder(synthetic);
        SampleFolder made = SampleFolder.of(rows);
        real.warnings().forEach(shell::warn);
        made.warnings().forEach(shell::warn);
        SchemaGraph graph = graph(real);
        shell.step("Looking at both ...");
        DataSet reference = RowFiles.dataSet(sampleDir, real, graph);
        DataSet compared = RowFiles.dataSet(rows, made, graph);
        if (model != null) {
            ModelPack pack = PackFiles.load(model).pack();
            reference = RunReport.withMade(reference, pack);
            compared = RunReport.withMade(compared, pack);
        }
        shell.step("Comparing rows ...");
        int readers = threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
        QualityReport report = RunReport.compare(reference, compared, statements(), outputDir, readers);
        RunListing.of(report, outputDir).forEach(shell.out()::println);
        attacks.run(shell, graph, reference, compared, outputDir, readers);
        gate().ifPresent(least -> refuseBelow(report, least));
        return 0;
    }

    private void check() {
        attacks.check();
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw BankSynthException.usage(
                    "Cannot use --min_confidence " + minConfidence + ": a confidence lies between 0 and 1");
        }
        gate().ifPresent(least -> {
            if (!(least >= 0 && least <= 1)) {
                throw BankSynthException.usage("Cannot use --fail_under " + least + ": a score lies between 0 and 1");
            }
        });
    }

    private List<SqlStatement> statements() {
        if (queries == null || skipReplay) {
            return List.of();
        }
        if (!Replay.isInstalled()) {
            shell.warn("No query is run: DuckDB's driver is not on the class path");
            return List.of();
        }
        return SqlStatement.read(queries, new ArrayList<>());
    }

    private OptionalDouble gate() {
        return failUnder == null ? OptionalDouble.empty() : OptionalDouble.of(failUnder);
    }

    private SchemaGraph graph(SampleFolder real) {
        shell.step("Discovering relationships ...");
        Samples samples = SampleLoader.load(real.tables(), Map.of());
        Discovered discovered = Discovery.discover(new DiscoveryRequest(
                "REPORT",
                queries == null ? List.of() : List.of(queries),
                List.of(),
                samples.samples(),
                List.of(),
                minConfidence,
                Optional.ofNullable(relationships)));
        discovered.warnings().forEach(shell::warn);
        return discovered.graph();
    }

    private void refuseBelow(QualityReport report, double least) {
        if (report.score() < least) {
            throw new BankSynthException(
                    FailureKind.QUALITY_GATE,
                    String.format(
                            Locale.ROOT,
                            "Cannot accept %s: its score is %.4f, and --fail_under asks for %s; see %s",
                            synthetic,
                            report.score(),
                            least,
                            outputDir.resolve("quality.md")));
        }
    }
}
