package io.banksynth.report;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How like the answers to a query are.
 *
 * @param place file, line and name of the query
 * @param realRows rows of the answer on real rows; empty where it was not answered
 * @param score 0 to 1: the mean of how alike the numbers of rows and the columns of the answers are; empty where it was not answered
 * @param note why it was not answered, or what is worth knowing; else empty
 */
public record QueryQuality(
        String place,
        State state,
        OptionalLong realRows,
        OptionalLong syntheticRows,
        Optional<Double> score,
        String note) {
    /** What came of a query. */
    public enum State {
        /** Both sides gave rows. */
        ANSWERED,
        /** Neither side gave a row. */
        EMPTY_ON_BOTH,
        /** Only the real rows gave an answer: whoever tests with the synthetic ones tests nothing. */
        EMPTY,
        /** It could not be run on real rows. */
        NOT_RUN
    }
}
