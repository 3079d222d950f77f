package io.banksynth.discover;

import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.Evidence;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists where the evidence for a pair was seen. */
final class Places {
    private static final double NAMES_FIT = 0.5;

    private Places() {}

    static List<Evidence> of(List<Pair> pairs) {
        Map<String, Evidence> places = new TreeMap<>();
        Pair first = pairs.get(0);
        for (SqlFacts.Join join : first.joins) {
            add(places, EvidenceSource.JOIN, join.file(), join.line(), join.query());
        }
        for (SqlFacts.Lineage lineage : first.lineages) {
            add(places, EvidenceSource.LINEAGE, lineage.file(), lineage.line(), lineage.query());
        }
        List<Evidence> evidence = new ArrayList<>(places.values());
        if (pairs.stream()
                .allMatch(p -> p.inclusion >= 0.9
                        && p.child.profile().filter(c -> !c.empty()).isPresent())) {
            long found = first.child.profile().map(p -> p.distinct()).orElse(1L);
            evidence.add(new Evidence(EvidenceSource.DATA, "", 0, "", (int)
                    Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(found * first.inclusion)))));
        }
        if (pairs.stream().allMatch(p -> p.child.name().pointsAt(p.parent.name()) >= NAMES_FIT)) {
            evidence.add(new Evidence(EvidenceSource.NAME, "", 0, "", 1));
        }
        return evidence;
    }

    private static void add(Map<String, Evidence> places, EvidenceSource source, String file, int line, String query) {
        String key = source + "\0" + file + "\0" + query + "\0"
                + (query.isEmpty() ? String.format(java.util.Locale.ROOT, "%09d", line) : "");
        places.merge(
                key,
                new Evidence(source, file, line, query, 1),
                (a, b) -> new Evidence(source, file, Math.min(a.line(), b.line()), query, a.count() + b.count()));
    }

    /** The commonest way in which queries join the pair, seen from the child. */
    static JoinType joinType(Pair pair) {
        Map<JoinType, Integer> counts = new TreeMap<>();
        for (SqlFacts.Join join : pair.joins) {
            counts.merge(fromChild(pair, join), 1, Integer::sum);
        }
        JoinType best = JoinType.INNER;
        for (Map.Entry<JoinType, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > counts.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    private static JoinType fromChild(Pair pair, SqlFacts.Join join) {
        boolean straight = join.left().equals(pair.child.id());
        return switch (join.type()) {
            case LEFT -> straight ? JoinType.LEFT : JoinType.RIGHT;
            case RIGHT -> straight ? JoinType.RIGHT : JoinType.LEFT;
            default -> join.type();
        };
    }

    /** Whether a query keeps children without a parent. */
    static boolean keepsOrphans(Pair pair) {
        return pair.joins.stream().map(j -> fromChild(pair, j)).anyMatch(t -> t == JoinType.LEFT || t == JoinType.FULL);
    }
}
