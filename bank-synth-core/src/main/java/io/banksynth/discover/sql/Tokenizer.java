package io.banksynth.discover.sql;

import io.banksynth.discover.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts SQL of any dialect into tokens and never fails: what cannot be understood becomes a symbol of one character, and a
 * quote that is never closed, or closed where no literal can end, is dropped rather than swallowing what follows.
 */
final class Tokenizer {
    private static final Set<String> PLAIN_LINES =
            Set.of("REM", "REMARK", "PROMPT", "SPOOL", "WHENEVER", "PAUSE", "ACCEPT", "TTITLE", "BTITLE", "UNDEFINE");
    private static final Set<String> AFTER_LITERAL =
            Set.of("AS", "AND", "OR", "THEN", "ELSE", "END", "FROM", "WHEN", "ORDER", "GROUP", "UNION", "IN", "IS");
    private static final Set<String> BEFORE_TABLE = Set.of("INTO", "FROM", "TABLE", "JOIN", "UPDATE", "EXISTS");
    private static final String[] SYMBOLS = {
        "<=>", "->>", "<=", ">=", "<>", "!=", "^=", "||", "==", ":=", "=>", "::", "->"
    };

    private static final int LONGEST_TEMPLATE = 4096;
    private static final int MOST_FAILURES = 20;
    private static final int NEAR = 200;
    private static final int LONGEST_GLUED = 300;

    private final String text;
    private final int length;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private boolean lineBegins = true;
    private int knownLineStart = 1;
    private int knownLineEnd;
    private int failures;

    private Tokenizer(Segment segment) {
        this.text = segment.text();
        this.length = text.length();
        this.line = segment.firstLine();
    }

