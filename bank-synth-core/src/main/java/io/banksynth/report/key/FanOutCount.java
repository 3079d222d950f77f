package io.banksynth.report.key;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the children of parents: of all of them, or of those that a hash of their key picks when they are many. Parents
 * and children may come in any order. Safe for use by several threads.
 */
public final class FanOutCount {
    private static final long MOST_PARENTS = 200_000;

    private final PairTable parents = new PairTable(new MemoryBudget(Long.MAX_VALUE));
    private final long threshold;
    private long[] children = new long[64];
    /** Index of each parent's row + 1; 0 while only children of it were seen. */
    private long[] parentRow = new long[64];

    /**
     * @param expectedParents decides the share that is counted
     */
    public FanOutCount(long expectedParents) {
        this.threshold = expectedParents <= MOST_PARENTS
                ? Long.MAX_VALUE
                : (long) ((double) MOST_PARENTS / expectedParents * Long.MAX_VALUE);
    }

    /** Adds parents by their keys. */
    public synchronized void addParents(KeyCodes codes) {
        for (int i = 0; i < codes.size(); i++) {
            if (isCounted(codes, i)) {
                int number = number(codes, i);
                parentRow[number] = codes.firstRow() + i + 1;
            }
        }
    }

    /** Adds children by their foreign keys. */
    public synchronized void addChildren(KeyCodes codes) {
        int number = -1;
        for (int i = 0; i < codes.size(); i++) {
            // Siblings often stand together.
            if (!codes.repeatsPrevious(i) || codes.absent()[i]) {
                number = isCounted(codes, i) ? number(codes, i) : -1;
            }
            if (number >= 0) {
                children[number]++;
            }
        }
    }

    private boolean isCounted(KeyCodes codes, int i) {
        return !codes.absent()[i]
                && (KeyHash.mix(codes.high()[i] * 31 + codes.low()[i], 0xD6E8FEB86659FD93L) >>> 1) <= threshold;
    }

    private int number(KeyCodes codes, int i) {
        int number = parents.number(codes.high()[i], codes.low()[i]);
        if (number == children.length) {
            children = Arrays.copyOf(children, number * 2);
            parentRow = Arrays.copyOf(parentRow, number * 2);
        }
        return number;
    }

    /** How many parents have how many children, the childless included, ascending. */
    public SortedMap<Long, Long> distribution() {
        SortedMap<Long, Long> out = new TreeMap<>();
        for (int number = 0; number < parents.size(); number++) {
            if (parentRow[number] > 0) {
                out.merge(children[number], 1L, Long::sum);
            }
        }
        return out;
    }

    /** Children of each row of a parent that has so many rows; empty where not all parents were counted. */
    public Optional<long[]> perRow(long rows) {
        if (rows != parents.size()) {
            return Optional.empty();
        }
        long[] out = new long[parents.size()];
        int known = 0;
        for (int number = 0; number < parents.size(); number++) {
            if (parentRow[number] > 0 && parentRow[number] <= rows) {
                out[(int) parentRow[number] - 1] = children[number];
                known++;
            }
        }
        return known == rows ? Optional.of(out) : Optional.empty();
    }
}
