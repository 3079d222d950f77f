package io.banksynth.generate.kernel;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.random.RandomStream;
import java.util.List;

/** Draws values inside bins: a granularity, then a multiple of it that lies in the bin. */
final class BinSampler {
    private final int steps;
    private final long[] step;
    private final AliasTable stepChoice;
    /** Per bin and step: the first multiple inside, and how many there are (0 where none is). */
    private final long[] first;

    private final long[] count;

    BinSampler(Encoder.Numbers encoder, Leaf leaf) {
        List<Long> edges = encoder.edges();
        steps = encoder.steps().size();
        step = encoder.steps().stream().mapToLong(Long::longValue).toArray();
        first = new long[encoder.bins() * steps];
        count = new long[encoder.bins() * steps];
        for (int bin = 0; bin < encoder.bins(); bin++) {
            for (int s = 0; s < steps; s++) {
                long low = -Math.floorDiv(-edges.get(bin), step[s]) * step[s];
                long last = Math.floorDiv(edges.get(bin + 1) - 1, step[s]) * step[s];
                first[bin * steps + s] = low;
                count[bin * steps + s] = last < low ? 0 : (last - low) / step[s] + 1;
            }
        }
        boolean chosen = leaf.steps().stream().anyMatch(w -> w > 0);
        stepChoice = new AliasTable(chosen ? leaf.steps() : List.of(1L));
    }

    /** A value of a bin; {@code bits} are those that chose the bin. */
    long draw(int bin, long bits) {
        long more = RandomStream.next(bits);
        int s = stepChoice.size() == 1 ? 0 : stepChoice.draw(more);
        int at = bin * steps + s;
        while (count[at] == 0) {
            at--;
            s--;
        }
        return first[at] + step[s] * RandomStream.below(RandomStream.next(more), count[at]);
    }
}
