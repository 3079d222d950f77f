package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conditions: equalities between columns, tests against subqueries, comparisons with literals. */
final class Predicates {
    private static final Set<String> EQUAL = Set.of("=", "==", "<=>");
    private static final Set<String> COMPARING = Set.of("<", ">", "<=", ">=", "<>", "!=", "^=");

    private final Reading reading;
    private final Tokens tokens;
    private final Block block;

    Predicates(Reading reading, Block block) {
        this.reading = reading;
        this.tokens = reading.tokens;
        this.block = block;
    }

    /** Reads the subqueries of a range that holds no condition. */
    void nested(int lo, int hi) {
        for (int i = lo; i < hi; i++) {
            if (tokens.opensQuery(i)) {
                reading.at(i, block, nesting(i, lo));
                i = tokens.behind(i, hi) - 1;
            }
        }
    }

    private JoinType nesting(int open, int lo) {
        int i = open - 1;
        if (i < lo || !(tokens.get(i).is("EXISTS") || tokens.get(i).is("IN"))) {
            return JoinType.INNER;
        }
        return tokens.get(i - 1).is("NOT") ? JoinType.ANTI : JoinType.SEMI;
    }

    /**
     * Reads a condition.
     *
     * @param newest the source whose join it belongs to; null if to none
     */
    void read(int lo, int hi, JoinType type, @Nullable Source newest) {
        Expressions expressions = reading.expressions(block, JoinType.INNER);
        int group = reading.uses.nextGroup();
        int cases = 0;
        for (int i = lo; i < hi; i++) {
            Token token = tokens.get(i);
            if (tokens.opensQuery(i)) {
                query(i, lo, newest, group, expressions);
                i = tokens.behind(i, hi) - 1;
            } else if (token.is("CASE")) {
                cases++;
            } else if (token.is("END") && cases > 0) {
                cases--;
            } else if (cases == 0 && (isEqual(token) || isSame(i))) {
                List<Operand> left = expressions.before(isSame(i) ? lastBefore(i) : i - 1, lo);
                while (isEqual(tokens.get(i + 1)) || tokens.get(i + 1).symbol(".")) {
                    i++;
                }
                Expressions.Read right = expressions.after(i + 1, hi);
                pair(left, right.operands(), type, newest, tokens.get(i).line(), group);
                literals(left, "=", i + 1, i + 2, group);
            } else if (cases == 0 && adjacent(i, lo, hi, expressions)) {
                int middle = expressions.pathEnd(i, hi);
                pair(
                        expressions.before(middle - 1, lo),
                        expressions.after(middle, hi).operands(),
                        type,
                        newest,
                        token.line(),
                        group);
                i = middle;
            } else if (cases == 0) {
                comparison(i, lo, hi, group, expressions);
            }
        }
    }

    private static boolean isEqual(Token token) {
        return token.kind() == Token.Kind.SYMBOL && EQUAL.contains(token.word());
    }

    /** {@code IS NOT DISTINCT FROM}, at its last word. */
    private boolean isSame(int i) {
        return tokens.get(i).is("FROM")
                && tokens.get(i - 1).is("DISTINCT")
                && tokens.get(i - 2).is("NOT");
    }

    private int lastBefore(int from) {
        return from - 4;
    }

    /** Two qualified columns with nothing between them: an operator was lost. */
    private boolean adjacent(int i, int lo, int hi, Expressions expressions) {
        if (!tokens.get(i).named()
                || !tokens.get(i + 1).symbol(".")
                || tokens.get(i - 1).symbol(".")) {
            return false;
        }
        Token before = i > lo ? tokens.get(i - 1) : Tokens.NONE;
        if (i > lo && !before.is("AND") && !before.is("ON") && !before.symbol("(")) {
            return false;
        }
        int middle = expressions.pathEnd(i, hi);
        return middle - i == 3
                && middle + 2 < hi
                && tokens.get(middle).named()
                && tokens.get(middle + 1).symbol(".")
                && tokens.get(middle + 2).named()
                && expressions.pathEnd(middle, hi) - middle == 3;
    }

