package io.banksynth.discover.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds where a literal in single quotes ends, if it is one. */
final class Literals {
    /** A statement that begins on a line of its own behind the end of another one: no literal goes that far. */
    private static final Pattern NEXT_STATEMENT = Pattern.compile(
            ";[ \\t]*\\r?\\n\\s*(?:--[^\\n]*\\n\\s*)*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|CREATE|WITH|ALTER|DROP)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LOOK = 1 << 16;

    private Literals() {}

    /**
     * The position of the closing quote, or -1 if the quote at {@code open} opens no literal: it is never closed, or what
     * closes it stands right before a word, as in {@code 'it's'}.
     *
     * @param after keywords that may follow a literal without a space
     */
    static int close(String text, int open, int limit, Set<String> after) {
        int i = open + 1;
        while (true) {
            int quote = indexOf(text, "'", i, limit);
            if (quote < 0) {
                return -1;
            }
            if (charAt(text, quote + 1) == '\'' && !(quote == open + 1 && charAt(text, quote + 2) != '\'')) {
                i = quote + 2;
                continue;
            }
            if (escaped(text, open, quote)) {
                i = quote + 1;
                continue;
            }
            return believable(text, open, quote, after) ? quote : -1;
        }
    }

    /** {@code \'} is an escape in Hive and MySQL and a backslash at the end of a literal in Oracle. */
    private static boolean escaped(String text, int open, int quote) {
        int slashes = 0;
        while (quote - 1 - slashes > open && text.charAt(quote - 1 - slashes) == '\\') {
            slashes++;
        }
        char next = charAt(text, quote + 1);
        return slashes % 2 == 1 && (Character.isLetterOrDigit(next) || next == '\'' || next == '"');
    }

    /** The first place of {@code what} in {@code [from, limit)}; -1 if it is not there. */
    static int indexOf(String text, String what, int from, int limit) {
        char first = what.charAt(0);
        int last = Math.min(limit, text.length()) - what.length();
        for (int i = from; i <= last; i++) {
            if (text.charAt(i) == first && text.startsWith(what, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean believable(String text, int open, int quote, Set<String> after) {
        char next = charAt(text, quote + 1);
        if (next == '%' && quote > open + 1) {
            return indexOf(text, "=", open, quote) < 0;
        }
        if (Character.isLetterOrDigit(next) || next == '_') {
            int end = quote + 1;
            while (Character.isLetterOrDigit(charAt(text, end)) || charAt(text, end) == '_') {
                end++;
            }
            return end - quote < 10
                    && after.contains(text.substring(quote + 1, end).toUpperCase(Locale.ROOT));
        }
        if (indexOf(text, "\n", open, quote) < 0) {
            return true;
        }
        int limit = Math.min(quote, open + LONGEST_LOOK);
        return !NEXT_STATEMENT.matcher(text).region(open, limit).find();
    }

    private static char charAt(String text, int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }
}
