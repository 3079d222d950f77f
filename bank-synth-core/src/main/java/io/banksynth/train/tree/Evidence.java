package io.banksynth.train.tree;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a column that agrees with what is computed does so for a reason. One row of each unit speaks, and says how likely it is that a
 * value agrees by chance.
 */
final class Evidence {
    /** The probability at which numbers may agree by chance, over all that was tried. */
    private static final double CHANCE = 1e-6;

    private final Map<Long, Integer> rows = new HashMap<>();
    private final Set<Integer> speakers = new HashSet<>();
    private final Set<Integer> others = new HashSet<>();
    private final long common;
    private final int all;
    private double chance;

    /**
     * @param values what is computed for the rows that speak
     */
    Evidence(long[] values) {
        for (long value : values) {
            rows.merge(value, 1, Integer::sum);
        }
        common = Arrays.stream(values)
                .boxed()
                .max(Comparator.comparingInt((Long value) -> rows.getOrDefault(value, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(0L);
        all = values.length;
    }

    /**
     * Hears a row.
     *
     * @param least the probability that the value agrees for a reason of its own
     */
    void hear(int unit, long value, double least) {
        if (value != common) {
            others.add(unit);
        }
        if (speakers.add(unit)) {
            chance += StrictMath.log(Math.max(least, (double) rows.getOrDefault(value, 1) / all));
        }
    }

    /** Whether at least k units have another value than the most common one, so that a column of one value tells nothing, and chance is ruled out. */
    boolean isEnough(int k, int tried) {
        return others.size() >= k && chance < StrictMath.log(CHANCE / Math.max(1, tried));
    }
}
