package io.banksynth.cli;

import io.banksynth.discover.Discovered;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.source.Samples;
import io.banksynth.source.TablesFile;
import io.banksynth.train.PrivateTrainer;
import io.banksynth.train.TrainingGraph;
import io.banksynth.train.TrainingOptions;
import io.banksynth.train.dp.BudgetFile;
import io.banksynth.train.dp.Guarantee;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Training with differential privacy. */
final class GuaranteeOptions {
    @Option(
            names = "--epsilon",
            paramLabel = "NUMBER",
            description =
                    "Train with differential privacy: what the pack tells of any one customer is bounded, by less the"
                            + " smaller the number (1 is strong, 8 is usual; default: none, and --k counts). Needs --ddl.")
    @Nullable Double epsilon;

    @Option(
            names = "--delta",
            paramLabel = "NUMBER",
            description = "With --epsilon: the probability with which that bound may fail (default: 0.000001).")
    @Nullable Double delta;

    @Option(
            names = "--max_rows_per_unit",
            paramLabel = "ROWS",
            description = "With --epsilon: the most rows of a table by which one customer counts (default: 8).")
    @Nullable Integer rowsPerUnit;

    @Option(
            names = "--privacy_budget",
            paramLabel = "PATH",
            description =
                    "With --epsilon: a YAML file that says how much all trainings on these rows may spend together, as in"
                            + " epsilon: 3 and delta: 0.00001. Each training is written to it; one that would exceed it is refused.")
    @Nullable Path budget;

    /**
     * What was asked for, if anything.
     *
     * @throws BankSynthException if it cannot be promised
     */
    Optional<Guarantee> guarantee() {
        if (epsilon == null && (delta != null || rowsPerUnit != null || budget != null)) {
            String given = delta != null ? "--delta" : rowsPerUnit != null ? "--max_rows_per_unit" : "--privacy_budget";
            throw BankSynthException.usage("Cannot use " + given + " without --epsilon");
        }
        return Optional.ofNullable(epsilon)
                .map(e -> new Guarantee(
                        e,
                        delta == null ? Guarantee.DELTA : delta,
                        rowsPerUnit == null ? Guarantee.ROWS_PER_UNIT : rowsPerUnit));
    }

    /** A pack that was trained so has spent on its rows: with another one in its place nobody would know how much in all. */
    static void refuseSpent(Path modelOut) {
        if (!PackFiles.isPack(modelOut)) {
            return;
        }
        PackFiles.load(modelOut).pack().ledger().ifPresent(ledger -> {
            throw new BankSynthException(
                    FailureKind.PRIVACY_GATE,
                    "Cannot train into " + modelOut + ": the pack there has spent epsilon " + ledger.epsilon()
                            + " on its rows, and another training adds to that; choose another --model_out");
        });
    }

    /**
     * Trains.
     *
     * @param discovered without looking at samples
     */
    ModelPack train(
            Discovered discovered,
            Samples samples,
            Optional<TablesFile> file,
            TrainingOptions options,
            Guarantee guarantee) {
        TrainingGraph graph = TrainingGraph.of(discovered.graph(), samples, Map.of(), file);
        List<String> untyped = discovered.untyped().stream()
                .filter(column -> samples.samples().stream()
                        .anyMatch(s -> s.columns().stream().anyMatch(c -> column.equals(s.table() + "." + c.name()))))
                .toList();
        if (!untyped.isEmpty()) {
            throw BankSynthException.usage("Cannot train column " + untyped.get(0)
                    + " with --epsilon: its type is not declared and must not come from its rows; declare it in --ddl,"
                    + " as in NUMBER(10,2)");
        }
        return PrivateTrainer.train(
                graph.graph(),
                samples.samples(),
                options,
                guarantee,
                Optional.ofNullable(budget).map(BudgetFile::new));
    }
}
