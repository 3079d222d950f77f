package io.banksynth.report;

import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import java.util.Optional;

/**
 * How close a column is to the pack.
 *
 * @param shape empty for keys, whose values mean nothing and are checked instead, and for values that were not learned
 * @param missing empty for keys as well
 */
public record ColumnQuality(Column column, Use use, Optional<Metric> shape, Optional<Metric> missing) {
    /** What a column is for. */
    public enum Use {
        VALUE,
        /** Sensitive or personal: made by a provider or by form alone, so that only missing values can be compared. */
        MADE,
        KEY,
        FOREIGN_KEY
    }
}
