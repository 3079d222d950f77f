package io.banksynth.model;

import java.util.List;

/**
 * A distribution over the atoms of an {@link Encoder}, in rows of the sample.
 *
 * @param nulls weight of "no value"
 * @param values weight of each frequent value
 * @param rest weight of each bin or mask
 * @param steps weight of each granularity within bins
 */
public record Leaf(long nulls, List<Long> values, List<Long> rest, List<Long> steps) {
    public Leaf {
        values = List.copyOf(values);
        rest = List.copyOf(rest);
        steps = List.copyOf(steps);
        Atoms.requireWeight(nulls);
        values.forEach(Atoms::requireWeight);
        rest.forEach(Atoms::requireWeight);
        steps.forEach(Atoms::requireWeight);
    }

    /** Sum of the weights, nulls included. */
    public long total() {
        return nulls
                + values.stream().mapToLong(Long::longValue).sum()
                + rest.stream().mapToLong(Long::longValue).sum();
    }
}
