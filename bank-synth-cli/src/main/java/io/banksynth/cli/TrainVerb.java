package io.banksynth.cli;

import io.banksynth.discover.Discovered;
import io.banksynth.error.BankSynthException;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.privacy.policy.PolicyFile;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.Samples;
import io.banksynth.source.TablesFile;
import io.banksynth.train.CutParents;
import io.banksynth.train.Trainer;
import io.banksynth.train.TrainingGraph;
import io.banksynth.train.TrainingOptions;
import io.banksynth.train.dp.Guarantee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns a model pack from samples. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Learns a model pack from samples.%n",
        description = {
            "%nReads all rows of the samples, finds how the tables hang together (as discover does), and learns"
                    + " how values, rows and tables depend on each other. The pack is a folder of readable JSON. It holds no"
                    + " row of the samples and no value that fewer than ten units share.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth train --schema CORE --queries ./queries --sample_dir ./samples --model_out models/core",
            "      the usual case: samples as CSV, relationships from queries, names and data",
            "",
            "  bank_synth train --schema CORE --sample_dir ./samples --relationships core.yaml \\",
            "      --privacy_policy privacy.yaml --model_out models/core",
            "      with relationships that you reviewed and a policy for personal columns"
        })
final class TrainVerb implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    RowOptions reading;

    @Option(
            names = "--privacy_policy",
            paramLabel = "PATH",
            description = "A YAML file with the level of each column: public, internal, sensitive, pii or restricted"
                    + " (default: internal, and personal columns are recognised).")
    @Nullable Path privacyPolicy;

    @Option(
            names = "--k",
            defaultValue = "10",
            paramLabel = "UNITS",
            description =
                    "How many units, such as customers, must share whatever the pack keeps (default: ${DEFAULT-VALUE}).")
    int k;

    @Mixin
    GuaranteeOptions privately;

    @Option(
            names = "--model_out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write the model pack to.")
    Path modelOut;

    TrainVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        reading.check();
        Optional<Guarantee> guarantee = privately.guarantee();
        guarantee.ifPresent(g -> {
            reading.refuseUndeclared();
            GuaranteeOptions.refuseSpent(modelOut);
        });
        if (k < 1) {
            throw BankSynthException.usage("Cannot use --k " + k + ": at least one unit holds a value");
        }
        long start = System.nanoTime();
        Optional<TablesFile> file = reading.file();
        Learned learned = guarantee.isPresent() ? learnPrivately(file, guarantee.get()) : learn(file);
        ModelPack pack = learned.pack();
        pack.warnings().forEach(shell::warn);
        PrivacyListing.undeclared(pack.privacy()).forEach(shell::warn);
        PackFiles.save(pack, modelOut);
        tell(pack, learned.samples(), (System.nanoTime() - start) / 1e9);
        return 0;
    }

    /** A pack with the rows that it was learned from. */
    private record Learned(ModelPack pack, Samples samples) {}

    private Learned learn(Optional<TablesFile> file) {
        Path beside = modelOut.toAbsolutePath().normalize().resolveSibling("");
        return reading.read(shell, file, beside, read -> learn(read, file));
    }

    private Learned learn(TrainingRows read, Optional<TablesFile> file) {
        TrainingRows rows = told(read);
        PrivacyPolicy policy = policy(rows);
        CutParents cut = discover(rows, reading.only());
        shell.step("Learning ...");
        TrainingGraph known = TrainingGraph.of(cut.graph(), cut.samples(), rows.counts(), file);
        TrainingGraph sampled =
                rows.census().map(census -> known.heldBy(census, cut.samples())).orElse(known);
        sampled.warnings().forEach(shell::warn);
        TrainingOptions options =
                new TrainingOptions(k, sampled.trueRows(), configuration(), policy).with(rows.census());
        ModelPack pack =
                Trainer.train(sampled.graph(), cut.samples().samples(), options).withKeysOnly(cut.keysOnly());
        return new Learned(pack, rows.samples());
    }

    /** Tables, types and relationships come from declarations and queries: what samples tell of them would have to be paid for. */
    private Learned learnPrivately(Optional<TablesFile> file, Guarantee guarantee) {
        Discovered discovered;
        TrainingRows rows;
        if (reading.readsDatabase()) {
            rows = told(reading.ofDatabase(shell));
            List<TableName> read =
                    rows.samples().samples().stream().map(Sample::table).toList();
            discovered = reading.evidence.discover(shell, rows.catalogues(), TrainingRows.NONE, read);
        } else {
            SampleSelection selection = reading.selection(file);
            discovered = reading.evidence.discover(
                    shell, reading.evidence.catalogues(shell, List.of()), TrainingRows.NONE, selection.names());
            Map<TableName, Table> declared =
                    discovered.graph().tables().stream().collect(Collectors.toMap(Table::name, t -> t));
            shell.step("Reading samples ...");
            rows = told(new TrainingRows(selection.load(declared), selection.others(), Map.of(), List.of()));
        }
        PrivacyPolicy policy = policy(rows);
        shell.step("Learning ...");
        TrainingOptions options = new TrainingOptions(k, Map.of(), configuration(), policy);
        return new Learned(privately.train(discovered, rows.samples(), file, options, guarantee), rows.samples());
    }

    private TrainingRows told(TrainingRows rows) {
        rows.samples().warnings().forEach(shell::warn);
        if (rows.samples().samples().isEmpty()) {
            throw BankSynthException.usage(
                    "Cannot train: there are no rows to learn from; give --sample_dir or a database");
        }
        return rows;
    }

    private PrivacyPolicy policy(TrainingRows rows) {
        return privacyPolicy == null
                ? PrivacyPolicy.NONE
                : PolicyFile.read(privacyPolicy, known(rows.samples(), rows.others()));
    }

    /** All tables that a policy may name, those left out included: a policy is written once for all. */
    private static List<Table> known(Samples chosen, Samples others) {
        return Stream.concat(chosen.samples().stream(), others.samples().stream())
                .map(sample -> new Table(sample.table(), sample.columns(), List.of(), List.of()))
                .toList();
    }

    /** Looks at all tables, so that keys which point out of the choice are known as such, and then keeps to the choice. */
    private CutParents discover(TrainingRows rows, List<TableName> only) {
        if (only.isEmpty()) {
            return new CutParents(
                    reading.evidence
                            .discover(shell, rows.catalogues(), rows.samples(), only)
                            .graph(),
                    rows.samples(),
                    Set.of());
        }
        List<Sample> all = new ArrayList<>(rows.samples().samples());
        all.addAll(rows.others().samples());
        List<TableName> looked = all.stream().map(Sample::table).toList();
        Samples union = new Samples(all, rows.others().warnings());
        CutParents cut = CutParents.of(
                reading.evidence
                        .discover(shell, rows.catalogues(), union, looked)
                        .graph(),
                union,
                only);
        cut.samples().warnings().forEach(shell::warn);
        return cut;
    }

    private List<ModelPack.Setting> configuration() {
        return List.of(
                new ModelPack.Setting("source", reading.origin()),
                new ModelPack.Setting("min_confidence", Double.toString(reading.evidence.minConfidence)));
    }

    private void tell(ModelPack pack, Samples samples, double seconds) {
        long rows = samples.samples().stream().mapToLong(Sample::size).sum();
        shell.out()
                .printf(
                        Locale.ROOT,
                        "Trained %s with %s from %s in %.1f s: %s%n",
                        GraphListing.counted(
                                pack.models().size() - pack.keysOnly().size(), "table"),
                        GraphListing.counted(pack.graph().foreignKeys().size(), "relationship"),
                        GraphListing.counted(rows, "row"),
                        seconds,
                        modelOut);
        TableName largest = pack.models().stream()
                .filter(model -> !pack.keysOnly().contains(model.table()))
                .max(Comparator.comparingLong(TableModel::rows))
                .orElseThrow()
                .table();
        shell.out().println();
        shell.out().println("Next: bank_synth info --model " + modelOut);
        shell.out()
                .println("      bank_synth generate --model " + modelOut + " --target_table " + largest
                        + " --target_rows 100000");
    }
}
