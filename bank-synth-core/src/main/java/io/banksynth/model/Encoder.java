package io.banksynth.model;

import java.util.List;

/** The atoms of a column: what its values are drawn from. How often each is drawn is said by the {@link Leaf}. */
public sealed interface Encoder {
    /**
     * Numbers, dates, times and booleans, counted in ticks.
     *
     * @param values frequent values, each shared by at least k units
     * @param edges edges of the bins that hold all other values, ascending, one more than bins; empty when there is none
     * @param steps granularities that values inside bins are multiples of, ascending; the first is a divisor of the others
     */
    record Numbers(TickScale scale, List<Long> values, List<Long> edges, List<Long> steps) implements Encoder {
        public Numbers {
            values = List.copyOf(values);
            edges = List.copyOf(edges);
            steps = List.copyOf(steps);
            for (int i = 1; i < edges.size(); i++) {
                if (edges.get(i) <= edges.get(i - 1)) {
                    throw new IllegalArgumentException("Edges of bins ascend");
                }
            }
            if (edges.size() == 1 || (!edges.isEmpty() && steps.isEmpty())) {
                throw new IllegalArgumentException("Bins have two edges or more, and a step");
            }
            if (steps.stream().anyMatch(step -> step < 1)) {
                throw new IllegalArgumentException("Steps are above 0");
            }
        }

        public int bins() {
            return Math.max(0, edges.size() - 1);
        }
    }

    /**
     * Text and bytes.
     *
     * @param values frequent values, each shared by at least k units
     * @param masks forms of all other values, each shared by at least k units
     */
    record Texts(List<String> values, List<Mask> masks) implements Encoder {
        public Texts {
            values = List.copyOf(values);
            masks = List.copyOf(masks);
        }
    }
}
