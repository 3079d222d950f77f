package io.banksynth.cli;

import io.banksynth.audit.SchemaDrift;
import io.banksynth.discover.Discovery;
import io.banksynth.discover.DiscoveryRequest;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import io.banksynth.source.Samples;
import io.banksynth.source.jdbc.JdbcSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether rows of a pack still fit the tables that they are meant for. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says whether rows of a pack still fit the tables that they are meant for.%n",
        description = {
            "%nHolds a pack against definitions of tables, a database or samples. Tables and columns that are gone, types that are"
                    + " narrower or others, and columns that need a value are drift: the exit code is 7. What"
                    + " only grew is told of.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth validate --model models/core --ddl schema.sql",
            "  bank_synth validate --model models/core --jdbc_url jdbc:postgresql://host:5432/bank --db_user reader",
            "  bank_synth validate --model models/core --sample_dir ./samples"
        })
final class ValidateVerb implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model pack, as train wrote it.")
    Path model;

    @Option(names = "--ddl", paramLabel = "PATH", description = "CREATE TABLE scripts.")
    @Nullable Path ddl;

    @Option(
            names = "--sample_dir",
            paramLabel = "DIR",
            description = "A folder of samples; only kinds of types are compared.")
    @Nullable Path sampleDir;

    @Mixin
    DatabaseOptions database;

    ValidateVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        database.check();
        if (ddl == null && sampleDir == null && !database.given()) {
            throw BankSynthException.usage(
                    "Cannot validate: there is nothing to hold the pack against; give --ddl, --sample_dir or a database");
        }
        ModelPack pack = PackFiles.load(model).pack();
        List<Catalogue> catalogues = new ArrayList<>();
        if (database.given()) {
            try (JdbcSource source = database.open(shell, pack.graph().schema(), List.of())) {
                catalogues.add(source.schema().catalogue());
            }
        }
        List<String> differences = new ArrayList<>();
        if (ddl != null || !catalogues.isEmpty()) {
            tell(declared(pack, Optional.ofNullable(ddl), catalogues), differences);
        }
        if (sampleDir != null) {
            Samples samples = SampleLoader.load(SampleFolder.of(sampleDir).tables(), Map.of());
            SchemaGraph found = graph(pack, List.of(), List.of(), samples);
            tell(SchemaDrift.of(pack.graph(), found, SchemaDrift.Source.SAMPLED), differences);
        }
        if (!differences.isEmpty()) {
            throw drifted("Cannot vouch for " + model, differences);
        }
        shell.out()
                .println("Rows of " + model + " fit: "
                        + GraphListing.counted(pack.graph().tables().size(), "table") + " compared");
        return 0;
    }

    private void tell(SchemaDrift drift, List<String> differences) {
        drift.notes().forEach(note -> shell.out().println("Note: " + note));
        drift.differences().forEach(difference -> shell.out().println("Drift: " + difference));
        differences.addAll(drift.differences());
    }

    /** Refuses to generate where definitions of tables say that the rows would not fit. */
    static void refuseDrift(ModelPack pack, Path ddl) {
        List<String> differences = declared(pack, Optional.of(ddl), List.of()).differences();
        if (!differences.isEmpty()) {
            throw drifted("Cannot generate", differences);
        }
    }

    private static BankSynthException drifted(String what, List<String> differences) {
        int more = differences.size() - 1;
        return new BankSynthException(
                FailureKind.DRIFT,
                what + ": the tables drifted from the pack, " + differences.get(0)
                        + (more > 0 ? " and " + GraphListing.counted(more, "more difference") : "")
                        + "; train it again on new samples");
    }

    private static SchemaDrift declared(ModelPack pack, Optional<Path> ddl, List<Catalogue> catalogues) {
        SchemaGraph found = graph(pack, ddl.stream().toList(), catalogues, new Samples(List.of(), List.of()));
        return SchemaDrift.of(pack.graph(), found, SchemaDrift.Source.DECLARED);
    }

    private static SchemaGraph graph(ModelPack pack, List<Path> ddl, List<Catalogue> catalogues, Samples samples) {
        return Discovery.discover(new DiscoveryRequest(
                        pack.graph().schema(),
                        List.of(),
                        ddl,
                        catalogues,
                        samples.samples(),
                        List.of(),
                        DiscoveryRequest.MIN_CONFIDENCE,
                        Optional.empty()))
                .graph();
    }
}
