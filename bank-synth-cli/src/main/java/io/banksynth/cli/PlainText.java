package io.banksynth.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Prints text that a terminal shows and never obeys. Names of tables and columns come from files of others, and so may hold what
 * moves a cursor, colours or hides text, or turns its direction: such characters are shown by their numbers, as in {@code \u001b}.
 * What is printed as one line ({@link #println(String)}) stays one.
 */
public final class PlainText extends PrintWriter {
    private static final String BACK = "\r";
    private static final String CLEAR_BEHIND = "\033[K";

    /** Prints to {@code out} and flushes it after each line. */
    public PlainText(PrintWriter out) {
        super(out, true);
    }

    /** Shows a line in the place of the one that was shown so before; empty to leave nothing. For terminals only. */
    void overwrite(String line) {
        String shown = line(line);
        super.write(BACK + shown + CLEAR_BEHIND, 0, BACK.length() + shown.length() + CLEAR_BEHIND.length());
        flush();
    }

    @Override
    public void println(@Nullable String line) {
        super.println(line(String.valueOf(line)));
    }

    @Override
    public void write(int character) {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) {
        String shown = shown(text.substring(from, from + length));
        super.write(shown, 0, shown.length());
    }

    private static String line(String text) {
        return shown(text).replace("\n", "\\n");
    }

    /** Line ends and tabs as they are, other characters that a terminal obeys by their numbers. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isObeyed(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isObeyed(char c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean turns = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return control || turns || c == '\u2028' || c == '\u2029' || c == '\u200e' || c == '\u200f';
    }
}
