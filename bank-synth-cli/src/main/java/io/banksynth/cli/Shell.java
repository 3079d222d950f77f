package io.banksynth.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * What surrounds a command: where it may print and where the project lies.
 *
 * @param home the project's root, where the launcher and the bundled example are
 * @param out results, for people and for programs that read them
 * @param err what goes on meanwhile, and what went wrong
 */
public record Shell(Path home, PrintWriter out, PrintWriter err, Feedback feedback) {
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
        if (feedback == Feedback.STEPS) {
            err.println(line);
            err.flush();
        }
    }

    /** Tells of something that the user should know although the work goes on. */
    void warn(String line) {
        err.println("Warning: " + line);
        err.flush();
    }
}
