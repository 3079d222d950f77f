package io.banksynth.source.census;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many parents have how many children, with k of the units that each number of children is found in: enough to tell whether k units share
 * it, and all of them where fewer do. Mergeable: the counts of two parts of a table are those of both, whatever the order. Numbers of children
 * are so many at most as the square root of twice the children.
 */
public final class ChildCounts implements Serializable {
    private static final long serialVersionUID = 1;

    private final int k;
    private final TreeMap<Long, Parents> byChildren = new TreeMap<>();

    /**
     * @param k units that are told apart for each number of children
     */
    public ChildCounts(int k) {
        this.k = k;
    }

    /** Parents that have one number of children: those of the k units of the least numbers one by one, the others together. */
    private static final class Parents implements Serializable {
        private static final long serialVersionUID = 1;

        private final TreeMap<Long, Long> byUnit = new TreeMap<>();
        private long all;

        /** A unit that gave way to lesser ones never comes back, so whoever is left has been counted from the first parent on. */
        private void add(long unit, long parents, int k) {
            all += parents;
            count(unit, parents, k);
        }

        private void count(long unit, long parents, int k) {
            if (byUnit.size() < k || unit <= byUnit.lastKey()) {
                byUnit.merge(unit, parents, Long::sum);
                if (byUnit.size() > k) {
                    byUnit.pollLastEntry();
                }
            }
        }

        private void merge(Parents other, int k) {
            all += other.all;
            other.byUnit.forEach((unit, parents) -> count(unit, parents, k));
        }
    }

    /**
     * Counts parents.
     *
     * @param children that each of them has
     * @param unit a number that no other unit has, but for one chance in 2^64
     */
    public void add(long children, long unit, long parents) {
        byChildren.computeIfAbsent(children, c -> new Parents()).add(unit, parents, k);
    }

    /** Adds the counts of another part; returns this. */
    public ChildCounts merge(ChildCounts other) {
        other.byChildren.forEach((children, parents) ->
                byChildren.computeIfAbsent(children, c -> new Parents()).merge(parents, k));
        return this;
    }

    /**
     * Parents that have one number of children.
     *
     * @param parents how many
     * @param byUnit parents of each of their units, of k of these at most
     */
    public record Count(long children, long parents, Map<Long, Long> byUnit) {
        public Count {
            byUnit = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byUnit));
        }
    }

    /** By ascending number of children. */
    public List<Count> counts() {
        return byChildren.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue().all, e.getValue().byUnit))
                .toList();
    }

    /** All parents. */
    public long parents() {
        return byChildren.values().stream().mapToLong(p -> p.all).sum();
    }

    /** Children of all parents. */
    public long children() {
        return byChildren.entrySet().stream()
                .mapToLong(e -> e.getKey() * e.getValue().all)
                .sum();
    }
}
