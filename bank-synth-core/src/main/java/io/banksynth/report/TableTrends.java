package io.banksynth.report;

import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.likeness.Sequences;
import java.util.List;
import java.util.Optional;

/**
 * What rows of a table say beyond their single columns.
 *
 * @param pairs all pairs of columns that hold values
 * @param pairRows synthetic rows from which pairs were measured
 * @param sequences of the rows of one parent; empty where no time orders them
 * @param detections how well classifiers tell the rows from real ones
 */
public record TableTrends(
        List<PairLikeness> pairs, long pairRows, Optional<Sequences> sequences, List<Detection> detections) {
    /** Where nothing was measured. */
    static final TableTrends NONE = new TableTrends(List.of(), 0, Optional.empty(), List.of());

    public TableTrends {
        pairs = List.copyOf(pairs);
        detections = List.copyOf(detections);
    }
}
