package io.banksynth.replay;

import io.banksynth.discover.sql.SqlPart;
import io.banksynth.discover.sql.SqlPart.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites Oracle's outer joins as they were before 2001: {@code FROM a, b WHERE a.x = b.x (+)} becomes {@code FROM a LEFT JOIN b ON a.x =
 * b.x}. Tables that are joined by commas are joined by CROSS JOIN then, so that all of them may stand in a condition.
 */
final class OldOuterJoins {
    private static final Set<String> AFTER_FROM = Set.of(
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "UNION",
            "MINUS",
            "INTERSECT",
            "EXCEPT",
            "CONNECT",
            "START",
            "LIMIT",
            "FETCH");
    private static final Set<String> AFTER_WHERE = Set.of(
            "GROUP", "ORDER", "HAVING", "UNION", "MINUS", "INTERSECT", "EXCEPT", "CONNECT", "START", "LIMIT", "FETCH");

    private OldOuterJoins() {}

    /** The same query, all of its blocks rewritten that have such a join. */
    static List<SqlPart> rewritten(List<SqlPart> parts) {
        List<SqlPart> out = new ArrayList<>(parts);
        // Inner blocks stand behind outer ones: from the end, what was rewritten is not looked at again.
        for (int i = out.size() - 1; i >= 0; i--) {
            if (out.get(i).is("FROM")) {
                out = block(out, i);
            }
        }
        return out;
    }

    private static List<SqlPart> block(List<SqlPart> parts, int from) {
        int where = end(parts, from + 1, AFTER_FROM);
        if (where >= parts.size() || !parts.get(where).is("WHERE")) {
            return parts;
        }
        int end = end(parts, where + 1, AFTER_WHERE);
        List<List<SqlPart>> conditions = split(parts.subList(where + 1, end), "AND");
        Map<String, List<List<SqlPart>>> optional = new LinkedHashMap<>();
        List<List<SqlPart>> kept = new ArrayList<>();
        for (List<SqlPart> condition : conditions) {
            String table = optionalTable(condition);
            if (table.isEmpty()) {
                kept.add(condition);
            } else {
                optional.computeIfAbsent(table, t -> new ArrayList<>())
                        .add(condition.stream()
                                .filter(p -> p.kind() != Kind.OUTER)
                                .toList());
            }
        }
        if (optional.isEmpty()) {
            return parts;
        }
        List<SqlPart> out = new ArrayList<>(parts.subList(0, from + 1));
        out.addAll(joined(split(parts.subList(from + 1, where), ","), optional));
        if (!kept.isEmpty()) {
            out.add(word("WHERE"));
            out.addAll(chained(kept));
        }
        out.addAll(parts.subList(end, parts.size()));
        return out;
    }

    /** Where a clause ends: at one of these keywords, or the parenthesis that closes the block. */
    private static int end(List<SqlPart> parts, int from, Set<String> keywords) {
        int depth = 0;
        for (int i = from; i < parts.size(); i++) {
            depth += Question.depth(parts.get(i));
            if (depth < 0 || (depth == 0 && parts.get(i).isAny(keywords))) {
                return i;
            }
        }
        return parts.size();
    }

    private static List<List<SqlPart>> split(List<SqlPart> parts, String separator) {
        List<List<SqlPart>> out = new ArrayList<>();
        List<SqlPart> own = new ArrayList<>();
        int depth = 0;
        boolean between = false;
        for (SqlPart part : parts) {
            depth += Question.depth(part);
            boolean separates = depth == 0 && (part.symbol(separator) || part.is(separator));
            if (separates && !between) {
                out.add(own);
                own = new ArrayList<>();
            } else {
                own.add(part);
            }
            between = part.is("BETWEEN") || (between && !separates);
        }
        out.add(own);
        return out;
    }

    /** The table whose columns carry the mark in a condition; empty where none do. */
    private static String optionalTable(List<SqlPart> condition) {
        for (int i = 3; i < condition.size(); i++) {
            if (condition.get(i).kind() == Kind.OUTER && condition.get(i - 2).symbol(".")) {
                return condition.get(i - 3).word();
            }
        }
        return "";
    }

    private static List<SqlPart> joined(List<List<SqlPart>> tables, Map<String, List<List<SqlPart>>> optional) {
        Map<String, List<SqlPart>> waiting = new LinkedHashMap<>();
        List<SqlPart> out = new ArrayList<>();
        for (List<SqlPart> table : tables) {
            String alias = table.get(table.size() - 1).word();
            if (optional.containsKey(alias)) {
                waiting.put(alias, table);
            } else {
                if (!out.isEmpty()) {
                    out.add(word("CROSS"));
                    out.add(word("JOIN"));
                }
                out.addAll(table);
            }
        }
        while (!waiting.isEmpty()) {
            String next = waiting.keySet().stream()
                    .filter(alias -> waiting.keySet().stream()
                            .noneMatch(other -> !other.equals(alias) && names(optional.get(alias), other)))
                    .findFirst()
                    .orElse(waiting.keySet().iterator().next());
            out.add(word("LEFT"));
            out.add(word("JOIN"));
            out.addAll(waiting.getOrDefault(next, List.of()));
            out.add(word("ON"));
            out.addAll(chained(optional.getOrDefault(next, List.of())));
            waiting.remove(next);
        }
        return out;
    }

    private static boolean names(@Nullable List<List<SqlPart>> conditions, String alias) {
        return conditions != null
                && conditions.stream()
                        .flatMap(List::stream)
                        .anyMatch(p -> p.named() && p.word().equals(alias));
    }

    private static List<SqlPart> chained(List<List<SqlPart>> conditions) {
        List<SqlPart> out = new ArrayList<>();
        for (List<SqlPart> condition : conditions) {
            if (!out.isEmpty()) {
                out.add(word("AND"));
            }
            out.addAll(condition);
        }
        return out;
    }

    private static SqlPart word(String word) {
        return new SqlPart(Kind.WORD, word, word);
    }
}
