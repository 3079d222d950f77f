package io.banksynth.replay;

import io.banksynth.discover.sql.SqlPart;
import io.banksynth.discover.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement asks: a query, or the query whose rows it inserts, merges or keeps as a view.
 *
 * @param parts of the query alone
 * @param view the name under which later statements use its rows, if any
 */
record Question(SqlStatement statement, List<SqlPart> parts, Optional<String> view) {
    private static final Set<String> STARTS = Set.of("SELECT", "WITH", "SEL");

    /** What a statement asks; empty where it asks nothing. */
    static Optional<Question> of(SqlStatement statement) {
        List<SqlPart> parts = statement.parts();
        SqlPart first = parts.get(0);
        if (first.isAny(STARTS)) {
            return Optional.of(new Question(statement, parts, Optional.empty()));
        }
        return switch (first.kind() == SqlPart.Kind.WORD ? first.word() : "") {
            case "FROM" -> Optional.of(new Question(statement, withoutInsert(parts), Optional.empty()));
            case "INSERT", "REPLACE" -> from(statement, start(parts, 1), Optional.empty());
            case "CREATE" -> ofCreate(statement);
            case "MERGE" -> ofMerge(statement);
            default -> Optional.empty();
        };
    }

    private static Optional<Question> from(SqlStatement statement, int start, Optional<String> view) {
        List<SqlPart> parts = statement.parts();
        return start < 0
                ? Optional.empty()
                : Optional.of(new Question(statement, parts.subList(start, parts.size()), view));
    }

    /** The first SELECT or WITH that stands in no parentheses. */
    private static int start(List<SqlPart> parts, int from) {
        int depth = 0;
        for (int i = from; i < parts.size(); i++) {
            depth += depth(parts.get(i));
            boolean query = parts.get(i).is("SELECT") || parts.get(i).is("SEL") || isCte(parts, i);
            if (depth == 0 && query) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isCte(List<SqlPart> parts, int i) {
        return parts.get(i).is("WITH")
                && i + 2 < parts.size()
                && parts.get(i + 1).named()
                && parts.get(i + 2).is("AS");
    }

    static int depth(SqlPart part) {
        return part.symbol("(") ? 1 : part.symbol(")") ? -1 : 0;
    }

    private static Optional<Question> ofCreate(SqlStatement statement) {
        List<SqlPart> parts = statement.parts();
        boolean rows = parts.stream().limit(8).anyMatch(p -> p.is("VIEW") || p.is("TABLE"));
        int start = rows ? start(parts, 1) : -1;
        Optional<String> view = Optional.empty();
        for (int i = 1; i < start; i++) {
            if (parts.get(i).is("VIEW") || parts.get(i).is("TABLE")) {
                int name = i + 1;
                while (name < start
                        && (parts.get(name).is("IF")
                                || parts.get(name).is("NOT")
                                || parts.get(name).is("EXISTS"))) {
                    name++;
                }
                while (name + 2 < start && parts.get(name + 1).symbol(".")) {
                    name += 2;
                }
                view = Optional.of(parts.get(name).word());
            }
        }
        return from(statement, start, view);
    }

    /** The rows that are merged. */
    private static Optional<Question> ofMerge(SqlStatement statement) {
        List<SqlPart> parts = statement.parts();
        for (int i = 1; i + 1 < parts.size(); i++) {
            if (parts.get(i).is("USING") && parts.get(i + 1).symbol("(")) {
                int end = closing(parts, i + 1);
                return Optional.of(new Question(statement, parts.subList(i + 2, end), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** The position of the parenthesis that closes the one at {@code open}; the end where none does. */
    static int closing(List<SqlPart> parts, int open) {
        int depth = 0;
        for (int i = open; i < parts.size(); i++) {
            depth += depth(parts.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return parts.size();
    }

    /** Hive's FROM ... INSERT ... SELECT without what is inserted into; of several INSERTs the first. */
    private static List<SqlPart> withoutInsert(List<SqlPart> parts) {
        List<SqlPart> out = new ArrayList<>();
        int depth = 0;
        boolean selected = false;
        boolean skipping = false;
        for (SqlPart part : parts) {
            depth += depth(part);
            if (depth == 0 && part.is("INSERT")) {
                if (selected) {
                    return out;
                }
                skipping = true;
            }
            if (depth == 0 && part.is("SELECT")) {
                skipping = false;
                selected = true;
            }
            if (!skipping) {
                out.add(part);
            }
        }
        return out;
    }
}
