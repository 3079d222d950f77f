package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads FROM clauses: tables, subqueries, functions and the joins between them. */
final class Sources {
    static final Set<String> JOIN_WORDS = Set.of(
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "OUTER",
            "NATURAL",
            "SEMI",
            "ANTI",
            "STRAIGHT_JOIN",
            "APPLY");

    private static final Set<String> NO_ALIAS = Set.of(
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "OUTER",
            "NATURAL",
            "SEMI",
            "ANTI",
            "STRAIGHT_JOIN",
            "APPLY",
            "ON",
            "USING",
            "WHERE",
            "LATERAL",
            "PIVOT",
            "UNPIVOT",
            "TABLESAMPLE",
            "WITH",
            "WHEN",
            "AND",
            "OR",
            "AS",
            "SAMPLE",
            "PARTITION",
            "SUBPARTITION",
            "FOR",
            "USE",
            "FORCE",
            "IGNORE",
            "SET",
            "VALUES",
            "SELECT",
            "FROM",
            "GROUP",
            "ORDER",
            "HAVING",
            "UNION",
            "IN",
            "IS",
            "NOT",
            "LIKE",
            "BETWEEN",
            "EXISTS",
            "VERSION",
            "FINAL",
            "THEN");

    private static final Set<String> CONDITION_ENDS = Set.of(
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL",
            "SEMI",
            "ANTI",
            "STRAIGHT_JOIN",
            "LATERAL",
            "ON",
            "PIVOT",
            "UNPIVOT");

    private final Reading reading;
    private final Tokens tokens;
    private final Block block;
    private final Predicates predicates;
    private final Expressions expressions;
    private JoinType type = JoinType.INNER;
    private boolean natural;
    private boolean expecting = true;
    private int groups;

    Sources(Reading reading, Block block, Predicates predicates) {
        this.reading = reading;
        this.tokens = reading.tokens;
        this.block = block;
        this.predicates = predicates;
        this.expressions = reading.expressions(block, JoinType.INNER);
    }

    /** Reads the sources between lo and hi into the block. */
    void read(int lo, int hi) {
        type = JoinType.INNER;
        expecting = true;
        int i = lo;
        while (i < hi) {
            i = Math.max(i + 1, step(i, hi));
        }
    }

    private int step(int i, int hi) {
        Token token = tokens.get(i);
        if (token.symbol(",")) {
            begin(JoinType.INNER);
        } else if (token.isAny(JOIN_WORDS)) {
            joinWord(token);
        } else if (token.is("LATERAL")) {
            return tokens.get(i + 1).is("VIEW") ? lateralView(i + 2, hi) : i + 1;
        } else if (token.is("ON")) {
            int end = conditionEnd(i + 1, hi);
            predicates.read(i + 1, end, type, newest());
            expecting = false;
            return end;
        } else if (token.is("USING")) {
            return using(i, hi);
        } else if (token.is("PIVOT") || token.is("UNPIVOT")) {
            return pivot(i, hi);
        } else if (token.symbol("(")) {
            return parenthesis(i, hi);
        } else if ((token.named() && !token.isAny(NO_ALIAS)) || token.kind() == Token.Kind.PARAMETER) {
            return table(i, hi);
        } else if (token.is("AND") || token.is("OR") || token.is("WHERE")) {
            int end = conditionEnd(i + 1, hi);
            predicates.read(i + 1, end, type, newest());
            return end;
        }
        return i + 1;
    }

    private void begin(JoinType join) {
        type = join;
        natural = false;
        expecting = true;
    }

    private void joinWord(Token token) {
        if (!expecting) {
            begin(JoinType.INNER);
        }
        switch (token.word()) {
            case "LEFT" -> type = JoinType.LEFT;
            case "RIGHT" -> type = JoinType.RIGHT;
            case "FULL" -> type = JoinType.FULL;
            case "SEMI" -> type = JoinType.SEMI;
            case "ANTI" -> type = JoinType.ANTI;
            case "NATURAL" -> natural = true;
            default -> expecting = true;
        }
    }

