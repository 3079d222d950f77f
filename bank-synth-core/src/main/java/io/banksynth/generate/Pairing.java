package io.banksynth.generate;

import io.banksynth.random.Permutation;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Matches the parents of two links such that no pair of them occurs twice. */
final class Pairing {
    /** Children up to which pairs are listed where no matrix fits them. */
    private static final long MOST_LISTED = 1 << 16;

    private Pairing() {}

    /**
     * @param driver children per parent of the driver
     * @param other children per parent of the other link, as many children in all
     * @return empty where the fan-outs allow no such matching, or it is too large to be looked for one by one
     */
    static Optional<LinkIndex> of(FanOutIndex driver, FanOutIndex other, long key) {
        long children = other.children();
        if (children == 0) {
            return Optional.of(new LinkIndex.Plain(other));
        }
        long narrowest = other.most() + 1;
        long widest = children / Math.max(1, driver.most());
        if (narrowest <= widest) {
            long columns = Math.max(narrowest, Math.min(widest, Math.round(Math.sqrt((double) children))));
            return Optional.of(new LinkIndex.Paired(other, order(other, key), columns));
        }
        return children <= MOST_LISTED && other.parents() <= Integer.MAX_VALUE
                ? listed(driver, other)
                : Optional.empty();
    }

    /** The order in which the other link's parents take their turns. */
    static Permutation order(FanOutIndex other, long key) {
        return new Permutation(other.parents(), key);
    }

    private record Remaining(int parent, long slots) {}

    /**
     * Gives each parent of the driver the parents that have most slots left, which finds a matching wherever there is one
     * (Gale 1957, Ryser 1957). Where there is none some get a child more than they have slots, and others fewer: rows are
     * not refused for a few that crowd on few parents.
     */
    private static Optional<LinkIndex> listed(FanOutIndex driver, FanOutIndex other) {
        PriorityQueue<Remaining> open = new PriorityQueue<>(
                Comparator.comparingLong(Remaining::slots).reversed().thenComparingInt(Remaining::parent));
        FanOutIndex.Cursor slots = other.cursor();
        for (int parent = 0; parent < other.parents(); parent++) {
            open.add(new Remaining(parent, slots.firstChildOf(parent + 1L) - slots.firstChildOf(parent)));
        }
        int[] parents = new int[(int) other.children()];
        FanOutIndex.Cursor children = driver.cursor();
        int child = 0;
        while (child < parents.length) {
            children.seek(child);
            int next = (int) Math.min(parents.length, children.firstChildOf(children.parent() + 1));
            java.util.List<Remaining> used = new java.util.ArrayList<>();
            for (; child < next; child++) {
                Remaining most = open.poll();
                if (most == null) {
                    return Optional.empty();
                }
                parents[child] = most.parent();
                used.add(new Remaining(most.parent(), most.slots() - 1));
            }
            open.addAll(used);
        }
        return Optional.of(new LinkIndex.Listed(other, parents));
    }
}
