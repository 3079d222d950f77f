package io.banksynth.discover.sql;

import io.banksynth.schema.JoinType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts one block into its clauses and reads each of them. */
final class Clauses {
    /** Words that begin a clause, with the word that must follow, empty for any. */
    private static final Map<String, String> STARTS = Map.ofEntries(
            Map.entry("FROM", ""),
            Map.entry("WHERE", ""),
            Map.entry("HAVING", ""),
            Map.entry("QUALIFY", ""),
            Map.entry("PREWHERE", ""),
            Map.entry("GROUP", "BY"),
            Map.entry("ORDER", "BY"),
            Map.entry("CONNECT", "BY"),
            Map.entry("CLUSTER", "BY"),
            Map.entry("DISTRIBUTE", "BY"),
            Map.entry("SORT", "BY"),
            Map.entry("START", "WITH"),
            Map.entry("LIMIT", ""),
            Map.entry("OFFSET", ""),
            Map.entry("FETCH", ""),
            Map.entry("SET", ""),
            Map.entry("INTO", ""),
            Map.entry("RETURNING", ""),
            Map.entry("MODEL", ""));

    private static final Set<String> PREDICATES = Set.of("WHERE", "HAVING", "QUALIFY", "PREWHERE", "CONNECT", "START");
    /** Words behind which an expression must follow: a SELECT there is a mistake. */
    private static final Set<String> EXPECTING = Set.of("AND", "OR", "ON", "WHERE", "HAVING");

    private static final Set<String> STATEMENTS =
            Set.of("INSERT", "CREATE", "LOOP", "BEGIN", "ELSIF", "MERGE", "DECLARE", "TRUNCATE", "DROP", "EXCEPTION");

    private final Reading reading;
    private final Tokens tokens;
    private final Block block;
    private final Predicates predicates;
    private final Sources sources;

    Clauses(Reading reading, Block block) {
        this.reading = reading;
        this.tokens = reading.tokens;
        this.block = block;
        this.predicates = new Predicates(reading, block);
        this.sources = new Sources(reading, block, predicates);
    }

    /** Reads the block that begins at lo with one of its clauses and returns the first place behind it. */
    int read(int lo, int hi) {
        String clause = tokens.get(lo).word();
        int start = lo + 1;
        boolean selected = clause.equals("SELECT") || clause.equals("SEL");
        int i = lo + 1;
        while (i < hi) {
            Token token = tokens.get(i);
            if (token.symbol("(")) {
                i = tokens.behind(i, hi);
                continue;
            }
            if (token.kind() == Token.Kind.WORD && !tokens.get(i - 1).symbol(".")) {
                if (token.is("SELECT") && i == start && clause.equals("SELECT")) {
                    start++;
                } else if (token.is("SELECT") && tokens.get(i - 1).isAny(EXPECTING)) {
                    i++;
                    continue;
                } else if (token.is("SELECT") && !selected) {
                    finish(clause, start, i);
                    clause = "SELECT";
                    start = i + 1;
                    selected = true;
                } else if (starts(i, clause)) {
                    finish(clause, start, i);
                    clause = token.word();
                    start = i + 1;
                } else if (token.is("JOIN") && !clause.equals("FROM")) {
                    int from = joinStart(i, start, clause);
                    finish(clause, start, from);
                    clause = "FROM";
                    start = from;
                } else if (stops(i)) {
                    break;
                }
            }
            i++;
        }
        finish(clause, start, i);
        return i;
    }

    private boolean starts(int i, String clause) {
        Token token = tokens.get(i);
        String follower = STARTS.get(token.word());
        if (follower == null || (!follower.isEmpty() && !tokens.get(i + 1).is(follower))) {
            return false;
        }
        return switch (token.word()) {
            case "FROM" -> !(tokens.get(i - 1).is("DISTINCT") && !clause.equals("SELECT"));
            case "INTO" -> clause.equals("SELECT");
            case "SET" -> clause.equals("UPDATE");
            case "LIMIT", "OFFSET", "FETCH", "MODEL", "RETURNING" ->
                !clause.equals("SELECT") && !tokens.get(i + 1).symbol(".");
            default -> true;
        };
    }

    private boolean stops(int i) {
        Token token = tokens.get(i);
        Token next = tokens.get(i + 1);
        return switch (token.word()) {
            case "UNION", "EXCEPT", "MINUS", "INTERSECT" ->
                next.is("SELECT")
                        || next.is("ALL")
                        || next.is("DISTINCT")
                        || next.symbol("(")
                        || next.is("WITH")
                        || next.is("FROM");
            case "SELECT" -> true;
            case "UPDATE" ->
                next.named()
                        && !tokens.get(i - 1).is("FOR")
                        && !tokens.get(i - 1).is("KEY");
            case "DELETE" -> next.is("FROM");
            case "WITH" ->
                next.named() && (tokens.get(i + 2).is("AS") || tokens.get(i + 2).symbol("(")) && !next.is("CHECK");
            case "MERGE" -> next.is("INTO");
            case "INSERT" -> next.is("INTO") || next.is("OVERWRITE") || next.is("TABLE");
            default -> token.isAny(STATEMENTS) && !next.symbol(".") && !next.symbol(",");
        };
    }

    /** Where the table before a JOIN begins, when no FROM does. */
    private int joinStart(int join, int limit, String clause) {
        int i = join;
        while (i - 1 >= limit && tokens.get(i - 1).isAny(Sources.JOIN_WORDS)) {
            i--;
        }
        if (!clause.equals("SELECT")) {
            return i;
        }
        int words = 0;
        while (i - 1 >= limit
                && words < 3
                && (tokens.get(i - 1).named() || tokens.get(i - 1).symbol("."))) {
            words += tokens.get(i - 1).named() ? 1 : 0;
            i--;
        }
        return i;
    }

    private void finish(String clause, int lo, int hi) {
        if (PREDICATES.contains(clause)) {
            predicates.read(lo, hi, JoinType.INNER, null);
            return;
        }
        switch (clause) {
            case "SELECT", "SEL" -> new SelectList(reading, block, predicates).read(lo, hi);
            case "FROM", "UPDATE", "DELETE" -> sources.read(lo, hi);
            case "SET" -> assignments(lo, hi);
            case "GROUP" -> predicates.grouping(lo, hi);
            case "INTO" -> into(lo, hi);
            default -> predicates.nested(lo, hi);
        }
    }

    private void into(int lo, int hi) {
        int end = reading.expressions(block, JoinType.INNER).pathEnd(lo, hi);
        if (end > lo && reading.named(lo, end, null) instanceof Relation.Named name) {
            Relation.Query query = new Relation.Query();
            query.branches.add(block);
            reading.uses.definitions.add(new Uses.Definition(name, query, false));
        }
    }

    private void assignments(int lo, int hi) {
        predicates.nested(lo, hi);
        if (block.sources.isEmpty() || !(block.sources.get(0).relation() instanceof Relation.Named target)) {
            return;
        }
        Expressions expressions = reading.expressions(block, JoinType.INNER);
        for (int i = lo; i < hi; i = tokens.behind(i, hi)) {
            if (tokens.get(i).symbol("=") && i > lo && tokens.get(i - 1).named()) {
                List<Operand> value = expressions.after(i + 1, hi).operands();
                if (value.size() == 1) {
                    reading.uses.assignments.add(new Uses.Assignment(
                            block,
                            target,
                            tokens.get(i - 1).word(),
                            value.get(0),
                            tokens.get(i).line()));
                }
            }
        }
    }
}
