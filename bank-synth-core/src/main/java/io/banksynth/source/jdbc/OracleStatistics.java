package io.banksynth.source.jdbc;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.statistics.ColumnSummary;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what DBMS_STATS gathers: {@code ALL_TABLES}, {@code ALL_TAB_COL_STATISTICS} and {@code ALL_TAB_HISTOGRAMS}. */
final class OracleStatistics {
    private static final String ROWS = "SELECT TABLE_NAME, NUM_ROWS FROM ALL_TABLES WHERE OWNER = ?";

    private static final String COLUMNS = """
            SELECT TABLE_NAME, COLUMN_NAME, NUM_DISTINCT, NUM_NULLS, LOW_VALUE, HIGH_VALUE, AVG_COL_LEN, HISTOGRAM
              FROM ALL_TAB_COL_STATISTICS WHERE OWNER = ? ORDER BY TABLE_NAME, COLUMN_NAME""";

    private static final String HISTOGRAMS = """
            SELECT TABLE_NAME, COLUMN_NAME, ENDPOINT_NUMBER, ENDPOINT_VALUE, ENDPOINT_ACTUAL_VALUE, ENDPOINT_REPEAT_COUNT
              FROM ALL_TAB_HISTOGRAMS WHERE OWNER = ? ORDER BY TABLE_NAME, COLUMN_NAME, ENDPOINT_NUMBER""";

    private final Database database;
    private final StoredSchema schema;

    OracleStatistics(Database database, StoredSchema schema) {
        this.database = database;
        this.schema = schema;
    }

    /** The greatest value of a range of a histogram, and what is counted up to it. */
    private record Endpoint(
            long number,
            @Nullable BigDecimal value,
            @Nullable String actual,
            long repeated) {}

    OptimiserStatistics.Noted read(String owner) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (PreparedStatement statement = database.connection().prepareStatement(ROWS)) {
            statement.setString(1, owner);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.put(result.getString(1), result.getLong(2));
                }
            }
        }
        Map<String, List<Endpoint>> histograms = histograms(owner);
        Map<String, Map<String, ColumnSummary>> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = database.connection().prepareStatement(COLUMNS)) {
            statement.setString(1, owner);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String table = result.getString("TABLE_NAME");
                    String column = result.getString("COLUMN_NAME");
                    columns.computeIfAbsent(table, t -> new LinkedHashMap<>())
                            .put(
                                    column,
                                    column(
                                            result,
                                            type(table, column),
                                            rows.getOrDefault(table, 0L),
                                            histograms.getOrDefault(table + "\n" + column, List.of())));
                }
            }
        }
        return new OptimiserStatistics.Noted(rows, columns);
    }

    private Map<String, List<Endpoint>> histograms(String owner) throws SQLException {
        Map<String, List<Endpoint>> histograms = new LinkedHashMap<>();
        try (PreparedStatement statement = database.connection().prepareStatement(HISTOGRAMS)) {
            statement.setString(1, owner);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String key = result.getString("TABLE_NAME") + "\n" + result.getString("COLUMN_NAME");
                    histograms
                            .computeIfAbsent(key, k -> new ArrayList<>())
                            .add(new Endpoint(
                                    result.getLong("ENDPOINT_NUMBER"),
                                    result.getBigDecimal("ENDPOINT_VALUE"),
                                    result.getString("ENDPOINT_ACTUAL_VALUE"),
                                    result.getLong("ENDPOINT_REPEAT_COUNT")));
                }
            }
        }
        return histograms;
    }

    /** A column's type; a number where its declaration leaves it open. */
    private DataType type(String table, String column) {
        return schema.table(TableName.of(table)).stream()
                .flatMap(t -> t.declared().columns().stream())
                .filter(c -> c.name().equals(TableName.fold(column)))
                .findFirst()
                .flatMap(Catalogue.DeclaredColumn::type)
                .orElse(new DataType.Decimal(38, 10));
    }

    private static ColumnSummary column(ResultSet row, DataType type, long rows, List<Endpoint> endpoints)
            throws SQLException {
        double missing = rows == 0 ? 0 : row.getLong("NUM_NULLS") / (double) rows;
        String kind = String.valueOf(row.getString("HISTOGRAM"));
        List<String> ends = new ArrayList<>();
        OracleBytes.text(row.getBytes("LOW_VALUE"), type).ifPresent(ends::add);
        OracleBytes.text(row.getBytes("HIGH_VALUE"), type).ifPresent(ends::add);
        boolean counted = kind.contains("FREQUENCY") || kind.equals("HYBRID");
        List<ColumnSummary.Common> common = counted ? common(endpoints, type, kind, missing) : List.of();
        List<String> bounds =
                endpoints.stream().flatMap(e -> value(e, type).stream()).toList();
        boolean ranges = !kind.contains("FREQUENCY") && !(type instanceof DataType.Text) && bounds.size() > 2;
        return new ColumnSummary(
                row.getLong("NUM_DISTINCT"), missing, common, ranges ? bounds : ends, row.getInt("AVG_COL_LEN"));
    }

    /** Values with a count of their own: all of a frequency histogram, the ends of ranges of a hybrid one. */
    private static List<ColumnSummary.Common> common(
            List<Endpoint> endpoints, DataType type, String kind, double missing) {
        long total =
                endpoints.isEmpty() ? 0 : endpoints.get(endpoints.size() - 1).number();
        List<ColumnSummary.Common> common = new ArrayList<>();
        long before = 0;
        for (Endpoint endpoint : endpoints) {
            long count = kind.equals("HYBRID") ? endpoint.repeated() : endpoint.number() - before;
            before = endpoint.number();
            Optional<String> value = value(endpoint, type);
            if (value.isPresent() && count > 0 && total > 0) {
                common.add(new ColumnSummary.Common(value.get(), (1 - missing) * count / total));
            }
        }
        return common;
    }

    /** An endpoint's value: numbers are themselves, dates count Julian days, texts are spelt out or unknown. */
    private static Optional<String> value(Endpoint endpoint, DataType type) {
        if (type instanceof DataType.Text) {
            return Optional.ofNullable(endpoint.actual());
        }
        return Optional.ofNullable(endpoint.value()).flatMap(value -> OracleBytes.ofEndpoint(value, type));
    }
}