    private @Nullable Source newest() {
        return block.sources.isEmpty() ? null : block.sources.get(block.sources.size() - 1);
    }

    private int conditionEnd(int from, int hi) {
        int i = from;
        while (i < hi) {
            Token token = tokens.get(i);
            if (token.symbol(",")) {
                return i;
            }
            boolean call = tokens.get(i + 1).symbol("(") && (token.is("LEFT") || token.is("RIGHT"));
            if (token.isAny(CONDITION_ENDS) && !call && !tokens.get(i - 1).symbol(".")) {
                return i;
            }
            if (token.is("OUTER") && tokens.get(i + 1).is("APPLY")) {
                return i;
            }
            i = tokens.behind(i, hi);
        }
        return hi;
    }

    private int using(int i, int hi) {
        if (!tokens.get(i + 1).symbol("(") || tokens.opensQuery(i + 1)) {
            begin(JoinType.INNER);
            return i + 1;
        }
        List<String> names = reading.names(i + 1, hi);
        block.merged.addAll(names);
        join(names, tokens.get(i).line());
        expecting = false;
        return tokens.behind(i + 1, hi);
    }

    private void join(@Nullable List<String> names, int line) {
        int count = block.sources.size();
        if (count >= 2 && block.scope.takes()) {
            reading.uses.namedJoins.add(new Uses.NamedJoin(
                    block,
                    List.copyOf(block.sources.subList(0, count - 1)),
                    block.sources.get(count - 1),
                    names,
                    type,
                    line,
                    reading.uses.nextGroup()));
        }
    }

    private int lateralView(int from, int hi) {
        int i = tokens.get(from).is("OUTER") ? from + 1 : from;
        while (i < Math.min(hi, from + 20) && !tokens.get(i).symbol("(")) {
            i++;
        }
        predicates.nested(i, tokens.behind(i, hi));
        i = tokens.behind(i, hi);
        String alias = i < hi && tokens.get(i).named() ? tokens.get(i++).word() : "";
        List<String> names = new ArrayList<>();
        if (tokens.get(i).is("AS")) {
            i++;
        }
        while (i < hi && tokens.get(i).named() && !tokens.get(i).isAny(NO_ALIAS)) {
            names.add(tokens.get(i).word());
            i++;
            if (!tokens.get(i).symbol(",") || !tokens.get(i + 1).named()) {
                break;
            }
            i++;
        }
        add(alias, new Relation.Computed(names), from);
        return i;
    }

    private int pivot(int i, int hi) {
        int end = i + 1;
        while (end < Math.min(hi, i + 20) && !tokens.get(end).symbol("(")) {
            end++;
        }
        end = tokens.behind(end, hi);
        Source pivoted = newest();
        int behind = alias(end, hi);
        if (behind > end && pivoted != null) {
            block.add(tokens.get(behind - 1).word(), pivoted.relation());
        }
        return behind;
    }

    /** Behind the alias at i, or i if there is none. */
    private int alias(int i, int hi) {
        int at = i < hi && tokens.get(i).is("AS") ? i + 1 : i;
        boolean named = at < hi && tokens.get(at).named() && !tokens.get(at).isAny(NO_ALIAS);
        return named && !tokens.get(at + 1).symbol(".") ? at + 1 : i;
    }

    private void add(String alias, Relation relation, int at) {
        block.add(alias, relation);
        expecting = false;
        if (natural) {
            join(null, tokens.get(at).line());
            natural = false;
        }
    }

