package io.banksynth.cli;

import io.banksynth.RowFiles;
import io.banksynth.RunReport;
import io.banksynth.attack.AttackRisk;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.report.AttackReport;
import io.banksynth.report.DataSet;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.source.SampleFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Attacks on the people behind the samples, and which of them must gain nothing. */
final class AttackOptions {
    @Option(
            names = "--control_dir",
            paramLabel = "DIR",
            description =
                    "Real tables of entities that were held back from the training: attacks the synthetic rows, and says what they"
                            + " tell of the entities of --sample_dir that they do not tell of these.")
    @Nullable Path controlDir;

    @Option(
            names = "--fail_on",
            split = ",",
            paramLabel = "ATTACK",
            description =
                    "Answer with exit code 6 if this attack gains more than chance, or could not be measured: singling_out, linkability,"
                            + " inference, membership, copies, or all. Needs --control_dir.")
    List<String> failOn = List.of();

    void check() {
        gates();
        if (!failOn.isEmpty() && controlDir == null) {
            throw BankSynthException.usage(
                    "Cannot use --fail_on without --control_dir: there is nothing to compare with");
        }
    }

    private Set<AttackRisk.Attack> gates() {
        Set<AttackRisk.Attack> gates = EnumSet.noneOf(AttackRisk.Attack.class);
        for (String name : failOn) {
            gates.addAll(name.equals("all") ? EnumSet.allOf(AttackRisk.Attack.class) : Set.of(named(name)));
        }
        return gates;
    }

    private static AttackRisk.Attack named(String name) {
        return Arrays.stream(AttackRisk.Attack.values())
                .filter(attack -> name(attack).equals(name))
                .findFirst()
                .orElseThrow(() -> BankSynthException.usage("Cannot use --fail_on " + name + ": it is none of "
                        + Arrays.stream(AttackRisk.Attack.values())
                                .map(AttackOptions::name)
                                .collect(Collectors.joining(", "))
                        + ", all"));
    }

    private static String name(AttackRisk.Attack attack) {
        return attack.name().toLowerCase(Locale.ROOT);
    }

    void run(Shell shell, SchemaGraph graph, DataSet training, DataSet synthetic, Path outputDir, int threads) {
        if (controlDir == null) {
            return;
        }
        shell.step("Attacking ...");
        SampleFolder held = SampleFolder.of(controlDir);
        held.warnings().forEach(shell::warn);
        DataSet control = RowFiles.dataSet(controlDir, held, graph);
        AttackReport report = RunReport.attack(training, control, synthetic, outputDir, threads);
        for (AttackRisk.Attack attack : AttackRisk.Attack.values()) {
            shell.out().println(String.format(Locale.ROOT, "  %-14s %s", attack.words(), verdict(report, attack)));
        }
        shell.out().println("  attacks        " + outputDir.resolve("attacks.md"));
        gates().stream()
                .filter(attack ->
                        !report.isMeasured(attack) || !report.seen(attack).isEmpty())
                .findFirst()
                .ifPresent(attack -> {
                    throw new BankSynthException(
                            FailureKind.PRIVACY_GATE,
                            "Cannot accept the synthetic rows: " + attack.words() + " is " + verdict(report, attack)
                                    + "; see " + outputDir.resolve("attacks.md"));
                });
    }

    private static String verdict(AttackReport report, AttackRisk.Attack attack) {
        Optional<String> seen =
                report.seen(attack).stream().map(table -> table.shown()).reduce((a, b) -> a + ", " + b);
        return seen.map(tables -> "a risk in " + tables)
                .orElse(report.isMeasured(attack) ? "no more than chance" : "not measured");
    }
}
