package io.banksynth.report.likeness;

import io.banksynth.report.measure.Metric;
import java.util.Optional;

/**
 * How far figures may be off because not all rows were measured.
 *
 * @param realShare of the real rows that were, 0 to 1
 * @param syntheticShare of the synthetic ones
 * @param realRows how many real rows were measured
 */
public record Confidence(double realShare, double syntheticShare, long realRows) {
    /** All rows of both. */
    public static final Confidence ALL = new Confidence(1, 1, 0);

    Metric metric(Metric.Kind kind, double score, long rows) {
        double error = (syntheticShare >= 1 ? 0 : Metric.error(rows)) + (realShare >= 1 ? 0 : Metric.error(realRows));
        return new Metric(kind, Optional.of(Math.max(0, score)), rows, Math.min(1, error), "");
    }
}
