package io.banksynth.report;

import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import java.util.Optional;

/**
 * How close a column is to the pack.
 *
 * @param shape empty for keys, whose values mean nothing and are checked instead
 * @param missing empty for keys as well
 */
public record ColumnQuality(Column column, Use use, Optional<Metric> shape, Optional<Metric> missing) {
    /** What a column is for. */
    public enum Use {
        VALUE,
        KEY,
        FOREIGN_KEY
    }
}
