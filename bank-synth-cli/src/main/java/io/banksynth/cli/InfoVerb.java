package io.banksynth.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a model pack holds. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows what a model pack holds.%n",
        description = {
            "%nTables with their columns and how each is made, relationships with how their keys are computed, what training"
                    + " warned of, and everything that is kept although fewer than k units share it.%n"
        },
        footerHeading = "%nExample:%n",
        footer = "  bank_synth info --model models/core")
final class InfoVerb implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    PackOptions pack;

    InfoVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        PackListing.lines(pack.load()).forEach(shell.out()::println);
        return 0;
    }
}
