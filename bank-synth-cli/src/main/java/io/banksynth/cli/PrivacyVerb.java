package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.privacy.detect.PrivacyPlanner;
import io.banksynth.privacy.policy.PolicyFile;
import io.banksynth.privacy.policy.PolicyText;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.Table;
import io.banksynth.source.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proposes a privacy policy. */
@Command(
        name = "privacy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Finds personal columns and proposes a privacy policy.%n",
        description = {
            "%nLooks at names and values: mail addresses, telephone numbers, account and card numbers, tax and national numbers,"
                    + " names, addresses, dates of birth, free text. Each column comes with a level and the reason for it. No"
                    + " value of the samples is shown or written.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth privacy --sample_dir ./samples",
            "      shows what was found",
            "",
            "  bank_synth privacy --sample_dir ./samples --output privacy.yaml",
            "      writes it for review; then: bank_synth train --privacy_policy privacy.yaml ..."
        })
final class PrivacyVerb implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--sample_dir",
            required = true,
            paramLabel = "DIR",
            description = "A folder of samples: one file for each table, named after it.")
    Path sampleDir;

    @Option(
            names = "--privacy_policy",
            paramLabel = "PATH",
            description = "What is declared already; it is kept and completed.")
    @Nullable Path privacyPolicy;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "Write the proposal to this file, which must not be there yet.")
    @Nullable Path output;

    PrivacyVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        shell.step("Reading samples ...");
        Samples samples = new SampleSelection(Optional.of(sampleDir), Optional.empty(), List.of()).load();
        samples.warnings().forEach(shell::warn);
        List<Table> tables = samples.samples().stream()
                .map(sample -> new Table(sample.table(), sample.columns(), List.of(), List.of()))
                .toList();
        PrivacyPolicy declared = privacyPolicy == null ? PrivacyPolicy.NONE : PolicyFile.read(privacyPolicy, tables);
        PrivacyPlan plan = PrivacyPlanner.plan(declared, samples.samples());
        PrivacyListing.lines(plan, tables).forEach(shell.out()::println);
        if (output != null) {
            write(output, PolicyText.of(plan, tables));
            shell.out().println();
            shell.out()
                    .println("Saved to " + output + ": correct it where it errs and give it to train --privacy_policy");
        }
        return 0;
    }

    /** A policy that somebody corrected is not overwritten. */
    private static void write(Path file, String text) {
        if (Files.exists(file)) {
            throw BankSynthException.output(
                    "Cannot write " + file + ": it is there already; choose another --output or take it away");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
