package io.banksynth.generate.kernel;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Draws from a finite distribution in constant time (Walker 1977, in Vose's form of 1991). Weights are whole numbers and the
 * table is built in integers, so the same draw gives the same index on every machine.
 */
public final class AliasTable {
    private final long[] threshold;
    private final int[] alias;

    /**
     * @param weights at least one above 0; their sum below 2^53
     */
    public AliasTable(List<Long> weights) {
        int n = weights.size();
        long total = weights.stream().mapToLong(Long::longValue).sum();
        if (n == 0 || total <= 0) {
            throw new IllegalArgumentException("A distribution needs a weight above 0");
        }
        threshold = new long[n];
        alias = new int[n];
        double[] share = new double[n];
        ArrayDeque<Integer> small = new ArrayDeque<>();
        ArrayDeque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            alias[i] = i;
            share[i] = (double) weights.get(i) * n / total;
            (share[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int low = small.poll();
            int high = large.peek();
            threshold[low] = fraction(share[low]);
            alias[low] = high;
            share[high] -= 1 - share[low];
            if (share[high] < 1) {
                large.poll();
                small.add(high);
            }
        }
        while (!large.isEmpty()) {
            threshold[large.poll()] = -1;
        }
        while (!small.isEmpty()) {
            threshold[small.poll()] = -1;
        }
    }

    /** A share of 1 as an unsigned fraction of 2^64. */
    private static long fraction(double share) {
        double scaled = Math.max(0, Math.min(1, share)) * 0x1.0p52;
        return (long) scaled << 12;
    }

    public int size() {
        return alias.length;
    }

    /** The index that 64 random bits draw. */
    public int draw(long bits) {
        long n = alias.length;
        int index = (int) io.banksynth.random.RandomStream.below(bits, n);
        return Long.compareUnsigned(bits * n, threshold[index]) < 0 || threshold[index] == -1 ? index : alias[index];
    }
}
