package io.banksynth.report;

import io.banksynth.report.measure.Distribution;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import java.util.Optional;

/**
 * How close a column is to the reference.
 *
 * @param shape empty for keys, whose values mean nothing and are checked instead, and for values that were not learned
 * @param missing empty for keys as well
 * @param adherence whether its values lie among the real ones; empty for keys, forms, and against a pack
 * @param distribution to be drawn; empty where the reference says too little
 */
public record ColumnQuality(
        Column column,
        Use use,
        Optional<Metric> shape,
        Optional<Metric> missing,
        Optional<Metric> adherence,
        Optional<Distribution> distribution) {
    /** What a column is for. */
    public enum Use {
        VALUE,
        /** Sensitive or personal: made by a provider or by form alone, so that only missing values can be compared. */
        MADE,
        KEY,
        FOREIGN_KEY
    }
}
