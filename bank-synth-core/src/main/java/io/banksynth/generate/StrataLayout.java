package io.banksynth.generate;

import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;

/** In which order parents take their turns in an index, and to which stratum each belongs. Immutable, shared by threads. */
sealed interface StrataLayout {
    /** How many strata there are; the last one has the parents that point at nothing. */
    int strata();

    /** The parent at a place of the index. */
    long row(long place);

    /**
     * The stratum of a parent.
     *
     * @param reference the row of the reference table that it points at, negative for none
     */
    int stratum(long row, long reference);

    /** One stratum for each row of the reference table, parents in the order of their rows. */
    record Whole(int named) implements StrataLayout {
        @Override
        public int strata() {
            return named + 1;
        }

        @Override
        public long row(long place) {
            return place;
        }

        @Override
        public int stratum(long row, long reference) {
            return reference < 0 ? named : (int) reference;
        }
    }

    /**
     * Two strata for each row of the reference table, parents in an order of no meaning. A parent is in the first of both, whose
     * children are matched within the stratum, or in the second, whose children are not; so that no pair of parents meets
     * once in each way.
     *
     * @param share of the parents that are in the first
     */
    record Split(int named, Permutation order, RandomStream stream, double share) implements StrataLayout {
        @Override
        public int strata() {
            return 2 * named + 1;
        }

        @Override
        public long row(long place) {
            return order.apply(place);
        }

        @Override
        public int stratum(long row, long reference) {
            if (reference < 0) {
                return 2 * named;
            }
            return (int) reference + (RandomStream.unit(stream.bits(row)) < share ? 0 : named);
        }
    }
}
