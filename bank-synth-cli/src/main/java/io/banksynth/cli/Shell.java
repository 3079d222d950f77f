package io.banksynth.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * What surrounds a command: where it may print and where the project lies.
 *
 * @param home the project's root, where the launcher and the bundled example are
 * @param out results, for people and for programs that read them
 * @param err what goes on meanwhile, and what went wrong
 */
public record Shell(Path home, PlainText out, PlainText err, Feedback feedback, LogFormat logFormat) {
    /** How steps and warnings are told. */
    public enum LogFormat {
        TEXT,
        /** An object a line, for programs that gather logs. */
        JSON
    }

    /** A shell that tells in text. */
    public Shell(Path home, PrintWriter out, PrintWriter err, Feedback feedback) {
        this(home, new PlainText(out), new PlainText(err), feedback, LogFormat.TEXT);
    }

    /** This shell as {@code --quiet} and {@code --log_format} ask for it: they hold from the first line on. */
    Shell told(List<String> arguments) {
        boolean quiet = arguments.contains("--quiet");
        int at = arguments.indexOf("--log_format");
        boolean json = arguments.stream().anyMatch(a -> a.equalsIgnoreCase("--log_format=json"))
                || (at >= 0
                        && at + 1 < arguments.size()
                        && arguments.get(at + 1).equalsIgnoreCase("json"));
        return new Shell(
                home,
                quiet ? new PlainText(new PrintWriter(Writer.nullWriter())) : out,
                err,
                quiet || json ? Feedback.QUIET : feedback,
                json ? LogFormat.JSON : LogFormat.TEXT);
    }

    /** Whether a person watches. */
    public enum Feedback {
        /** Each step is told on {@code err}: a terminal. */
        STEPS,
        /** Only warnings and errors are told: a pipe or a file. */
        QUIET
    }

    /** As the launcher told it by system properties, with the streams of this process. */
    static Shell ofProcess() {
        Charset charset = Charset.defaultCharset();
        return new Shell(
                Path.of(System.getProperty("banksynth.home", "")),
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                Boolean.getBoolean("banksynth.terminal") ? Feedback.STEPS : Feedback.QUIET);
    }

    /** Tells a person who watches what goes on now. */
    void step(String line) {
        if (logFormat == LogFormat.JSON) {
            log("info", line);
        } else if (feedback == Feedback.STEPS) {
            err.println(line);
            err.flush();
        }
    }

    private void log(String level, String message) {
        err.println("{\"level\":\"" + level + "\",\"message\":\""
                + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}");
        err.flush();
    }

    /** Tells of something that the user should know although the work goes on. */
    void warn(String line) {
        if (logFormat == LogFormat.JSON) {
            log("warn", line);
            return;
        }
        err.println("Warning: " + line);
        err.flush();
    }
}
