package io.banksynth.cli;

import io.banksynth.discover.Discovered;
import io.banksynth.discover.RelationshipsFile;
import io.banksynth.discover.drawing.Drawing;
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
            "      the best that can be had; correct core.yaml and give it to train --relationships",
            "",
            "  bank_synth discover --schema CORE --queries ./etl_queries --format html --output core.html",
            "      a diagram whose edges lead to what speaks for them",
            "",
            "  bank_synth discover --schema CORE --queries ./etl_queries --explain ACCOUNTS.BRANCH_ID",
            "      why that column points where it does, and why nowhere else"
        })
final class DiscoverVerb implements Callable<Integer> {
    /** What a graph is written as. */
    enum Format {
        YAML(Optional.empty()),
        MERMAID(Optional.of(Drawing.MERMAID)),
        DOT(Optional.of(Drawing.DOT)),
        HTML(Optional.of(Drawing.HTML));

        private final Optional<Drawing> drawing;

        Format(Optional<Drawing> drawing) {
            this.drawing = drawing;
        }

        String text(SchemaGraph graph) {
            return drawing.map(d -> d.text(graph)).orElseGet(() -> RelationshipsFile.text(graph));
        }
    }

    private final Shell shell;

    @Mixin
    EvidenceOptions evidence;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "Save what was found as YAML, to review it and to give it to train --relationships.")
    @Nullable Path output;

    @Option(
            names = "--format",
            defaultValue = "YAML",
            paramLabel = "FORMAT",
            description =
                    "What --output holds: yaml to review, or a drawing: mermaid, dot (Graphviz), html (one page that"
                            + " needs nothing else). A drawing without --output is printed (default: yaml).")
    Format format;

    @Option(
            names = "--explain",
            paramLabel = "TABLE.COLUMN",
            description = "Say why this column points where it does, and why nowhere else.")
    @Nullable String explain;

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
        Discovered discovered = evidence.discover(shell, evidence.catalogues(shell, List.of()), samples, List.of());
        SchemaGraph graph = discovered.graph();
        if (explain != null) {
            ExplanationListing.lines(discovered.explain(explain)).forEach(shell.out()::println);
        } else if (output == null && format != Format.YAML) {
            shell.out().print(format.text(graph));
        } else {
            GraphListing.lines(graph).forEach(shell.out()::println);
        }
        if (output != null) {
            RelationshipsFile.write(output, format.text(graph));
            shell.out().println();
            shell.out().println("Saved to " + output + advice());
        }
        return 0;
    }

    private String advice() {
        return format == Format.YAML ? ": correct it where it errs and give it to train --relationships" : "";
    }
}
