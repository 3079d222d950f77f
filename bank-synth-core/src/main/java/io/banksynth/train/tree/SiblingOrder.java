package io.banksynth.train.tree;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The order in which siblings follow from each other: a date or time, then, at one time, the one of keys and file in which a running
 * sum holds more often, put right where it still does not.
 */
final class SiblingOrder {
    private final int[] parents;
    private final long[] by;
    private final long[] numbers;
    private final RunningSums sums;

    /**
     * @param by what siblings are ordered by, by the sample's rows
     */
    SiblingOrder(TableCells table, int[] parents, long[] by, int k) {
        this.parents = parents;
        this.by = by;
        this.numbers = table.numbers();
        this.sums = new RunningSums(table, k);
    }

    /**
     * @param running the sum that holds along the siblings
     */
    record Found(Siblings siblings, Optional<Formula> running) {}

    Found find() {
        long[] file = IntStream.range(0, by.length).asLongStream().toArray();
        Siblings byNumber = new Siblings(parents, by, numbers);
        Optional<Found> first = summed(byNumber);
        Optional<Found> second = summed(new Siblings(parents, by, file));
        if (first.isPresent() && second.isPresent()) {
            return held(second.get()) > held(first.get()) ? second.get() : first.get();
        }
        return first.or(() -> second).orElse(new Found(byNumber, Optional.empty()));
    }

    private Optional<Found> summed(Siblings siblings) {
        return sums.find(siblings, by)
                .map(sum -> new Found(new Siblings(parents, sums.ranks(siblings, by, sum), numbers), Optional.of(sum)));
    }

    private long held(Found found) {
        return sums.held(found.siblings(), found.running().orElseThrow());
    }
}
