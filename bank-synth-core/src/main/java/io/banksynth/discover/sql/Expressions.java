package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Reads the operands of comparisons: columns, tuples and subqueries, through functions that keep a value's identity. */
final class Expressions {
    /** Functions whose result is their argument in another spelling or type. */
    private static final Set<String> TRANSPARENT = Set.of(
            "TRIM",
            "LTRIM",
            "RTRIM",
            "BTRIM",
            "UPPER",
            "LOWER",
            "UCASE",
            "LCASE",
            "NVL",
            "COALESCE",
            "IFNULL",
            "ISNULL",
            "TO_CHAR",
            "TO_NUMBER",
            "CAST",
            "TRY_CAST",
            "SAFE_CAST",
            "CONVERT",
            "TRY_CONVERT",
            "STRING",
            "INT",
            "BIGINT",
            "VARCHAR",
            "CHAR",
            "TEXT",
            "NULLIF",
            "LPAD",
            "RPAD",
            "TO_VARCHAR",
            "TO_NCHAR",
            "ZEROIFNULL",
            "DISTINCT",
            "MAX",
            "MIN",
            "ANY_VALUE",
            "FIRST",
            "LAST",
            "NUMBER",
            "DECIMAL",
            "NUMERIC",
            "NVARCHAR",
            "VARCHAR2",
            "INTEGER");

    private static final Set<String> AGGREGATES = Set.of("MAX", "MIN", "ANY_VALUE", "FIRST", "LAST");
    private static final Set<String> TYPES = Set.of(
            "INT",
            "INTEGER",
            "BIGINT",
            "SMALLINT",
            "TINYINT",
            "VARCHAR",
            "VARCHAR2",
            "NVARCHAR",
            "CHAR",
            "NCHAR",
            "TEXT",
            "STRING",
            "NUMBER",
            "NUMERIC",
            "DECIMAL",
            "DOUBLE",
            "FLOAT",
            "REAL",
            "SIGNED",
            "UNSIGNED",
            "BYTEINT",
            "LONG");
    private static final Set<String> FILLERS =
            Set.of("BOTH", "LEADING", "TRAILING", "DISTINCT", "ALL", "NULL", "USING", "FROM", "DEFAULT");
    private static final Set<String> CONSTANTS = Set.of(
            "NULL",
            "TRUE",
            "FALSE",
            "SYSDATE",
            "SYSTIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "ROWNUM",
            "LEVEL",
            "USER",
            "CASE",
            "INTERVAL",
            "SELECT",
            "FROM",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "ON",
            "IN",
            "EXISTS",
            "BETWEEN",
            "LIKE",
            "IS",
            "JOIN",
            "GROUP",
            "ORDER",
            "UNION",
            "ANY",
            "SOME",
            "ALL",
            "THEN",
            "WHEN",
            "ELSE",
            "END",
            "LEFT",
            "RIGHT",
            "INNER",
            "HAVING",
            "DATE",
            "TIMESTAMP");
    private static final Set<String> ARITHMETIC =
            Set.of("+", "-", "*", "/", "%", "||", "[", "->", "->>", "&", "|", "{");
    private static final int LONGEST = 96;

    private final Tokens tokens;
    private final IntFunction<Relation> queries;

    /**
     * @param queries reads the query in the parenthesis that opens at a place
     */
    Expressions(Tokens tokens, IntFunction<Relation> queries) {
        this.tokens = tokens;
        this.queries = queries;
    }

    /** Behind the name that begins at i: words joined by dots; i itself if there is none. */
    int pathEnd(int i, int limit) {
        int end = i;
        while (end < limit
                && (tokens.get(end).named() || (end == i && tokens.get(end).kind() == Token.Kind.PARAMETER))) {
            end++;
            if (end >= limit || !tokens.get(end).symbol(".") || end + 1 >= limit) {
                break;
            }
            Token next = tokens.get(end + 1);
            if (!next.named() && !(next.symbol(".") && tokens.get(end + 2).named())) {
                break;
            }
            end += next.named() ? 1 : 2;
        }
        return end;
    }

    private int pathStart(int last, int limit) {
        int start = last;
        while (start - 2 >= limit
                && tokens.get(start - 1).symbol(".")
                && (tokens.get(start - 2).named() || tokens.get(start - 2).kind() == Token.Kind.PARAMETER)) {
            start -= 2;
        }
        return start;
    }

