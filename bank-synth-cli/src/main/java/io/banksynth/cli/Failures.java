package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.error.Suggestion;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line and an exit code. */
final class Failures {
    private static final int LONGEST_LINE = 4000;
    private static final long MEBIBYTE = 1L << 20;

    private Failures() {}

    /** Arguments that cannot be understood. */
    static int ofArguments(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(
                        "Cannot run " + name + ": " + reason(failure, arguments) + " (" + name + " --help tells more)");
        command.getErr().flush();
        return FailureKind.USAGE.exitCode();
    }

    /** A verb that failed. */
    static int ofVerb(Exception failure, CommandLine command, ParseResult parsed) {
        boolean verbose = parsed.hasMatchedOption("--verbose")
                || (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--verbose"));
        PrintWriter err = command.getErr();
        FailureKind kind = failure instanceof BankSynthException known ? known.kind() : FailureKind.INTERNAL;
        err.println(
                kind == FailureKind.INTERNAL
                        ? "Cannot finish " + command.getCommandSpec().qualifiedName() + ": a fault of this program, "
                                + oneLine(failure) + (verbose ? "" : " (run again with --verbose to see where)")
                        : oneLine(failure.getMessage()));
        if (verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        return kind.exitCode();
    }

    /** A verb that ran out of memory: threads of it may have, too. */
    static int ofMemory(PlainText err) {
        err.println("Cannot finish: " + Runtime.getRuntime().maxMemory() / MEBIBYTE
                + " MiB of memory are too little for this; ask for fewer rows, or give it more, as in"
                + " BANK_SYNTH_JAVA_OPTS=-Xmx8g");
        return FailureKind.INTERNAL.exitCode();
    }

    /** Files of others may hold names without end: of these the beginning is shown, and the reason behind them. */
    private static String oneLine(@Nullable Object text) {
        String line = String.valueOf(text).replaceAll("\\s*\\R\\s*", "; ");
        int left = line.length() - LONGEST_LINE;
        return left <= 0
                ? line
                : line.substring(0, LONGEST_LINE / 2) + " [...] " + line.substring(LONGEST_LINE / 2 + left);
    }

    private static String reason(ParameterException failure, String[] arguments) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unknown(
                    unmatched.getUnmatched().get(0), failure.getCommandLine().getCommandSpec());
        }
        if (failure instanceof MissingParameterException missing) {
            // Whoever spells an option wrong should hear of that, and not of the right one's absence.
            CommandSpec command = failure.getCommandLine().getCommandSpec();
            return misspelt(arguments, command)
                    .map(argument -> unknown(argument, command))
                    .orElseGet(() -> missing(missing.getMissing()));
        }
        if (failure instanceof OverwrittenOptionException twice
                && twice.getOverwritten() instanceof OptionSpec option) {
            return option.longestName() + " is given twice";
        }
        if (failure.getArgSpec() instanceof OptionSpec option
                && failure.getCause() instanceof TypeConversionException) {
            return option.longestName() + ": " + oneLine(failure.getCause().getMessage());
        }
        return oneLine(failure.getMessage());
    }

    private static Optional<String> misspelt(String[] arguments, CommandSpec command) {
        return Arrays.stream(arguments)
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--"))
                .filter(argument -> !command.optionsMap().containsKey(argument.split("=", 2)[0]))
                .findFirst();
    }

    private static String missing(List<ArgSpec> missing) {
        List<String> names = missing.stream()
                .map(arg -> arg instanceof OptionSpec option
                        ? option.longestName() + " " + option.paramLabel()
                        : arg.paramLabel())
                .toList();
        return String.join(", ", names) + (names.size() == 1 ? " is missing" : " are missing");
    }

    private static String unknown(String argument, CommandSpec command) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        boolean option = name.startsWith("-");
        Stream<String> known = option
                ? command.options().stream().map(OptionSpec::longestName)
                : command.subcommands().keySet().stream();
        return "there is no " + (option ? "option " : command.subcommands().isEmpty() ? "argument " : "verb ") + name
                + Suggestion.question(name, known.toList());
    }
}
