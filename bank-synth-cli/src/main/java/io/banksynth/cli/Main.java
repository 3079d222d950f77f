package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The command {@code bank_synth}. */
public final class Main {
    private static final int HELP_WIDTH = 110;

    private Main() {}

    public static void main(String[] arguments) {
        // Output is for machines and the same everywhere; libraries that ask for the language or its calendar get none.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(Shell.ofProcess(), System.getenv(), arguments));
    }

    /** As {@link #run(Shell, Map, String...)}, in an empty environment. */
    public static int run(Shell shell, String... arguments) {
        return run(shell, Map.of(), arguments);
    }

    /**
     * Runs one command inside this process.
     *
     * @param environment variables, of which those are options that begin with {@code BANK_SYNTH_}
     * @return the exit code, as {@code bank_synth --help} lists them
     */
    public static int run(Shell process, Map<String, String> environment, String... arguments) {
        String[] spelled = OptionSpelling.underscored(arguments);
        List<String> typed = Arrays.asList(spelled);
        Shell shell = process.told(typed);
        CommandLine command = commandLine(shell);
        if (spelled.length == 0) {
            command.usage(shell.err());
            return FailureKind.USAGE.exitCode();
        }
        try {
            Settings settings = Settings.of(command, environment, typed);
            command.getSubcommands().values().forEach(verb -> verb.setDefaultValueProvider(settings));
        } catch (BankSynthException e) {
            shell.err().println(e.getMessage());
            return e.kind().exitCode();
        }
        int code;
        try {
            code = command.execute(spelled);
        } catch (OutOfMemoryError e) {
            code = Failures.ofMemory(shell.err());
        }
        shell.out().flush();
        shell.err().flush();
        return code;
    }

    /** The command with all its verbs, not run yet. */
    static CommandLine commandLine(Shell shell) {
        CommandLine command = new CommandLine(new BankSynthCommand())
                .addSubcommand(new DemoVerb(shell))
                .addSubcommand(new DiscoverVerb(shell))
                .addSubcommand(new PrivacyVerb(shell))
                .addSubcommand(new TrainVerb(shell))
                .addSubcommand(new GenerateVerb(shell))
                .addSubcommand(new ReportVerb(shell))
                .addSubcommand(new InfoVerb(shell))
                .addSubcommand(new AuditVerb(shell))
                .addSubcommand(new ValidateVerb(shell))
                .addSubcommand(new CompletionVerb(shell))
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
