package io.banksynth.generate.tree;

import io.banksynth.model.Encoder;
import io.banksynth.random.RandomStream;

/** Values inside the bins of numbers: multiples of a granularity, evenly spread. */
final class Binning {
    private final int steps;
    private final long[] step;
    private final long[] first;
    private final long[] count;

    Binning(Encoder.Numbers encoder) {
        steps = Math.max(1, encoder.steps().size());
        step = encoder.steps().isEmpty()
                ? new long[] {1}
                : encoder.steps().stream().mapToLong(Long::longValue).toArray();
        first = new long[encoder.bins() * steps];
        count = new long[encoder.bins() * steps];
        for (int bin = 0; bin < encoder.bins(); bin++) {
            for (int s = 0; s < steps; s++) {
                long low = -Math.floorDiv(-encoder.edges().get(bin), step[s]) * step[s];
                long last = Math.floorDiv(encoder.edges().get(bin + 1) - 1, step[s]) * step[s];
                first[bin * steps + s] = low;
                count[bin * steps + s] = last < low ? 0 : (last - low) / step[s] + 1;
            }
        }
    }

    /** A value of a bin, of the granularity or the next finer one that has values there. */
    long draw(int bin, int granularity, long bits) {
        int s = Math.min(granularity, steps - 1);
        while (s > 0 && count[bin * steps + s] == 0) {
            s--;
        }
        int at = bin * steps + s;
        return first[at] + step[s] * RandomStream.below(bits, Math.max(1, count[at]));
    }
}
