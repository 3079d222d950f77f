package io.banksynth.spark.hive;

import io.banksynth.schema.DataType;
import io.banksynth.source.statistics.ColumnSummary;
import io.banksynth.source.statistics.EvenHistogram;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What {@code DESCRIBE EXTENDED table column} tells: names with values, and the bins of a histogram of equal heights if one was made. */
final class AnalysedColumn {
    private static final Pattern BIN = Pattern.compile("lower_bound: ([^,]+), upper_bound: ([^,]+),.*");
    private static final double MICROS = 1e6;

    private final Map<String, String> told = new LinkedHashMap<>();
    private final DataType type;
    private final ZoneId zone;

    /**
     * @param rows with a name and a value each
     * @param zone in which the session spells timestamps
     */
    AnalysedColumn(List<Row> rows, DataType type, ZoneId zone) {
        rows.forEach(row -> told.put(row.getString(0), String.valueOf(row.get(1))));
        this.type = type;
        this.zone = zone;
    }

    /**
     * The column; empty if it was not analysed.
     *
     * @param rows of the table
     */
    Optional<ColumnSummary> summary(long rows) {
        Optional<Double> distinct = number("distinct_count");
        Optional<Double> nulls = number("num_nulls");
        if (distinct.isEmpty() && nulls.isEmpty()) {
            return Optional.empty();
        }
        List<String> ends = new ArrayList<>();
        text("min").map(this::cell).ifPresent(ends::add);
        text("max").map(this::cell).ifPresent(ends::add);
        ColumnSummary plain =
                ColumnSummary.between(Math.round(distinct.orElse(0.0)), nulls.orElse(0.0) / rows, ends, (int)
                        Math.round(number("avg_col_len").orElse(0.0)));
        return Optional.of(type instanceof DataType.Text ? plain : new EvenHistogram(ranges()).refine(plain, type));
    }

    private Optional<String> text(String name) {
        @Nullable String value = told.get(name);
        return Optional.ofNullable(value).filter(v -> !v.equals("NULL") && !v.equals("null"));
    }

    private Optional<Double> number(String name) {
        return text(name).map(Double::valueOf);
    }

    /** Spark's spelling of a value in ours. */
    private String cell(String value) {
        if (type instanceof DataType.Timestamp timestamp) {
            return value.replace(' ', 'T') + (timestamp.zoned() ? "Z" : "");
        }
        return value;
    }

    private List<EvenHistogram.Range> ranges() {
        List<EvenHistogram.Range> ranges = new ArrayList<>();
        for (int i = 0; told.containsKey("bin_" + i); i++) {
            Matcher bin = BIN.matcher(String.valueOf(told.get("bin_" + i)));
            if (bin.matches()) {
                ranges.add(new EvenHistogram.Range(bound(bin.group(1)), bound(bin.group(2))));
            }
        }
        return ranges;
    }

    /** Moments become what a clock of the session shows. */
    private double bound(String text) {
        double value = new BigDecimal(text).doubleValue();
        if (type instanceof DataType.Timestamp) {
            Instant moment = Instant.ofEpochSecond((long) Math.floor(value / MICROS));
            return value + MICROS * zone.getRules().getOffset(moment).getTotalSeconds();
        }
        return value;
    }
}
