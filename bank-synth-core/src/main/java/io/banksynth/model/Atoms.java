package io.banksynth.model;

import java.util.List;

/**
 * What a node of a tree knows of a column's distribution: no more than k units share. Atoms count from 0: no value, the
 * derived values, the frequent values, then the bins or masks. What a node does not know singly it takes from the node above.
 *
 * @param singles atoms with their weights in turn, each shared by k units
 * @param ranges first and end (exclusive) of neighbouring atoms on the axis of {@link AtomLayout}, and their weight, in turn
 * @param rest weight of all atoms that are neither single nor in a range
 * @param steps weight of each granularity within bins; empty: as in the node above
 * @param pace mean of the column's pace over the node's rows, 0 where the column has none
 */
public record Atoms(List<Long> singles, List<Long> ranges, long rest, List<Long> steps, long pace) {
    /** Atoms of a column without a pace. */
    public Atoms(List<Long> singles, List<Long> ranges, long rest, List<Long> steps) {
        this(singles, ranges, rest, steps, 0);
    }

    public Atoms {
        singles = List.copyOf(singles);
        ranges = List.copyOf(ranges);
        steps = List.copyOf(steps);
        if (singles.size() % 2 != 0 || ranges.size() % 3 != 0) {
            throw new IllegalArgumentException("Atoms come with their weights");
        }
        for (int i = 1; i < singles.size(); i += 2) {
            requireWeight(singles.get(i));
        }
        for (int i = 2; i < ranges.size(); i += 3) {
            requireWeight(ranges.get(i));
        }
        requireWeight(rest);
        steps.forEach(Atoms::requireWeight);
    }

    /** So many rows are no sample's; sums of weights overflow no {@code long} below that. */
    static void requireWeight(long weight) {
        if (weight < 0 || weight > 1L << 50) {
            throw new IllegalArgumentException("Not a weight: " + weight);
        }
    }
}
