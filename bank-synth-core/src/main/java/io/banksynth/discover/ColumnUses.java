package io.banksynth.discover;

import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.ColumnUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums up how queries use columns. */
final class ColumnUses {
    private static final int MOST_LITERALS = 100;

    private ColumnUses() {}

    /**
     * The uses of known columns.
     *
     * @param mentions of queries and of checks
     */
    static List<ColumnUse> of(List<SqlFacts.Mention> mentions, Set<BaseColumn> known) {
        Map<BaseColumn, Map<String, Map<String, Integer>>> literals = new TreeMap<>();
        Map<BaseColumn, Map<String, Integer>> counts = new TreeMap<>();
        for (SqlFacts.Mention mention : mentions) {
            if (known.contains(mention.column())) {
                counts.computeIfAbsent(mention.column(), k -> new TreeMap<>()).merge(mention.kind(), 1, Integer::sum);
                Map<String, Integer> seen = literals.computeIfAbsent(mention.column(), k -> new TreeMap<>())
                        .computeIfAbsent(mention.kind(), k -> new TreeMap<>());
                mention.literals().forEach(l -> seen.merge(l, 1, Integer::sum));
            }
        }
        List<ColumnUse> uses = new ArrayList<>();
        counts.forEach((column, kinds) -> kinds.forEach((kind, count) -> {
            Map<String, Integer> seen = literals.getOrDefault(column, Map.of()).getOrDefault(kind, Map.of());
            List<String> commonest = seen.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_LITERALS)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            uses.add(new ColumnUse(column.table(), column.column(), kind, commonest, count));
        }));
        return uses;
    }
}