    private void query(int open, int lo, @Nullable Source newest, int group, Expressions expressions) {
        JoinType nesting = nesting(open, lo);
        Relation relation = reading.at(open, block, nesting);
        if (!tokens.get(open - 1).is("IN") || !block.scope.takes()) {
            return;
        }
        int last = tokens.get(open - 2).is("NOT") ? open - 3 : open - 2;
        List<Operand> left = last < lo ? List.of() : expressions.before(last, lo);
        for (int k = 0; k < left.size(); k++) {
            reading.uses.equalities.add(new Uses.Equality(
                    block,
                    left.get(k),
                    new Operand.Yield(relation, k),
                    nesting,
                    newest,
                    tokens.get(open).line(),
                    group));
        }
    }

    private void pair(
            List<Operand> left, List<Operand> right, JoinType type, @Nullable Source newest, int line, int group) {
        if (left.size() != right.size() || left.isEmpty() || !block.scope.takes()) {
            return;
        }
        for (int k = 0; k < left.size(); k++) {
            reading.uses.equalities.add(new Uses.Equality(block, left.get(k), right.get(k), type, newest, line, group));
        }
    }

    private void comparison(int i, int lo, int hi, int group, Expressions expressions) {
        Token token = tokens.get(i);
        if (token.kind() == Token.Kind.SYMBOL && COMPARING.contains(token.word())) {
            literals(expressions.before(i - 1, lo), token.word(), i + 1, i + 2, group);
        } else if (token.is("IN") && tokens.get(i + 1).symbol("(")) {
            int last = tokens.get(i - 1).is("NOT") ? i - 2 : i - 1;
            literals(expressions.before(last, lo), "in", i + 2, tokens.inside(i + 1, hi), group);
        } else if (token.is("BETWEEN")) {
            literals(expressions.before(i - 1, lo), "between", i + 1, Math.min(hi, i + 6), group);
        } else if (token.is("LIKE")) {
            literals(expressions.before(i - 1, lo), "like", i + 1, i + 2, group);
        }
    }

    /** Keeps the literals of a range if it holds nothing else of weight. */
    private void literals(List<Operand> column, String kind, int lo, int hi, int group) {
        if (column.size() != 1
                || !(column.get(0) instanceof Operand.Columns columns)
                || columns.columns().size() != 1) {
            return;
        }
        List<String> found = new ArrayList<>();
        for (int i = lo; i < hi && found.size() < 100; i++) {
            Token token = tokens.get(i);
            if (token.literal()) {
                boolean negative = tokens.get(i - 1).symbol("-");
                found.add((negative ? "-" : "") + token.word());
            } else if (token.is("AND") && found.size() > 1) {
                break;
            } else if (!token.symbol(",")
                    && !token.is("AND")
                    && !token.is("DATE")
                    && !token.is("TIMESTAMP")
                    && !token.symbol("-")) {
                break;
            }
        }
        if (!found.isEmpty()) {
            reading.uses.mentions.add(new Uses.Mention(block, columns.columns().get(0), kind, found, group));
        }
    }

    /** Keeps the columns and functions by which rows are grouped. */
    void grouping(int lo, int hi) {
        nested(lo, hi);
        Expressions expressions = reading.expressions(block, JoinType.INNER);
        for (int i = lo; i < hi; i++) {
            Token token = tokens.get(i);
            if (!token.named() || tokens.get(i - 1).symbol(".")) {
                continue;
            }
            int end = expressions.pathEnd(i, hi);
            if (tokens.get(end).symbol("(") && end < hi) {
                int close = tokens.inside(end, hi);
                int path = expressions.pathEnd(end + 1, close);
                if (path > end + 1) {
                    List<String> arguments = new ArrayList<>();
                    for (int k = path; k < close; k++) {
                        if (tokens.get(k).literal()) {
                            arguments.add(tokens.get(k).word());
                        }
                    }
                    mention(expressions, path - 1, end + 1, token.word().toLowerCase(java.util.Locale.ROOT), arguments);
                }
                i = close;
            } else if (end > i) {
                mention(expressions, end - 1, i, "group", List.of());
                i = end - 1;
            }
        }
    }

    private void mention(Expressions expressions, int last, int lo, String kind, List<String> arguments) {
        List<Operand> operands = expressions.before(last, lo);
        if (operands.size() == 1 && operands.get(0) instanceof Operand.Columns columns) {
            reading.uses.mentions.add(new Uses.Mention(block, columns.columns().get(0), kind, arguments, -1));
        }
    }
}