    /** Whether a word is a constant or keyword, and not a name that is qualified or qualifies. */
    private boolean constant(int i) {
        return tokens.get(i).isAny(CONSTANTS)
                && !tokens.get(i - 1).symbol(".")
                && !tokens.get(i + 1).symbol(".");
    }

    private ColumnReference reference(int start, int end) {
        Token name = tokens.get(end - 1);
        String qualifier = end - start >= 3 ? tokens.get(end - 3).word() : "";
        return new ColumnReference(qualifier, name.word(), false, false);
    }

    /** The operand, or the tuple of operands, that ends at {@code last}; none if its values are computed. */
    List<Operand> before(int last, int lo) {
        boolean outer = tokens.get(last).kind() == Token.Kind.OUTER;
        int end = outer ? last - 1 : last;
        int start;
        List<Operand> operands;
        if (end < lo) {
            return List.of();
        }
        if (tokens.get(end).symbol(")") && tokens.match(end) >= lo) {
            int open = tokens.match(end);
            boolean called = open > lo
                    && tokens.get(open - 1).named()
                    && !tokens.get(open - 1).isAny(CONSTANTS);
            start = called ? open - 1 : open;
            operands = parenthesis(start, open, end);
        } else if (tokens.get(end).named() && !constant(end)) {
            end -= end - 1 > lo && repeats(end) ? 1 : 0;
            start = pathStart(end, lo);
            operands = columns(reference(start, end + 1));
        } else {
            return List.of();
        }
        Token before = start > lo ? tokens.get(start - 1) : Tokens.NONE;
        if (before.kind() == Token.Kind.SYMBOL && ARITHMETIC.contains(before.word())) {
            return List.of();
        }
        return marked(operands, before.is("PRIOR"), outer);
    }

    /** An operand and the first place behind it. */
    record Read(List<Operand> operands, int end) {}

    /** The operand, or the tuple of operands, that begins at {@code first}; none if its values are computed. */
    Read after(int first, int hi) {
        boolean prior = tokens.get(first).is("PRIOR");
        int start = prior || isQuantifier(first) ? first + 1 : first;
        Read none = new Read(List.of(), start);
        if (start >= hi) {
            return none;
        }
        List<Operand> operands;
        int end;
        Token token = tokens.get(start);
        if (token.symbol("(")) {
            end = tokens.behind(start, hi);
            operands = parenthesis(start, start, end - 1);
        } else if (token.named() && !constant(start)) {
            start += repeated(start) ? 1 : 0;
            end = pathEnd(start, hi);
            if (end < hi && tokens.get(end).symbol("(")) {
                int open = end;
                end = tokens.behind(open, hi);
                operands = end - 1 > open && open == start + 1 ? parenthesis(start, open, end - 1) : List.of();
            } else {
                operands = end < hi && tokens.get(end).kind() == Token.Kind.STRING
                        ? List.of()
                        : columns(reference(start, end));
            }
        } else {
            return none;
        }
        boolean outer = end < hi && tokens.get(end).kind() == Token.Kind.OUTER;
        end += outer ? 1 : 0;
        if (end + 1 < hi && tokens.get(end).symbol("::")) {
            end = tokens.get(end + 2).symbol("(") ? tokens.behind(end + 2, hi) : end + 2;
        }
        Token behind = end < hi ? tokens.get(end) : Tokens.NONE;
        if (behind.kind() == Token.Kind.SYMBOL && ARITHMETIC.contains(behind.word())) {
            return new Read(List.of(), end);
        }
        return new Read(marked(operands, prior, outer), end);
    }

    /** Whether the name at i stands there twice, and the second time with the column it qualifies. */
    private boolean repeated(int i) {
        return tokens.get(i + 1).named()
                && tokens.get(i + 1).word().equals(tokens.get(i).word())
                && tokens.get(i + 2).symbol(".");
    }

    /** Whether the name at i only says again what the qualified one before it ends with. */
    private boolean repeats(int i) {
        return tokens.get(i - 1).named()
                && tokens.get(i - 1).word().equals(tokens.get(i).word())
                && tokens.get(i - 2).symbol(".");
    }

    private boolean isQuantifier(int i) {
        Token token = tokens.get(i);
        return (token.is("ANY") || token.is("SOME") || token.is("ALL"))
                && tokens.get(i + 1).symbol("(");
    }

