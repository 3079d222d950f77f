package io.banksynth.discover.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables and templates that stand in SQL before some tool replaces them: Hive, Spark, SQL*Plus, Jinja, dbt, SqlRender. */
final class Templates {
    private static final Pattern REFERENCE = Pattern.compile(
            "\\s*-?\\s*(?:ref|source)\\s*\\((?:[^()]*,)?\\s*['\"]([^'\"()]+)['\"]\\s*(?:,\\s*v(?:ersion)?\\s*=\\s*\\w+\\s*)?\\)\\s*-?\\s*");

    private Templates() {}

    /** Behind the template or variable that begins at {@code at} and ends before {@code limit}; -1 if none does. */
    static int end(String text, int at, int limit) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        return switch (text.charAt(at)) {
            case '{' ->
                next == '{'
                        ? closed(text, at, limit, "}}")
                        : next == '%'
                                ? closed(text, at, limit, "%}")
                                : next == '#' ? closed(text, at, limit, "#}") : -1;
            case '$' -> next == '{' ? closed(text, at, limit, "}") : variable(text, at + 1);
            case '#' -> next == '{' ? closed(text, at, limit, "}") : -1;
            case '&' -> substitution(text, at);
            case '@' -> variable(text, next == '@' ? at + 2 : at + 1);
            case ':' ->
                at > 0 && text.charAt(at - 1) == ':' ? -1 : next == '\'' || next == '"' ? -1 : variable(text, at + 1);
            case '?' -> at + 1;
            default -> -1;
        };
    }

    private static int closed(String text, int at, int limit, String close) {
        int end = Literals.indexOf(text, close, at + 2, limit);
        return end < 0 ? -1 : end + close.length();
    }

    private static int variable(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end == from ? -1 : end;
    }

    private static int substitution(String text, int at) {
        int from = text.startsWith("&&", at) ? at + 2 : at + 1;
        if (from >= text.length() || !Character.isLetterOrDigit(text.charAt(from))) {
            return -1;
        }
        int end = variable(text, from);
        return end > 0 && text.startsWith("..", end) ? end + 1 : end;
    }

    /** The table that dbt's {@code ref} or {@code source} names; empty for any other template. */
    static String referenced(String text, int start, int end) {
        if (!text.startsWith("{{", start)) {
            return "";
        }
        Matcher matcher = REFERENCE.matcher(text).region(start + 2, end - 2);
        return matcher.matches() ? matcher.group(1).strip() : "";
    }

    /** Whether the template stands for no text, as Jinja's blocks and comments do. */
    static boolean isSilent(String text, int start) {
        return text.startsWith("{%", start) || text.startsWith("{#", start);
    }

    /** A name without the underscores that joined it to a template. */
    static String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && name.charAt(from) == '_') {
            from++;
        }
        while (to > from && name.charAt(to - 1) == '_') {
            to--;
        }
        return from == to ? name : name.substring(from, to);
    }
}
