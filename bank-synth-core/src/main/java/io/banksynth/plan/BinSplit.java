package io.banksynth.plan;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import java.util.ArrayList;
import java.util.List;

/** Takes one value out of the bins, so that nothing but its own weight draws it. */
final class BinSplit {
    /** Weights grow by this factor, so that what a bin's two sides get is rounded finely. */
    private static final long FINER = 1024;

    private final List<Long> edges = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();

    private BinSplit() {}

    record Result(Encoder.Numbers encoder, Leaf leaf) {}

    /** The distribution without the value in any bin; the bin that held it gives its weight to what is left of it. */
    static Result of(Encoder.Numbers encoder, Leaf leaf, long value) {
        List<Long> edges = encoder.edges();
        boolean inside = !edges.isEmpty()
                && value >= edges.get(0)
                && value < edges.get(edges.size() - 1)
                && Math.floorMod(value, encoder.steps().get(0)) == 0;
        if (!inside) {
            return new Result(encoder, leaf);
        }
        long step = encoder.steps().get(0);
        BinSplit out = new BinSplit();
        for (int bin = 0; bin < encoder.bins(); bin++) {
            long low = edges.get(bin);
            long high = edges.get(bin + 1);
            long weight = leaf.rest().get(bin) * FINER;
            if (value < low || value >= high) {
                out.add(low, weight);
                continue;
            }
            double before = multiples(low, value, step);
            double after = multiples(value + 1, high, step);
            long first = before + after == 0 ? 0 : Math.round(weight * (before / (before + after)));
            if (low < value) {
                out.add(low, first);
            }
            out.add(value, 0);
            if (value + 1 < high) {
                out.add(value + 1, before + after == 0 ? 0 : weight - first);
            }
        }
        out.edges.add(edges.get(edges.size() - 1));
        return new Result(
                new Encoder.Numbers(encoder.scale(), encoder.values(), out.edges, encoder.steps()),
                new Leaf(leaf.nulls() * FINER, finer(leaf.values()), out.weights, leaf.steps()));
    }

    private void add(long edge, long weight) {
        edges.add(edge);
        weights.add(weight);
    }

    private static List<Long> finer(List<Long> weights) {
        return weights.stream().map(w -> w * FINER).toList();
    }

    /** Multiples of a step from {@code low} up to but not {@code high}. */
    private static long multiples(long low, long high, long step) {
        return high <= low ? 0 : Math.floorDiv(high - 1, step) - Math.floorDiv(low - 1, step);
    }
}
