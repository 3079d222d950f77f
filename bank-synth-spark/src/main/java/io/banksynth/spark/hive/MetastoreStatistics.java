package io.banksynth.spark.hive;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.statistics.ColumnSummary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.BooleanColumnStatsData;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsData;
import org.apache.hadoop.hive.metastore.api.ColumnStatisticsObj;
import org.apache.hadoop.hive.metastore.api.Date;
import org.apache.hadoop.hive.metastore.api.DateColumnStatsData;
import org.apache.hadoop.hive.metastore.api.Decimal;
import org.apache.hadoop.hive.metastore.api.DecimalColumnStatsData;
import org.apache.hadoop.hive.metastore.api.DoubleColumnStatsData;
import org.apache.hadoop.hive.metastore.api.LongColumnStatsData;
import org.apache.hadoop.hive.metastore.api.StringColumnStatsData;

/** What Hive's own ANALYZE left, which Spark does not look at: counts and ends of columns, no histograms. */
record MetastoreStatistics(MetastoreService service) {
    /**
     * Columns by their names.
     *
     * @param rows of the table
     */
    Map<String, ColumnSummary> of(String database, Catalogue.Declared table, long rows) {
        List<String> names = table.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        String written = table.name().written();
        List<ColumnStatisticsObj> noted = service.ask(
                "read the statistics of " + written,
                client -> client.getTableColumnStatistics(database, written, names));
        Map<String, ColumnSummary> columns = new LinkedHashMap<>();
        for (Catalogue.DeclaredColumn column : table.columns()) {
            noted.stream()
                    .filter(found -> TableName.fold(found.getColName()).equals(column.name()))
                    .findFirst()
                    .flatMap(found -> summary(found.getStatsData(), column.type(), (double) rows))
                    .ifPresent(summary -> columns.put(column.name(), summary));
        }
        return columns;
    }

    private static Optional<ColumnSummary> summary(ColumnStatisticsData data, Optional<DataType> type, double rows) {
        if (data.isSetLongStats()) {
            LongColumnStatsData whole = data.getLongStats();
            List<String> ends = whole.isSetLowValue() && whole.isSetHighValue()
                    ? List.of(spelt(whole.getLowValue(), type), spelt(whole.getHighValue(), type))
                    : List.of();
            return Optional.of(ColumnSummary.between(whole.getNumDVs(), whole.getNumNulls() / rows, ends, 0));
        }
        if (data.isSetDoubleStats()) {
            DoubleColumnStatsData number = data.getDoubleStats();
            List<String> ends = number.isSetLowValue() && number.isSetHighValue()
                    ? List.of(Double.toString(number.getLowValue()), Double.toString(number.getHighValue()))
                    : List.of();
            return Optional.of(ColumnSummary.between(number.getNumDVs(), number.getNumNulls() / rows, ends, 0));
        }
        if (data.isSetDecimalStats()) {
            DecimalColumnStatsData number = data.getDecimalStats();
            List<String> ends = number.isSetLowValue() && number.isSetHighValue()
                    ? List.of(spelt(number.getLowValue()), spelt(number.getHighValue()))
                    : List.of();
            return Optional.of(ColumnSummary.between(number.getNumDVs(), number.getNumNulls() / rows, ends, 0));
        }
        if (data.isSetDateStats()) {
            DateColumnStatsData date = data.getDateStats();
            List<String> ends = date.isSetLowValue() && date.isSetHighValue()
                    ? List.of(spelt(date.getLowValue()), spelt(date.getHighValue()))
                    : List.of();
            return Optional.of(ColumnSummary.between(date.getNumDVs(), date.getNumNulls() / rows, ends, 0));
        }
        if (data.isSetStringStats()) {
            StringColumnStatsData text = data.getStringStats();
            int width = (int) Math.round(text.getAvgColLen());
            return Optional.of(ColumnSummary.between(text.getNumDVs(), text.getNumNulls() / rows, List.of(), width));
        }
        return data.isSetBooleanStats() ? Optional.of(truth(data.getBooleanStats(), rows)) : Optional.empty();
    }

    private static ColumnSummary truth(BooleanColumnStatsData truth, double rows) {
        List<ColumnSummary.Common> common = List.of(
                new ColumnSummary.Common("true", truth.getNumTrues() / rows),
                new ColumnSummary.Common("false", truth.getNumFalses() / rows));
        return new ColumnSummary(2, truth.getNumNulls() / rows, common, List.of(), 0);
    }

    /** Of timestamps Hive 2 notes the seconds. */
    private static String spelt(long number, Optional<DataType> type) {
        return type.isPresent() && type.get() instanceof DataType.Timestamp timestamp
                ? LocalDateTime.ofEpochSecond(number, 0, ZoneOffset.UTC) + (timestamp.zoned() ? "Z" : "")
                : Long.toString(number);
    }

    private static String spelt(Date date) {
        return LocalDate.ofEpochDay(date.getDaysSinceEpoch()).toString();
    }

    private static String spelt(Decimal number) {
        return new BigDecimal(new BigInteger(number.getUnscaled()), number.getScale()).toPlainString();
    }
}
