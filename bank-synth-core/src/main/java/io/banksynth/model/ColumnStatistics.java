package io.banksynth.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report compares with: all of it shared by at least k units.
 *
 * @param nulls rows without a value
 * @param frequencies rows of each frequent value, by the value's text; the rest of the rows has rare values
 * @param range where the column counts: its mean, deviation and quantiles
 */
public record ColumnStatistics(String column, long nulls, Map<String, Long> frequencies, Optional<Range> range) {
    public ColumnStatistics {
        frequencies = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(frequencies));
    }

    /**
     * The distribution of numbers, dates (in days since 1970-01-01) and times (in seconds since then).
     *
     * @param mean of the values between the bounds
     * @param deviation standard deviation of the values between the bounds
     * @param quantiles points of the distribution function, ascending in both; the first and last are safe bounds
     */
    public record Range(double mean, double deviation, List<Quantile> quantiles) {
        public Range {
            quantiles = List.copyOf(quantiles);
        }
    }

    /** {@code share} of the values lie below {@code value} or at it. */
    public record Quantile(double value, double share) {}
}
