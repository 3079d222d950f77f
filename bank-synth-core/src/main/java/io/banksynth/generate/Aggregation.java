package io.banksynth.generate;

import io.banksynth.model.RollUp;
import io.banksynth.model.Term;
import java.util.Arrays;

/** Puts the values of children together, for the parents of a frame. Owned by one thread. */
final class Aggregation {
    private final RollUp.Aggregate aggregate;
    private final RowTerm of;
    private final long[] made;
    private final RowTerm childless;

    /**
     * @param of the value of a child, by its place in the children's frame
     * @param made where the aggregates go, by the parent's place in the parents' frame
     * @param childless what parents get of whose children none has a value
     */
    Aggregation(RollUp.Aggregate aggregate, RowTerm of, long[] made, RowTerm childless) {
        this.aggregate = aggregate;
        this.of = of;
        this.made = made;
        this.childless = childless;
    }

    void begin(int size) {
        Arrays.fill(made, 0, size, Term.NONE);
    }

    /**
     * Adds some children of a parent; the first ones first.
     *
     * @param ordinal of the first of them among all children of the parent
     */
    void add(int parent, long ordinal, int from, int to) {
        switch (aggregate) {
            case FIRST -> {
                if (ordinal == 0) {
                    made[parent] = of.at(from);
                }
            }
            case LAST -> made[parent] = of.at(to - 1);
            default -> {
                long all = made[parent];
                for (int i = from; i < to; i++) {
                    all = with(all, of.at(i));
                }
                made[parent] = all;
            }
        }
    }

    private long with(long all, long value) {
        if (all == Term.NONE || value == Term.NONE) {
            return all == Term.NONE ? value : all;
        }
        return switch (aggregate) {
            case SUM -> sum(all, value);
            case GREATEST -> Math.max(all, value);
            default -> Math.min(all, value);
        };
    }

    /** What no longer fits stays as large as it can be. */
    private static long sum(long all, long value) {
        long sum = Term.Operation.PLUS.of(all, value);
        return sum != Term.NONE ? sum : value < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }

    void end(int size) {
        for (int i = 0; i < size; i++) {
            if (made[i] == Term.NONE) {
                made[i] = childless.at(i);
            }
        }
    }
}
