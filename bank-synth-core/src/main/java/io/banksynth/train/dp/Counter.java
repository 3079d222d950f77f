package io.banksynth.train.dp;

import java.util.List;
import java.util.Map;

/** Counts with noise. What comes out may be told to anyone; what goes in may not. */
public interface Counter {
    /**
     * Counts over bins that do not depend on the data.
     *
     * @param of what is counted, for the ledger
     * @param counts one for each bin
     * @param sensitivity the most by which one unit changes the counts, as Euclidean length
     * @param weight share of the budget, relative to other measurements
     */
    Noisy bins(String of, long[] counts, long sensitivity, int weight);

    /**
     * Counts of values that only the data tell. Those below a threshold are dropped, so that a value of one unit shows
     * with a probability within delta only.
     *
     * @param counts by value
     * @param rowsPerUnit the most rows by which a unit counts
     */
    List<NoisyValue> values(String of, Map<String, Long> counts, long rowsPerUnit, int weight);

    /** Counts with noise, and the deviation of the noise. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Noisy(long[] counts, double deviation) {
        /** The counts, those below so many deviations cut to zero. */
        long[] above(double deviations) {
            return java.util.Arrays.stream(counts)
                    .map(count -> count < deviations * deviation ? 0 : Math.max(0, count))
                    .toArray();
        }

        /**
         * The counts nearest to these that are not negative and add up to {@code total}: all are lowered by the same, and what falls
         * below zero is zero (Duchi and others: Efficient Projections onto the l1-Ball, 2008, figure 1).
         */
        long[] adding(long total) {
            long[] ascending = counts.clone();
            java.util.Arrays.sort(ascending);
            double above = 0;
            double lowered = 0;
            for (int taken = 1; taken <= ascending.length; taken++) {
                long next = ascending[ascending.length - taken];
                above += next;
                double level = (above - total) / taken;
                if (next > level) {
                    lowered = level;
                }
            }
            double level = lowered;
            return java.util.Arrays.stream(counts)
                    .map(count -> Math.max(0, Math.round(count - level)))
                    .toArray();
        }

        /** The first so many counts, none negative, adding up to what they add up to with the noise. */
        long[] of(int bins) {
            long[] first = java.util.Arrays.copyOf(counts, bins);
            long total = Math.max(0, java.util.Arrays.stream(first).sum());
            return new Noisy(first, deviation).adding(total);
        }

        /** The count of a bin, at least 0. */
        public long at(int bin) {
            return Math.max(0, counts[bin]);
        }
    }

    /** A value with its count. */
    record NoisyValue(String value, long count) {}
}
