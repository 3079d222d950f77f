package io.banksynth.cli;

import io.banksynth.discover.RelationshipsFile;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.source.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds tables, keys and relationships, and says what speaks for them. */
@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Finds tables, keys and relationships, and says what speaks for them.%n",
        description = {
            "%nLooks at joins in queries, at declared keys, at names, and at the values of samples. Each relationship comes"
                    + " with a confidence, which is the share of such findings that are true, and with the places that speak"
                    + " for it.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth discover --schema CORE --queries ./etl_queries",
            "      from queries alone",
            "",
            "  bank_synth discover --schema CORE --queries ./etl_queries --sample_dir ./samples --output core.yaml",
            "      the best that can be had; correct core.yaml and give it to train --relationships"
        })
final class DiscoverVerb implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    EvidenceOptions evidence;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "Save what was found as YAML, to review it and to give it to train --relationships.")
    @Nullable Path output;

    DiscoverVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        evidence.check();
        shell.step("Reading samples ...");
        Samples samples =
                new SampleSelection(Optional.ofNullable(evidence.sampleDir), Optional.empty(), List.of()).load();
        samples.warnings().forEach(shell::warn);
        SchemaGraph graph = evidence.discover(shell, evidence.catalogues(shell, List.of()), samples, List.of());
        GraphListing.lines(graph).forEach(shell.out()::println);
        if (output != null) {
            RelationshipsFile.write(output, graph);
            shell.out().println();
            shell.out()
                    .println("Saved to " + output + ": correct it where it errs and give it to train --relationships");
        }
        return 0;
    }
}
