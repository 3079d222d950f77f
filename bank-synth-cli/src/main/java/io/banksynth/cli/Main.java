package io.banksynth.cli;

import io.banksynth.error.FailureKind;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The command {@code bank_synth}. */
public final class Main {
    private static final int HELP_WIDTH = 110;

    private Main() {}

    public static void main(String[] arguments) {
        // Output is for machines and the same everywhere; libraries that ask for the language or its calendar get none.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(Shell.ofProcess(), arguments));
    }

    /**
     * Runs one command inside this process.
     *
     * @return the exit code, as {@code bank_synth --help} lists them
     */
    public static int run(Shell shell, String... arguments) {
        CommandLine command = commandLine(shell);
        String[] spelled = OptionSpelling.underscored(arguments);
        if (spelled.length == 0) {
            command.usage(shell.err());
            return FailureKind.USAGE.exitCode();
        }
        int code = command.execute(spelled);
        shell.out().flush();
        shell.err().flush();
        return code;
    }

    private static CommandLine commandLine(Shell shell) {
        CommandLine command = new CommandLine(new BankSynthCommand())
                .addSubcommand(new DemoVerb(shell))
                .addSubcommand(new DiscoverVerb(shell))
                .addSubcommand(new PrivacyVerb(shell))
                .addSubcommand(new TrainVerb(shell))
                .addSubcommand(new GenerateVerb(shell))
                .addSubcommand(new ReportVerb(shell))
                .addSubcommand(new InfoVerb(shell))
                .addSubcommand(new AuditVerb(shell))
                .setOut(shell.out())
                .setErr(shell.err())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowOptionsAsOptionParameters(false)
                .setParameterExceptionHandler(Failures::ofArguments)
                .setExecutionExceptionHandler(Failures::ofVerb);
        command.setOverwrittenOptionsAllowed(false);
        for (CommandLine each : command.getSubcommands().values()) {
            Values.register(each);
        }
        return command;
    }
}
