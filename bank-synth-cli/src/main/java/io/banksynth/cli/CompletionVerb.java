package io.banksynth.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete verbs and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        header = "Prints a script that makes bash and zsh complete verbs and options.%n",
        footerHeading = "%nExample:%n",
        footer = "  source <(bank_synth completion)")
final class CompletionVerb implements Callable<Integer> {
    private final Shell shell;

    @Spec
    @Nullable CommandSpec spec;

    CompletionVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        CommandSpec root = Objects.requireNonNull(spec, "picocli sets it").root();
        shell.out().print(AutoComplete.bash("bank_synth", root.commandLine()) + "\n");
        return 0;
    }
}