    private int parenthesis(int i, int hi) {
        int end = tokens.behind(i, hi);
        if (isQuery(i)) {
            Relation relation = reading.at(i, block, JoinType.INNER);
            return aliased(relation, end, hi, "", i);
        }
        if (groups >= 100) {
            return end;
        }
        groups++;
        JoinType outer = type;
        int before = block.sources.size();
        read(i + 1, tokens.inside(i, hi));
        type = outer;
        expecting = false;
        groups--;
        int behind = alias(end, hi);
        if (behind > end) {
            List<Source> members = List.copyOf(block.sources.subList(before, block.sources.size()));
            add(tokens.get(behind - 1).word(), new Relation.Group(members), i);
        }
        return behind;
    }

    /** Whether the parenthesis holds a query, rather than joins that begin with a query in parentheses. */
    private boolean isQuery(int open) {
        int i = open;
        while (tokens.opensQuery(i) && tokens.get(i + 1).symbol("(")) {
            int behind = tokens.behind(i + 1, tokens.size());
            Token next = tokens.get(behind);
            if (!next.symbol(")") && !Reading.isSetOperator(next) && !next.is("ORDER") && !next.is("LIMIT")) {
                return false;
            }
            i++;
        }
        return tokens.opensQuery(open);
    }

    /** Adds a source with the alias, and the names of columns, that stand at i. */
    private int aliased(Relation relation, int i, int hi, String own, int at) {
        int end = alias(i, hi);
        String alias = end > i ? tokens.get(end - 1).word() : own;
        Relation named = relation;
        if (end > i && tokens.get(end).symbol("(") && !tokens.opensQuery(end) && end < hi) {
            named = new Relation.Renamed(relation, reading.names(end, hi));
            end = tokens.behind(end, hi);
        }
        add(alias, named, at);
        return end;
    }

    private int table(int i, int hi) {
        int end = expressions.pathEnd(i, hi);
        Token next = end < hi ? tokens.get(end) : Tokens.NONE;
        if (!expecting) {
            boolean condition =
                    next.kind() == Token.Kind.SYMBOL && !next.symbol(",") && !next.symbol("(") && !next.symbol(")");
            if (condition) {
                int behind = conditionEnd(i, hi);
                predicates.read(i, behind, type, newest());
                return behind;
            }
            boolean known = reading.catalog.find("", tokens.get(end - 1).word()).isPresent();
            if (!known) {
                return end;
            }
            begin(JoinType.INNER);
        }
        String own = tokens.get(end - 1).word();
        if (next.symbol("(") && end == i + 1) {
            predicates.nested(end, tokens.behind(end, hi));
            Relation relation =
                    tokens.opensQuery(end) ? reading.at(end, block, JoinType.INNER) : new Relation.Computed(List.of());
            return aliased(relation, tokens.behind(end, hi), hi, own, i);
        }
        int behind = aliased(reading.named(i, end, block.environment), decorations(end, hi), hi, own, i);
        return decorations(behind, hi);
    }

    /** Passes over samples, partitions, versions and hints that stand behind a table. */
    private int decorations(int from, int hi) {
        int i = from;
        while (i < hi) {
            Token token = tokens.get(i);
            if ((token.is("PARTITION") || token.is("SUBPARTITION") || token.is("SAMPLE") || token.is("WITH"))
                    && tokens.get(i + 1).symbol("(")) {
                i = tokens.behind(i + 1, hi);
            } else if (token.is("TABLESAMPLE") || token.is("USE") || token.is("FORCE") || token.is("IGNORE")) {
                int limit = Math.min(hi, i + 20);
                while (i < limit && !tokens.get(i).symbol("(") && !tokens.get(i).symbol(",")) {
                    i++;
                }
                i = tokens.get(i).symbol("(") ? tokens.behind(i, hi) : i;
            } else if (token.is("AS") && tokens.get(i + 1).is("OF")) {
                i = Math.min(hi, i + 4);
            } else if ((token.is("FOR") || token.is("VERSION"))
                    && i + 3 < hi
                    && tokens.get(i + 2).is("AS")) {
                i = Math.min(hi, i + 5);
            } else {
                break;
            }
        }
        return Math.min(i, hi);
    }
}
