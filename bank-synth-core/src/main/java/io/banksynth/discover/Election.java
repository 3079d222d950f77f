package io.banksynth.discover;

import io.banksynth.discover.Weights.Situation;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.RelationshipKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which pairs are keys, which of two directions holds, which pairs belong to one key of several columns. */
final class Election {
    /** More likely true than not. */
    static final double LIKELY = 0.5;
    /** Names alone must be clear, since nothing else would tell a mistake; the more so where queries could have told. */
    private static final double CLEAR = 0.9;

    private static final double CLEAR_BESIDE_QUERIES = 0.95;
    /** A key of several columns that joins or data confirm. */
    private static final double COMPOSITE = 0.9;
    /** A column that goes with a part of a key whose other columns nobody declared. */
    private static final double COMPANION = 0.6;

    /**
     * A decided relationship.
     *
     * @param pairs one per column, in the order of the child's columns
     */
    record Elected(RelationshipKind kind, List<Pair> pairs, double confidence) {}

    private final Map<String, Pair> pairs;
    private final Composites composites;
    private final List<Elected> elected = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();

    /**
     * @param pairs by their text, sorted
     */
    Election(Map<String, Pair> pairs, Composites composites) {
        this.pairs = pairs;
        this.composites = composites;
    }

    private static String reversed(Pair pair) {
        return pair.parent.id() + " -> " + pair.child.id();
    }

    /** The keys and the peers. */
    List<Elected> elect() {
        for (List<Pair> together : composites.find()) {
            double confidence = Math.max(
                    COMPOSITE,
                    together.stream().mapToDouble(p -> p.confidence).min().orElse(0));
            settle(new Elected(RelationshipKind.FK, together, confidence));
        }
        liftCompanions();
        List<Pair> keys = new ArrayList<>();
        List<Pair> peers = new ArrayList<>();
        for (Pair pair : pairs.values()) {
            if (!settled.contains(pair.toString()) && chosen(pair)) {
                if (pair.confidence >= threshold(pair) && tenable(pair)) {
                    keys.add(pair);
                } else if (!pair.joins.isEmpty()) {
                    peers.add(pair);
                }
            }
        }
        for (List<Pair> same : byTables(keys).values()) {
            compose(same);
        }
        peers.forEach(this::settleAsPeer);
        return elected;
    }

    private void settle(Elected one) {
        elected.add(one);
        for (Pair pair : one.pairs()) {
            settled.add(pair.toString());
            settled.add(reversed(pair));
        }
    }

    private void settleAsPeer(Pair pair) {
        if (!pair.joins.isEmpty()) {
            settle(new Elected(RelationshipKind.PEER, List.of(pair), Math.max(LIKELY, 1 - pair.confidence)));
        }
    }

    static boolean repeats(Pair pair) {
        return pair.parent.profile().filter(p -> !p.unique()).isPresent();
    }

    private boolean chosen(Pair pair) {
        Pair back = pairs.get(reversed(pair));
        double reverse = back == null ? -1 : back.confidence;
        return pair.confidence > reverse
                || (pair.confidence == reverse && pair.toString().compareTo(reversed(pair)) < 0);
    }

    static double threshold(Pair pair) {
        if (Scorer.situation(pair) == Situation.NAMES) {
            return pair.unasked ? CLEAR : CLEAR_BESIDE_QUERIES;
        }
        return LIKELY;
    }

    /** Whether nothing forbids the key: values that repeat in the parent, or attributes that are merely compared. */
    private static boolean tenable(Pair pair) {
        boolean repeats = repeats(pair) && !pair.composite;
        boolean merelyCompared = partial(pair) && !identifying(pair) && Scorer.situation(pair) != Situation.DATA;
        return !repeats && !merelyCompared;
    }

    private static String tables(Pair pair) {
        return pair.child.id().table() + ">" + pair.parent.id().table();
    }

    private static Set<Long> groups(Pair pair) {
        Set<Long> groups = new HashSet<>();
        pair.joins.forEach(j -> groups.add(j.group()));
        return groups;
    }

    /** A column that is always compared together with a part of a key is part of that key too. */
    private void liftCompanions() {
        for (List<Pair> same : byTables(pairs.values()).values()) {
            for (Pair anchor : same) {
                if (anchor.confidence >= LIKELY && partial(anchor) && chosen(anchor)) {
                    Set<Long> groups = groups(anchor);
                    for (Pair companion : same) {
                        boolean always = partial(companion) && groups(companion).equals(groups);
                        if (companion != anchor && always && identifying(companion) && companion.confidence < LIKELY) {
                            lift(anchor, companion);
                        }
                    }
                }
            }
        }
    }

    private void lift(Pair anchor, Pair companion) {
        boolean samePlace = anchor.child.equals(companion.child) || anchor.parent.equals(companion.parent);
        if (!samePlace && composites.holds(List.of(anchor, companion))) {
            companion.confidence = Math.min(anchor.confidence, COMPANION);
        }
    }

    private static boolean partial(Pair pair) {
        return !pair.parent.declaredKey() && pair.parentLevel < 2 && pair.composite;
    }

    private static boolean identifying(Pair pair) {
        return pair.child.name().identifying() && pair.parent.name().identifying();
    }

    private static Map<String, List<Pair>> byTables(Collection<Pair> some) {
        Map<String, List<Pair>> byTables = new LinkedHashMap<>();
        some.forEach(
                p -> byTables.computeIfAbsent(tables(p), k -> new ArrayList<>()).add(p));
        return byTables;
    }

    /** Puts pairs of two tables that make up one key of several columns together. */
    private void compose(List<Pair> same) {
        List<Pair> open = new ArrayList<>(same);
        open.sort(Comparator.comparing(p -> p.child.position()));
        while (!open.isEmpty()) {
            Pair first = open.remove(0);
            List<Pair> together = new ArrayList<>(List.of(first));
            if (partial(first)) {
                for (Pair other : List.copyOf(open)) {
                    if (partial(other) && distinctColumns(together, other) && compared(first, other)) {
                        together.add(other);
                        open.remove(other);
                    }
                }
            }
            double confidence =
                    together.stream().mapToDouble(p -> p.confidence).min().orElse(0);
            if (together.size() > 1 ? composites.holds(together) : !repeats(first)) {
                settle(new Elected(RelationshipKind.FK, together, confidence));
            } else {
                together.forEach(this::settleAsPeer);
            }
        }
    }

    private static boolean distinctColumns(List<Pair> together, Pair other) {
        return together.stream().noneMatch(p -> p.child.equals(other.child) || p.parent.equals(other.parent));
    }

    private static boolean compared(Pair a, Pair b) {
        Set<Long> groups = groups(a);
        long shared = b.joins.stream()
                .map(SqlFacts.Join::group)
                .filter(groups::contains)
                .count();
        return shared * 2 >= b.joins.size() && shared > 0;
    }
}