    private static List<Operand> columns(ColumnReference reference) {
        return List.of(new Operand.Columns(List.of(reference)));
    }

    private static List<Operand> marked(List<Operand> operands, boolean prior, boolean outer) {
        if (!prior && !outer) {
            return operands;
        }
        List<Operand> marked = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand instanceof Operand.Columns columns) {
                marked.add(new Operand.Columns(columns.columns().stream()
                        .map(c -> prior ? c.asPrior() : c)
                        .map(c -> outer ? c.asOuter() : c)
                        .toList()));
            } else {
                marked.add(operand);
            }
        }
        return marked;
    }

    /** A call (start before open), a subquery, a tuple or an expression in parentheses. */
    private List<Operand> parenthesis(int start, int open, int close) {
        if (start == open && tokens.opensQuery(open)) {
            return List.of(new Operand.Yield(queries.apply(open), 0));
        }
        if (close - start > LONGEST) {
            return List.of();
        }
        int from = start;
        int to = close + 1;
        if (start == open) {
            from = open + 1;
            to = close;
            while (tokens.get(from).symbol("(") && tokens.match(from) == to - 1) {
                if (tokens.opensQuery(from)) {
                    return List.of(new Operand.Yield(queries.apply(from), 0));
                }
                from++;
                to--;
            }
        }
        List<Operand> tuple = new ArrayList<>();
        int partFrom = from;
        for (int i = from; i <= to; i = i == to ? i + 1 : tokens.behind(i, to)) {
            if (i == to || tokens.get(i).symbol(",")) {
                tuple.add(new Operand.Columns(passedOn(partFrom, i)));
                partFrom = i + 1;
            }
        }
        boolean nothing = tuple.stream()
                .allMatch(o -> o instanceof Operand.Columns c && c.columns().isEmpty());
        return nothing ? List.of() : tuple;
    }

    /** The columns one of which gives an expression its value; none if the expression computes something else. */
    List<ColumnReference> passedOn(int lo, int hi) {
        if (hi - lo > LONGEST) {
            return List.of();
        }
        List<ColumnReference> found = new ArrayList<>();
        for (int i = lo; i < hi; i++) {
            Token token = tokens.get(i);
            if (token.is("AS") || token.symbol("::")) {
                i++;
                if (tokens.get(i + 1).symbol("(")) {
                    i = tokens.behind(i + 1, hi) - 1;
                }
            } else if (token.named()) {
                boolean call = i + 1 < hi && tokens.get(i + 1).symbol("(");
                if (call) {
                    if (!TRANSPARENT.contains(token.word()) || isFormatted(i, hi)) {
                        return List.of();
                    }
                    i += TYPES.contains(token.word())
                                    && i > lo
                                    && !tokens.get(i - 1).symbol("(")
                            ? 3
                            : 0;
                } else if ((!token.isAny(FILLERS) && !token.isAny(TYPES))
                        || tokens.get(i + 1).symbol(".")) {
                    if (constant(i) || tokens.get(i + 1).kind() == Token.Kind.STRING) {
                        return List.of();
                    }
                    int end = pathEnd(i, hi);
                    if (tokens.get(end).symbol("(") && end < hi) {
                        return List.of();
                    }
                    found.add(reference(i, end));
                    i = end - 1;
                }
            } else if (token.kind() == Token.Kind.OUTER && !found.isEmpty()) {
                found.set(found.size() - 1, found.get(found.size() - 1).asOuter());
            } else if (token.kind() == Token.Kind.SYMBOL && !"(),".contains(token.word())) {
                return List.of();
            }
        }
        return found;
    }

    /** {@code TO_CHAR} with a format makes another value. */
    private boolean isFormatted(int call, int hi) {
        if (!tokens.get(call).is("TO_CHAR")) {
            return false;
        }
        int close = tokens.inside(call + 1, hi);
        return tokens.get(close - 1).kind() == Token.Kind.STRING;
    }

    /** Whether an expression holds a function that picks one of many values, such as MAX. */
    boolean aggregates(int lo, int hi) {
        for (int i = lo; i + 1 < hi && i < lo + LONGEST; i++) {
            if (tokens.get(i).isAny(AGGREGATES) && tokens.get(i + 1).symbol("(")) {
                return true;
            }
        }
        return false;
    }
}
