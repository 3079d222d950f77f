package io.banksynth.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line: holds what all verbs share and does nothing itself. */
@Command(
        name = "bank_synth",
        mixinStandardHelpOptions = true,
        versionProvider = BankSynthCommand.Version.class,
        synopsisSubcommandLabel = "VERB",
        header = "Learns relational bank data and writes consistent synthetic tables of any size.%n",
        description = {
            "%nA run has three steps. discover finds how tables hang together, train learns a model pack"
                    + " from samples, generate writes tables from the pack. The pack holds no row of the samples.%n"
        },
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nTo begin with:%n",
        footer = {
            "  bank_synth demo",
            "  bank_synth discover --schema CORE --queries ./queries --sample_dir ./samples",
            "  bank_synth train    --schema CORE --queries ./queries --sample_dir ./samples --model_out models/core",
            "  bank_synth generate --model models/core --target_table TRANSACTIONS --target_rows 1000000",
            "",
            "An option may be spelled with hyphens as well: --target-table. Each verb explains itself: bank_synth train --help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:a fault of this program",
            "  2:wrong options or configuration",
            "  3:samples, queries, a pack or a database cannot be read",
            "  4:results cannot be written",
            "  5:the quality gate refused",
            "  6:the privacy gate refused",
            "  7:the data drifted from the pack",
            "130:interrupted"
        })
final class BankSynthCommand {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    boolean verbose;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print nothing but warnings and errors.")
    boolean quiet;

    @Option(
            names = "--log_format",
            scope = ScopeType.INHERIT,
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description =
                    "How steps and warnings are told on the error stream: text, or json with one object a line (default: text).")
    Shell.LogFormat logFormat;

    @Option(
            names = Settings.CONFIG,
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "A YAML file of verbs with their options. What is typed goes first, then BANK_SYNTH_VERB_OPTION and"
                            + " BANK_SYNTH_OPTION of the environment, then the file.")
    @Nullable Path config;

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Version.class.getPackage().getImplementationVersion();
            return new String[] {"bank_synth " + (built == null ? "(not packaged)" : built)};
        }
    }
}
