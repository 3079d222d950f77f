package io.banksynth.train.dp;

import java.util.List;
import java.util.Map;

/** Adds up what will be measured, to share the budget out before anything is: looks at no count, and answers zero. */
public final class Survey implements Counter {
    private long weights;
    private int valueHistograms;

    long weights() {
        return weights;
    }

    int valueHistograms() {
        return valueHistograms;
    }

    @Override
    public Noisy bins(String of, long[] counts, long sensitivity, int weight) {
        weights += weight;
        return new Noisy(new long[counts.length], 1);
    }

    @Override
    public List<NoisyValue> values(String of, Map<String, Long> counts, long rowsPerUnit, int weight) {
        weights += weight;
        valueHistograms++;
        return List.of();
    }
}
