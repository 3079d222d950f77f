package io.banksynth.report.likeness;

import java.util.Arrays;

/** How often each combination of two columns' classes comes: dense where there are few, else by hash. */
final class Contingency {
    private static final long MOST_DENSE = 1 << 20;

    private final int rightClasses;
    private final long[] leftCounts;
    private final long[] rightCounts;
    private final int rows;
    /** Counts by combination; in the sparse form by slot, whose combination + 1 is in {@link #keys}. */
    private final int[] counts;

    private final long[] keys;

    Contingency(int[] left, int leftClasses, int[] right, int rightClasses) {
        this.rightClasses = rightClasses;
        this.leftCounts = new long[leftClasses];
        this.rightCounts = new long[rightClasses];
        this.rows = left.length;
        boolean dense = (long) leftClasses * rightClasses <= MOST_DENSE;
        int slots = Integer.highestOneBit(Math.max(16, rows * 2)) * 2;
        this.counts = new int[dense ? leftClasses * rightClasses : slots];
        this.keys = new long[dense ? 0 : slots];
        for (int i = 0; i < rows; i++) {
            leftCounts[left[i]]++;
            rightCounts[right[i]]++;
            counts[slot((long) left[i] * rightClasses + right[i])]++;
        }
    }

    private int slot(long combination) {
        if (keys.length == 0) {
            return (int) combination;
        }
        int mask = keys.length - 1;
        long hash = combination * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 40) & mask;
        while (keys[slot] != 0 && keys[slot] != combination + 1) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = combination + 1;
        return slot;
    }

    int rows() {
        return rows;
    }

    private int count(long combination) {
        if (keys.length == 0) {
            return counts[(int) combination];
        }
        int mask = keys.length - 1;
        long hash = combination * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 40) & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == combination + 1) {
                return counts[slot];
            }
            slot = (slot + 1) & mask;
        }
        return 0;
    }

    /** Half the sum of the differences of the shares of all combinations of classes. */
    double totalVariation(Contingency other) {
        double sum = 0;
        double shared = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                long combination = keys.length == 0 ? slot : keys[slot] - 1;
                double share = (double) other.count(combination) / other.rows;
                sum += Math.abs((double) counts[slot] / rows - share);
                shared += share;
            }
        }
        // What the other has and this one has not differs by all of its share.
        return (sum + Math.max(0, 1 - shared)) / 2;
    }

    /** Cramér's V (1946), 0 to 1; NaN where a column has one class only. */
    double association() {
        long left = Arrays.stream(leftCounts).filter(c -> c > 0).count();
        long right = Arrays.stream(rightCounts).filter(c -> c > 0).count();
        long smaller = Math.min(left, right) - 1;
        if (smaller < 1) {
            return Double.NaN;
        }
        double sum = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                long combination = keys.length == 0 ? slot : keys[slot] - 1;
                double expected = (double) leftCounts[(int) (combination / rightClasses)]
                        * rightCounts[(int) (combination % rightClasses)];
                sum += (double) counts[slot] * counts[slot] / expected;
            }
        }
        return Math.sqrt(Math.max(0, sum - 1) / smaller);
    }
}