    /** The tokens of a segment, comments and hints left out. */
    static List<Token> tokens(Segment segment) {
        Tokenizer tokenizer = new Tokenizer(segment);
        while (tokenizer.at < tokenizer.length) {
            tokenizer.step();
        }
        return tokenizer.tokens;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n') {
            line++;
            at++;
            lineBegins = true;
            return;
        }
        if (c <= ' ' || Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0') {
            at++;
            return;
        }
        if (lineBegins && plainLine()) {
            return;
        }
        boolean first = lineBegins;
        lineBegins = false;
        if (comment(c, first) || template(c) || quoted(c)) {
            return;
        }
        if (isWordStart(c)) {
            word();
        } else if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)) && !follows('.'))) {
            number();
        } else {
            symbol(c, first);
        }
    }

    private char charAt(int index) {
        return index < length ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c > 127 && Character.isLetter(c));
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$' || c == '#';
    }

    /** Whether the last token is a name (for {@code .}: ends) right before this place. */
    private boolean follows(char what) {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.end() == at && (what == '.' ? last.named() : last.symbol(String.valueOf(what)));
    }

    /** Passes over lines that belong to a command line tool and hold free text. */
    private boolean plainLine() {
        boolean idle = tokens.isEmpty() || tokens.get(tokens.size() - 1).kind() == Kind.END;
        int end = lineEnd(at);
        if (idle
                && (charAt(at) == '!'
                        || (charAt(at) == '@' && text.substring(at, end).strip().endsWith(".sql")))) {
            at = end;
            return true;
        }
        int wordEnd = at;
        while (wordEnd < end && isWordPart(text.charAt(wordEnd))) {
            wordEnd++;
        }
        int count = wordEnd - at;
        String rest = count > 8 ? "?" : text.substring(wordEnd, end).strip();
        if (count == 2 && rest.isEmpty() && text.regionMatches(true, at, "GO", 0, 2)) {
            end(end);
            return true;
        }
        if ((rest.isEmpty() && count == 0) || !idle || count < 3 || count > 8) {
            return false;
        }
        String first = text.substring(at, wordEnd).toUpperCase(Locale.ROOT);
        boolean told = PLAIN_LINES.contains(first) && (rest.isEmpty() || "=.,(".indexOf(rest.charAt(0)) < 0);
        if (told || (first.equals("SET") && ToolSettings.isOne(rest))) {
            at = end;
            return true;
        }
        return false;
    }

    /** The end of the line that holds a place at or behind the current one. */
    private int lineEnd(int from) {
        if (from > knownLineEnd || from < knownLineStart) {
            int end = text.indexOf('\n', from);
            knownLineStart = from;
            knownLineEnd = end < 0 ? length : end;
        }
        return knownLineEnd;
    }

    /** How far a closing mark is looked for: to the end, but near by once that failed often, so that time stays bounded. */
    private int lookLimit() {
        return failures < MOST_FAILURES ? length : Math.min(length, at + NEAR);
    }

    private void end(int newAt) {
        tokens.add(new Token(Kind.END, ";", line, at, newAt));
        at = newAt;
    }

    private boolean comment(char c, boolean first) {
        char next = charAt(at + 1);
        if (c == '-' && next == '-') {
            at = lineEnd(at);
            return true;
        }
        if (c == '/' && next == '*') {
            int close = Literals.indexOf(text, "*/", at + 2, lookLimit());
            failures += close < 0 ? 1 : 0;
            skipTo(close < 0 ? at + 2 : close + 2);
            return true;
        }
        if (c == '#' && next != '{' && (!isWordPart(next) || (first && !beforeTable()))) {
            at = lineEnd(at);
            return true;
        }
        return false;
    }

    private boolean beforeTable() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isAny(BEFORE_TABLE);
    }

    private void skipTo(int end) {
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        at = end;
    }

    /** Behind a database link, which may be named with its domain. */
    private int linkEnd(int from) {
        int end = from;
        while (charAt(end) == '.' && isWordPart(charAt(end + 1))) {
            end++;
            while (end < length && isWordPart(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /** Reads templates, bind variables and database links. */
    private boolean template(char c) {
        int end = Templates.end(text, at, failures < MOST_FAILURES ? at + LONGEST_TEMPLATE : at + NEAR);
        if (end < 0) {
            failures += c == '{' || c == '$' ? 1 : 0;
            return false;
        }
        if (c == '@' && !tokens.isEmpty()) {
            Token last = tokens.get(tokens.size() - 1);
            if (last.end() == at && last.named()) {
                at = linkEnd(end);
                return true;
            }
        }
        String name = Templates.referenced(text, at, end);
        int start = at;
        int startLine = line;
        skipTo(end);
        if (!name.isEmpty()) {
            tokens.add(new Token(Kind.QUOTED, fold(name), startLine, start, end));
        } else if (!Templates.isSilent(text, start)) {
            add(Kind.PARAMETER, text.substring(start, end), startLine, start);
        }
        return true;
    }

    private boolean quoted(char c) {
        char next = charAt(at + 1);
        if (c == '\'') {
            literal(at);
        } else if ((c == 'q' || c == 'Q') && next == '\'' && !wordBefore()) {
            return alternativeLiteral(at + 1);
        } else if ((c == 'n' || c == 'N') && (next == 'q' || next == 'Q') && charAt(at + 2) == '\'') {
            return alternativeLiteral(at + 2);
        } else if ("nNeExXbBrRuU".indexOf(c) >= 0 && next == '\'' && !wordBefore()) {
            literal(at + 1);
        } else if (c == '"' || c == '`') {
            name(c);
        } else if (c == '[' && (isWordStart(next) || next == '#') && !follows('.') && !follows(')') && !follows(']')) {
            name(']');
        } else {
            return false;
        }
        return true;
    }

    private boolean wordBefore() {
        return at > 0 && isWordPart(text.charAt(at - 1));
    }

    /** Oracle's {@code q'[...]'}. */
    private boolean alternativeLiteral(int quote) {
        char open = charAt(quote + 1);
        int pair = "[{(<".indexOf(open);
        String close = (pair < 0 ? String.valueOf(open) : "]})>".substring(pair, pair + 1)) + "'";
        int end = open <= ' ' ? -1 : Literals.indexOf(text, close, quote + 2, lookLimit());
        if (end < 0) {
            failures++;
            return false;
        }
        tokens.add(new Token(Kind.STRING, text.substring(quote + 2, end), line, at, end + 2));
        skipTo(end + 2);
        return true;
    }

    private void literal(int quote) {
        int close = Literals.close(text, quote, lookLimit(), AFTER_LITERAL);
        if (close < 0) {
            failures++;
            at = quote + 1;
            return;
        }
        String value = text.substring(quote + 1, close);
        tokens.add(new Token(Kind.STRING, value.replace("''", "'"), line, at, close + 1));
        skipTo(close + 1);
    }

    private void name(char close) {
        int end = Literals.indexOf(text, String.valueOf(close), at + 1, Math.min(lineEnd(at), at + LONGEST_GLUED));
        if (end < 0 || text.substring(at + 1, end).isBlank()) {
            at++;
            return;
        }
        tokens.add(new Token(Kind.QUOTED, fold(text.substring(at + 1, end)), line, at, end + 1));
        at = end + 1;
    }

    private void word() {
        int start = at;
        while (at < length && isWordPart(text.charAt(at))) {
            at++;
        }
        add(Kind.WORD, text.substring(start, at), line, start);
    }

    /** Adds a word or parameter, or glues it to the one it touches: {@code sales_${year}} is one name. */
    private void add(Kind kind, String piece, int pieceLine, int start) {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        boolean bind = kind == Kind.PARAMETER && (piece.charAt(0) == ':' || piece.charAt(0) == '?');
        boolean glue = last != null
                && last.end() == start
                && last.end() - last.start() < LONGEST_GLUED
                && !bind
                && (last.kind() == Kind.PARAMETER
                        || (kind == Kind.PARAMETER && last.kind() == Kind.WORD)
                        || (kind == Kind.PARAMETER
                                && last.kind() == Kind.QUOTED
                                && isWordPart(text.charAt(start - 1))));
        if (last == null || !glue) {
            tokens.add(new Token(kind, fold(piece), pieceLine, start, at));
            return;
        }
        Kind glued = last.kind() == Kind.PARAMETER && kind == Kind.PARAMETER ? Kind.PARAMETER : Kind.QUOTED;
        String known = (last.kind() == Kind.PARAMETER && kind != Kind.PARAMETER ? "" : last.word())
                + (kind == Kind.PARAMETER && glued == Kind.QUOTED ? "" : fold(piece));
        tokens.set(tokens.size() - 1, new Token(glued, Templates.trimmed(known), last.line(), last.start(), at));
    }

    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private void number() {
        int start = at;
        while (at < length && (isWordPart(text.charAt(at)) || (text.charAt(at) == '.' && isDigit(charAt(at + 1))))) {
            at++;
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(start, at), line, start, at));
    }

    private void symbol(char c, boolean first) {
        if (c == ';') {
            end(at + 1);
            return;
        }
        if (c == '/' && first && text.substring(at + 1, lineEnd(at)).isBlank()) {
            end(at + 1);
            return;
        }
        if (c == '#') {
            int start = at++;
            while (at < length && isWordPart(text.charAt(at))) {
                at++;
            }
            tokens.add(new Token(Kind.QUOTED, fold(text.substring(start, at)), line, start, at));
            return;
        }
        if (c == '(') {
            int mark = outerMark();
            if (mark > 0) {
                tokens.add(new Token(Kind.OUTER, "(+)", line, at, mark));
                at = mark;
                return;
            }
        }
        String symbol = String.valueOf(c);
        for (String longer : SYMBOLS) {
            if (text.startsWith(longer, at)) {
                symbol = longer;
                break;
            }
        }
        tokens.add(new Token(Kind.SYMBOL, symbol, line, at, at + symbol.length()));
        at += symbol.length();
    }

    private int outerMark() {
        int i = at + 1;
        while (charAt(i) == ' ') {
            i++;
        }
        if (charAt(i) != '+') {
            return -1;
        }
        i++;
        while (charAt(i) == ' ') {
            i++;
        }
        return charAt(i) == ')' ? i + 1 : -1;
    }
}
