package io.banksynth.discover;

import io.banksynth.discover.Weights.Situation;
import io.banksynth.discover.sql.BaseColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every pair its confidence in two stages: first by what is known of the pair alone, then also by the pairs it competes
 * with. A column whose partner is rather a child of a third one is its sibling, not its child.
 */
final class Scorer {
    private static final int MOST_PARENTS = 30;
    private static final double HIERARCHY = 0.9;
    private static final double HIERARCHY_BY_NAME = 0.8;
    private static final double HIERARCHY_INCLUDED = 0.95;

    private final Weights weights;

    Scorer(Weights weights) {
        this.weights = weights;
    }

    void score(Collection<Pair> pairs) {
        Map<BaseColumn, List<Pair>> byChild = new HashMap<>();
        Map<String, Pair> byName = new HashMap<>();
        Map<Pair, double[]> features = new HashMap<>();
        for (Pair pair : pairs) {
            double[] own = Features.of(pair);
            features.put(pair, own);
            pair.local = weights.probability("local", situation(pair), own);
            byChild.computeIfAbsent(pair.child.id(), k -> new ArrayList<>()).add(pair);
            byName.put(key(pair.child.id(), pair.parent.id()), pair);
        }
        byChild.values()
                .forEach(list -> list.sort(
                        Comparator.comparingDouble((Pair p) -> -p.local).thenComparing(p -> p.parent.id())));
        for (Pair pair : pairs) {
            double[] joint = joint(pair, features.getOrDefault(pair, new double[0]), byChild, byName);
            double weighed = weights.probability("joint", situation(pair), joint);
            pair.confidence = Math.max(weighed, hierarchy(pair));
        }
        Coincidences.settle(byChild.values());
    }

    /**
     * The least confidence of a hierarchy: rows of a table that name another of its rows, by a join of the table with itself or
     * by a name such as MANAGER, have its key, if anything. The cases hold too few of them to be weighed.
     */
    private static double hierarchy(Pair pair) {
        boolean possible = pair.child.id().table().equals(pair.parent.id().table())
                && pair.parentLevel == 3
                && pair.childLevel == 0
                && pair.child.typeClass() == pair.parent.typeClass()
                && (pair.inclusion < 0 || pair.inclusion >= HIERARCHY_INCLUDED);
        if (!possible) {
            return 0;
        }
        boolean told = pair.unasked && pair.inclusion >= 0 && pair.child.name().superior();
        return !pair.joins.isEmpty() ? HIERARCHY : told ? HIERARCHY_BY_NAME : 0;
    }

    private static String key(BaseColumn child, BaseColumn parent) {
        return child + ">" + parent;
    }

    static Situation situation(Pair pair) {
        boolean data = pair.child.profile().filter(p -> !p.empty()).isPresent()
                && pair.parent.profile().filter(p -> p.rows() > 0).isPresent();
        if (data) {
            return Situation.DATA;
        }
        return pair.joins.isEmpty() && pair.lineages.isEmpty() ? Situation.NAMES : Situation.QUERIES;
    }

    private static double[] joint(
            Pair pair, double[] own, Map<BaseColumn, List<Pair>> byChild, Map<String, Pair> byName) {
        double other = best(byChild.getOrDefault(pair.child.id(), List.of()), pair.parent.id());
        List<Pair> above = byChild.getOrDefault(pair.parent.id(), List.of());
        double parents = best(above, pair.child.id());
        Pair back = byName.get(key(pair.parent.id(), pair.child.id()));
        double reverse = back == null ? 0 : back.local;
        double sibling = 0;
        int seen = 0;
        for (Pair up : above) {
            if (!up.parent.equals(pair.child) && seen++ < MOST_PARENTS) {
                Pair shared = byName.get(key(pair.child.id(), up.parent.id()));
                sibling = Math.max(sibling, shared == null ? 0 : Math.min(up.local, shared.local));
            }
        }
        double[] joint = java.util.Arrays.copyOf(own, own.length + 7);
        int i = own.length;
        joint[i++] = Math.log((pair.local + 1e-6) / (1 - pair.local + 1e-6));
        joint[i++] = other;
        joint[i++] = parents;
        joint[i++] = reverse;
        joint[i++] = sibling;
        joint[i++] = pair.local - reverse;
        joint[i] = pair.local - other;
        return joint;
    }

    private static double best(List<Pair> pairs, BaseColumn except) {
        for (Pair pair : pairs) {
            if (!pair.parent.id().equals(except)) {
                return pair.local;
            }
        }
        return 0;
    }
}
