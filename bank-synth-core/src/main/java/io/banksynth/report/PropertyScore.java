package io.banksynth.report;

import io.banksynth.report.measure.Metric;
import java.util.List;

/**
 * The mean of a property's metrics.
 *
 * @param score 0 to 1; metrics that could not be measured are 0 in it
 * @param metrics all of them
 * @param notMeasured how many of them have no score
 */
public record PropertyScore(Property property, double score, int metrics, int notMeasured) {
    static PropertyScore of(Property property, List<Metric> metrics) {
        double mean = metrics.stream().mapToDouble(Metric::counted).average().orElse(0);
        int missing = (int) metrics.stream().filter(m -> m.score().isEmpty()).count();
        return new PropertyScore(property, mean, metrics.size(), missing);
    }
}
