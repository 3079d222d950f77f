package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tokens of one statement with its parentheses paired. A parenthesis that is never closed reaches to the end, or to the
 * clause that cannot stand in it; one that was never opened pairs with nothing.
 */
final class Tokens {
    private static final Set<String> QUERY_STARTS = Set.of("SELECT", "WITH", "FROM", "SEL");
    private static final Set<String> NEVER_IN_EXPRESSION = Set.of("WHERE", "JOIN", "HAVING", "UNION", "LATERAL");
    private static final Set<String> BEFORE_GROUP = Set.of("FROM", "JOIN", "USING", "AS", "TABLE", "INTO", "APPLY");
    static final Token NONE = new Token(Token.Kind.END, "", 0, 0, 0);

    private final List<Token> list;
    private final int[] match;
    private final boolean[] query;

    Tokens(List<Token> list) {
        this.list = list;
        this.match = new int[list.size()];
        this.query = new boolean[list.size()];
        findQueries();
        pair();
    }

    private void findQueries() {
        for (int i = list.size() - 2; i >= 0; i--) {
            if (list.get(i).symbol("(")) {
                Token next = list.get(i + 1);
                query[i] = query[i + 1] || next.isAny(QUERY_STARTS);
            }
        }
    }

    private void pair() {
        List<Integer> open = new ArrayList<>();
        int groups = 0;
        for (int i = 0; i < list.size(); i++) {
            Token token = list.get(i);
            match[i] = -1;
            if (token.symbol("(")) {
                open.add(i);
                groups += holdsClauses(i) ? 1 : 0;
            } else if (token.symbol(")") && !open.isEmpty()) {
                int from = open.remove(open.size() - 1);
                groups -= holdsClauses(from) ? 1 : 0;
                match[from] = i;
                match[i] = from;
            } else if (!open.isEmpty()
                    && token.isAny(NEVER_IN_EXPRESSION)
                    && !get(i - 1).symbol("(")) {
                while (!open.isEmpty() && !holdsClauses(open.get(open.size() - 1)) && (groups > 0 || closable(open))) {
                    match[open.remove(open.size() - 1)] = i;
                }
            }
        }
        for (int from : open) {
            match[from] = list.size();
        }
    }

    /** Outside of any query in parentheses an expression's parenthesis is cut only where few are open. */
    private static boolean closable(List<Integer> open) {
        return open.size() <= 64;
    }

    private boolean holdsClauses(int open) {
        return query[open]
                || get(open - 1).isAny(BEFORE_GROUP)
                || (get(open - 1).symbol("(") && get(open - 2).isAny(BEFORE_GROUP))
                || (get(open - 1).symbol(",")
                        && get(open + 1).named()
                        && (get(open + 2).named() || get(open + 3).is("JOIN")));
    }

    int size() {
        return list.size();
    }

    /** The token at a place; {@link #NONE} outside of the statement. */
    Token get(int i) {
        return i < 0 || i >= list.size() ? NONE : list.get(i);
    }

    /** Where the parenthesis at i is closed (exclusive content end), or opened; -1 if by none. */
    int match(int i) {
        return match[i];
    }

    /** Whether i opens a parenthesis around a query, possibly through further ones. */
    boolean opensQuery(int i) {
        return i >= 0 && i < list.size() && query[i];
    }

    /** The first place behind the parenthesis at i, or behind i if it is none; never beyond {@code limit}. */
    int behind(int i, int limit) {
        if (get(i).symbol("(") && match[i] > i) {
            boolean closed = get(match[i]).symbol(")") && match[match[i]] == i;
            return Math.min(limit, closed ? match[i] + 1 : match[i]);
        }
        return i + 1;
    }

    /** The end of what the parenthesis at i holds; never beyond {@code limit}. */
    int inside(int i, int limit) {
        return match[i] < 0 ? Math.min(limit, i + 1) : Math.min(limit, match[i]);
    }
}
