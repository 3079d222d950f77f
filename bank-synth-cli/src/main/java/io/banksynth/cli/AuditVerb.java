package io.banksynth.cli;

import io.banksynth.audit.AuditReport;
import io.banksynth.audit.PackAudit;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.model.pack.PackSignature;
import io.banksynth.source.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what a pack gives away and proves that nothing else is in it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Lists all that a model pack gives away, and proves that nothing else is in it.%n",
        description = {
            "%nWith the samples it looks in every file of the pack for values of sensitive, personal and restricted columns, and for"
                    + " values that fewer than k units share. It answers with exit code 6 if there is one. No value is shown.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth audit --model models/core --sample_dir ./samples",
            "      before the pack leaves the place where the samples are",
            "",
            "  bank_synth audit --model models/core --sample_dir ./samples --output audit",
            "      the same, written to audit/audit.json and audit/audit.md",
            "",
            "  bank_synth audit --model models/core --sample_dir ./samples --sign_key office.pem",
            "      signs the pack, so that generate --verify_key office.pub takes no other"
        })
final class AuditVerb implements Callable<Integer> {
    private static final int SHOWN = 20;

    private final Shell shell;

    @Mixin
    PackOptions pack;

    @Option(
            names = "--sample_dir",
            paramLabel = "DIR",
            description = "The samples that the pack was trained on, to prove that nothing of them leaks.")
    @Nullable Path sampleDir;

    @Option(names = "--output", paramLabel = "DIR", description = "Write audit.json and audit.md into this folder.")
    @Nullable Path output;

    @Option(
            names = "--sign_key",
            paramLabel = "FILE",
            description =
                    "Sign the pack with this private key (PEM: Ed25519, EC or RSA) if nothing is in it that must not be."
                            + " Needs --sample_dir.")
    @Nullable Path signKey;

    AuditVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (signKey != null && sampleDir == null) {
            throw BankSynthException.usage("Cannot sign " + pack.model
                    + ": without --sample_dir nobody knows whether values of the samples are in it");
        }
        PackFiles.Loaded loaded = pack.load();
        Optional<List<Sample>> samples = Optional.ofNullable(sampleDir)
                .map(folder -> new SampleSelection(Optional.of(folder), Optional.empty(), List.of())
                        .load()
                        .samples());
        AuditReport report = PackAudit.of(loaded, samples);
        shell.out().println(report.verdict());
        report.leaks().stream()
                .limit(SHOWN)
                .forEach(leak -> shell.out().println("  " + leak.place() + ": " + leak.reason()));
        shell.out()
                .println(GraphListing.counted(
                                report.disclosures().stream()
                                        .mapToLong(AuditReport.Disclosure::items)
                                        .sum(),
                                "item")
                        + " of " + GraphListing.counted(report.columns(), "column") + " are in it");
        if (output != null) {
            write(output, report);
            shell.out().println("Written: " + output.resolve("audit.md") + " and audit.json beside it");
        }
        if (!report.leaks().isEmpty()) {
            throw new BankSynthException(
                    FailureKind.PRIVACY_GATE,
                    "Cannot let " + pack.model + " leave: "
                            + GraphListing.counted(report.leaks().size(), "item")
                            + " in it must not be there, the first is "
                            + report.leaks().get(0).place());
        }
        if (signKey != null) {
            PackSignature.sign(pack.model, signKey);
            shell.out().println("Signed: " + pack.model);
        }
        return 0;
    }

    private static void write(Path folder, AuditReport report) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("audit.json"), report.json());
            Files.writeString(folder.resolve("audit.md"), report.markdown());
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write the audit to " + folder + ": " + e.getMessage(), e);
        }
    }
}
