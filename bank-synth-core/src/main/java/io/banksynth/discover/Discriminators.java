package io.banksynth.discover;

import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.SqlFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds columns that point at several parents (polymorphic keys) with the column that says at which one: wherever a parent is
 * joined, queries demand a value of it, and another value for another parent.
 */
final class Discriminators {
    /** The least confidence of such a key: that its queries tell parents apart says more than any name. */
    private static final double TOLD_APART = 0.9;
    /** What looks like a key at least so much can be a parent ({@link GuessedKeys}). */
    private static final int LIKE_A_KEY = 1;

    private final Map<Integer, List<SqlFacts.Mention>> demands = new HashMap<>();

    Discriminators(SqlFacts facts) {
        for (SqlFacts.Mention mention : facts.mentions()) {
            if (mention.kind().equals("=") || mention.kind().equals("in")) {
                demands.computeIfAbsent(mention.spot().statement(), s -> new ArrayList<>())
                        .add(mention);
            }
        }
    }

    /** Gives the pairs of such columns their condition, and the confidence that it lends them. */
    void mark(Collection<Pair> pairs) {
        Map<BaseColumn, List<Pair>> byChild = new TreeMap<>();
        for (Pair pair : pairs) {
            boolean possible = !pair.joins.isEmpty()
                    && pair.parentLevel >= LIKE_A_KEY
                    && pair.parentLevel > pair.childLevel
                    && pair.child.typeClass() == pair.parent.typeClass()
                    && !pair.child.id().table().equals(pair.parent.id().table());
            if (possible) {
                byChild.computeIfAbsent(pair.child.id(), c -> new ArrayList<>()).add(pair);
            }
        }
        byChild.values().stream().filter(p -> p.size() > 1).forEach(this::tellApart);
    }

    private void tellApart(List<Pair> parents) {
        Map<BaseColumn, Map<Pair, Set<String>>> told = new TreeMap<>();
        for (Pair pair : parents) {
            for (SqlFacts.Join join : pair.joins) {
                boolean alone = parents.stream()
                        .filter(p -> p != pair)
                        .flatMap(p -> p.joins.stream())
                        .noneMatch(j -> j.spot().statement() == join.spot().statement());
                for (SqlFacts.Mention demand : demands.getOrDefault(join.spot().statement(), List.of())) {
                    boolean near =
                            alone || demand.spot().condition() == join.spot().condition();
                    if (near && beside(demand.column(), pair.child.id())) {
                        told.computeIfAbsent(demand.column(), c -> new HashMap<>())
                                .computeIfAbsent(pair, p -> new TreeSet<>())
                                .addAll(demand.literals());
                    }
                }
            }
        }
        told.forEach((column, values) -> {
            if (values.size() > 1 && disjoint(values.values())) {
                values.forEach((pair, literals) -> {
                    pair.condition = condition(column, literals);
                    pair.confidence = Math.max(pair.confidence, TOLD_APART);
                });
            }
        });
    }

    private static boolean beside(BaseColumn column, BaseColumn child) {
        return column.table().equals(child.table()) && !column.equals(child);
    }

    private static boolean disjoint(Collection<Set<String>> sets) {
        Set<String> seen = new HashSet<>();
        for (Set<String> set : sets) {
            if (!Collections.disjoint(seen, set)) {
                return false;
            }
            seen.addAll(set);
        }
        return true;
    }

    private static String condition(BaseColumn column, Set<String> literals) {
        List<String> quoted =
                literals.stream().map(l -> "'" + l.replace("'", "''") + "'").toList();
        String name = column.column().toLowerCase(Locale.ROOT);
        return quoted.size() == 1
                ? name + " = " + quoted.get(0)
                : quoted.stream().collect(Collectors.joining(", ", name + " in (", ")"));
    }
}
