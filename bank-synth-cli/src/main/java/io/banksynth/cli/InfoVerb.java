package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.pack.PackFiles;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
        footerHeading = "%nExamples:%n",
        footer = {
            "  bank_synth info --model models/core",
            "  bank_synth info --model models/core --table TRANSACTIONS",
            "  bank_synth info --model models/core --explain TRANSACTIONS.AMOUNT"
        })
final class InfoVerb implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    PackOptions pack;

    @ArgGroup
    Shown shown = new Shown();

    /** What is shown instead of the whole. */
    static final class Shown {
        @Option(
                names = "--table",
                paramLabel = "TABLE",
                description =
                        "Only this table: the order in which its columns are drawn, what drives each, and the rules found.")
        @Nullable String table;

        @Option(
                names = "--explain",
                paramLabel = "TABLE.COLUMN",
                description = "Only this column: what its values are drawn from in which case, in words.")
        @Nullable String column;
    }

    InfoVerb(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        lines(pack.load()).forEach(shell.out()::println);
        return 0;
    }

    private List<String> lines(PackFiles.Loaded loaded) {
        if (shown.table != null) {
            return new RowListing(loaded.pack(), shown.table).lines();
        }
        String column = shown.column;
        if (column == null) {
            return PackListing.lines(loaded);
        }
        int dot = column.lastIndexOf('.');
        if (dot <= 0) {
            throw BankSynthException.usage(
                    "Cannot explain " + column + ": name table and column, as in TRANSACTIONS.AMOUNT");
        }
        return new RowListing(loaded.pack(), column.substring(0, dot)).explain(column.substring(dot + 1));
    }
}
