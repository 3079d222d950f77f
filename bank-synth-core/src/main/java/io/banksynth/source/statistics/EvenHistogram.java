package io.banksynth.source.statistics;

import io.banksynth.schema.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column's values in ranges that each hold as many rows. A value that fills a range or more by itself is a common one.
 *
 * @param ranges ascending
 */
public record EvenHistogram(List<Range> ranges) {
    public EvenHistogram {
        ranges = List.copyOf(ranges);
    }

    /** A range with both of its ends: days for dates, microseconds for timestamps. */
    public record Range(double least, double greatest) {}

    /** What is known of a column with this histogram, of which little was known without. */
    public ColumnSummary refine(ColumnSummary plain, DataType type) {
        if (ranges.isEmpty()) {
            return plain;
        }
        double each = (1 - plain.missing()) / ranges.size();
        Map<String, Double> common = new LinkedHashMap<>();
        List<String> bounds = new ArrayList<>();
        for (Range range : ranges) {
            if (range.least() == range.greatest()) {
                common.merge(ValueMaker.spelt(range.least(), type), each, Double::sum);
            } else {
                if (bounds.isEmpty()) {
                    bounds.add(ValueMaker.spelt(range.least(), type));
                }
                bounds.add(ValueMaker.spelt(range.greatest(), type));
            }
        }
        List<ColumnSummary.Common> shares = new ArrayList<>();
        common.forEach((value, share) -> shares.add(new ColumnSummary.Common(value, share)));
        return new ColumnSummary(
                plain.distinct(), plain.missing(), shares, bounds.isEmpty() ? plain.bounds() : bounds, plain.width());
    }
}
