package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the other verbs on the bundled example, showing each command before it runs. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows the whole way on the bundled example: discover, train, generate.%n",
        description = {
            "%nThe example is an invented bank of eleven tables with twenty queries (examples/core_banking)."
                    + " Each step is the command that you would type; copy them for your own data.%n"
        })
final class DemoVerb implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--output_dir",
            defaultValue = "output/demo",
            paramLabel = "DIR",
            description = "Where everything is written (default: ${DEFAULT-VALUE}).")
    Path outputDir;

    @Option(
            names = "--target_rows",
            defaultValue = "100000",
            paramLabel = "ROWS",
            description = "How many transactions to make (default: ${DEFAULT-VALUE}).")
    long targetRows;

    DemoVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Path example = shell.home().resolve("examples/core_banking");
        if (!Files.isDirectory(example)) {
            throw BankSynthException.usage(
                    "Cannot run the demo: there is no folder " + example
                            + "; start it with the script bank_synth of a checkout or of the zip, the jar alone has no example");
        }
        String queries = near(example.resolve("queries"));
        String samples = near(example.resolve("samples"));
        String relationships = outputDir.resolve("relationships.yaml").toString();
        String model = outputDir.resolve("model").toString();
        List<List<String>> commands = List.of(
                List.of(
                        "discover",
                        "--schema",
                        "DEMO",
                        "--queries",
                        queries,
                        "--sample_dir",
                        samples,
                        "--output",
                        relationships),
                List.of(
                        "train",
                        "--schema",
                        "DEMO",
                        "--queries",
                        queries,
                        "--sample_dir",
                        samples,
                        "--privacy_policy",
                        near(example.resolve("privacy.yaml")),
                        "--model_out",
                        model),
                List.of(
                        "generate",
                        "--model",
                        model,
                        "--target_table",
                        "TRANSACTIONS",
                        "--target_rows",
                        Long.toString(targetRows),
                        "--output_dir",
                        outputDir.toString(),
                        "--output_formats",
                        "hive_orc,oracle"));
        for (List<String> command : commands) {
            shell.out().println("$ bank_synth " + String.join(" ", command));
            int code = Main.run(shell, command.toArray(new String[0]));
            if (code != 0) {
                return code;
            }
            shell.out().println();
        }
        List.of(
                        "What to do next",
                        "  look at the data      " + outputDir + "/*/oracle/*.csv",
                        "  see how good it is    " + outputDir + "/*/report/quality.md",
                        "  see what was learned  bank_synth info --model " + model,
                        "  take your own data    put a CSV file for each table into one folder and your SQL into another,",
                        "                        and run the three commands above on them")
                .forEach(shell.out()::println);
        return 0;
    }

    /** Relative to the current folder where that is shorter, as people would type it. */
    private static String near(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
