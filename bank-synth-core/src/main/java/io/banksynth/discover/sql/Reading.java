package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the queries of one statement: WITH clauses, set operations, blocks. */
final class Reading {
    private static final Set<String> SET_OPERATORS = Set.of("UNION", "EXCEPT", "MINUS", "INTERSECT");
    /** Queries nested deeper than this are passed over; the stack never grows beyond it. */
    private static final int DEEPEST = 150;

    final Tokens tokens;
    final StatementScope scope;
    final Uses uses;
    final Catalog catalog;
    final List<String> warnings;
    private final Map<Integer, Relation> read = new HashMap<>();
    private int depth;
    private boolean tooDeep;

    @Nullable Environment environment;

    Reading(Tokens tokens, StatementScope scope, Uses uses, Catalog catalog, List<String> warnings) {
        this.tokens = tokens;
        this.scope = scope;
        this.uses = uses;
        this.catalog = catalog;
        this.warnings = warnings;
    }

    /** A query and the first place behind it. */
    record Result(Relation.Query query, int end) {}

    /** The query in the parenthesis that opens at i, read once. */
    Relation at(int open, @Nullable Block parent, JoinType nesting) {
        Relation known = read.get(open);
        if (known == null) {
            int end = tokens.inside(open, tokens.size());
            known = query(open + 1, end, parent, nesting, new Relation.Query()).query();
            read.put(open, known);
        }
        return known;
    }

    /** Reads the query that begins at lo. */
    Result query(int lo, int hi, @Nullable Block parent, JoinType nesting, Relation.Query into) {
        if (depth >= DEEPEST) {
            if (!tooDeep) {
                warnings.add(scope.file + ":" + tokens.get(lo).line() + ": queries nested deeper than " + DEEPEST
                        + " levels were passed over");
                tooDeep = true;
            }
            return new Result(into, hi);
        }
        depth++;
        Environment outer = environment;
        int end = branches(lo, hi, parent, nesting, into);
        if (depth > 1) {
            environment = outer;
        }
        depth--;
        return new Result(into, end);
    }

    private int branches(int lo, int hi, @Nullable Block parent, JoinType nesting, Relation.Query into) {
        int i = tokens.get(lo).is("WITH") ? with(lo, hi, parent) : lo;
        Relation.Query target = into;
        while (i < hi) {
            if (tokens.opensQuery(i)) {
                if (at(i, parent, nesting) instanceof Relation.Query inner) {
                    target.branches.addAll(inner.branches);
                }
                i = tokens.behind(i, hi);
                while (i < hi && !tokens.get(i).isAny(SET_OPERATORS) && trailing(i)) {
                    i++;
                }
            } else if (tokens.get(i).is("SELECT")
                    || tokens.get(i).is("FROM")
                    || tokens.get(i).is("SEL")) {
                Block block = new Block(parent, nesting, scope, environment);
                target.branches.add(block);
                i = new Clauses(this, block).read(i, hi);
            } else {
                break;
            }
            if (i >= hi || !tokens.get(i).isAny(SET_OPERATORS)) {
                break;
            }
            target = tokens.get(i).is("UNION") ? into : new Relation.Query();
            i++;
            while (tokens.get(i).is("ALL") || tokens.get(i).is("DISTINCT")) {
                i++;
            }
        }
        return i;
    }

    /** Whether i belongs to what may follow a query in parentheses before the next set operator. */
    private boolean trailing(int i) {
        Token token = tokens.get(i);
        return token.is("ORDER") || token.is("BY") || token.is("LIMIT") || token.literal();
    }

    private int with(int lo, int hi, @Nullable Block parent) {
        int i = tokens.get(lo + 1).is("RECURSIVE") ? lo + 2 : lo + 1;
        while (i < hi && tokens.get(i).named()) {
            String name = tokens.get(i).word();
            i++;
            List<String> names = List.of();
            if (tokens.get(i).symbol("(") && !tokens.opensQuery(i)) {
                names = names(i, hi);
                i = tokens.behind(i, hi);
            }
            while (i < hi
                    && (tokens.get(i).is("AS")
                            || tokens.get(i).is("NOT")
                            || tokens.get(i).is("MATERIALIZED"))) {
                i++;
            }
            if (!tokens.get(i).symbol("(")) {
                break;
            }
            Relation.Query query = new Relation.Query();
            Relation relation = names.isEmpty() ? query : new Relation.Renamed(query, names);
            Environment before = environment;
            environment = new Environment(before, name, relation);
            query(i + 1, tokens.inside(i, hi), parent, JoinType.INNER, query);
            environment = new Environment(before, name, relation);
            i = tokens.behind(i, hi);
            if (!tokens.get(i).symbol(",")) {
                break;
            }
            i++;
        }
        return i;
    }

    /** The names listed in the parenthesis at i: the first word between the commas. */
    List<String> names(int open, int limit) {
        List<String> names = new ArrayList<>();
        int end = tokens.inside(open, limit);
        boolean expecting = true;
        for (int i = open + 1; i < end; i = tokens.behind(i, end)) {
            if (tokens.get(i).symbol(",")) {
                expecting = true;
            } else if (expecting && tokens.get(i).named()) {
                names.add(tokens.get(i).word());
                expecting = false;
            }
        }
        return names;
    }

    /** The relation that the name from {@code start} to {@code end} means: of a WITH clause, else a table or view. */
    Relation named(int start, int end, @Nullable Environment visible) {
        String table = tokens.get(end - 1).word();
        String schema = end - start >= 3 && tokens.get(end - 3).named()
                ? tokens.get(end - 3).word()
                : "";
        if (schema.isEmpty() && end - start == 1) {
            Relation given = Environment.find(visible, table);
            if (given != null) {
                return given;
            }
        }
        return new Relation.Named(scope.file, schema, table);
    }

    /** Reads expressions of a block; subqueries in them become part of it. */
    Expressions expressions(Block block, JoinType nesting) {
        return new Expressions(tokens, open -> at(open, block, nesting));
    }

    static boolean isSetOperator(Token token) {
        return token.isAny(SET_OPERATORS);
    }
}
