package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** One command run inside the test's process: its exit code and all it printed. */
record Invocation(int code, String out, String err) {
    /** The project's root, seen from the module's folder where tests run. */
    static final Path HOME = Path.of("..");

    static Invocation of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = new Shell(HOME, new PrintWriter(out, true), new PrintWriter(err, true), Shell.Feedback.QUIET);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.run(shell, texts);
        return new Invocation(code, out.toString(), err.toString());
    }

    /** One line that says what cannot be done and holds all these words, with the exit code of its kind. */
    void assertRefused(int expected, String... told) {
        List<String> lines =
                err.lines().filter(line -> !line.startsWith("Warning: ")).toList();
        assertThat(lines).as("one line").hasSize(1);
        assertThat(lines.get(0))
                .startsWith("Cannot ")
                .contains(told)
                .doesNotContain("fault of this program")
                .hasSizeLessThan(5000);
        assertThat(code).as(err).isEqualTo(expected);
    }
}
