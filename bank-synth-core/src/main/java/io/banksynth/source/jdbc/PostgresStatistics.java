package io.banksynth.source.jdbc;

import io.banksynth.source.statistics.ColumnSummary;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code pg_stats}, which ANALYZE and the autovacuum fill. */
final class PostgresStatistics {
    private static final String ROWS = """
            SELECT c.relname, c.reltuples FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p')""";

    private static final String COLUMNS = """
            SELECT s.tablename, s.attname, s.null_frac, s.n_distinct, s.avg_width, s.most_common_vals::text::text[] AS common,
                   s.most_common_freqs, s.histogram_bounds::text::text[] AS bounds, t.typname
              FROM pg_stats s
              JOIN pg_namespace n ON n.nspname = s.schemaname
              JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
              JOIN pg_type t ON t.oid = a.atttypid
             WHERE s.schemaname = ?
             ORDER BY s.tablename, s.attname, s.inherited""";

    private final Database database;

    PostgresStatistics(Database database) {
        this.database = database;
    }

    OptimiserStatistics.Noted read(String schema) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (PreparedStatement statement = database.connection().prepareStatement(ROWS)) {
            statement.setString(1, schema);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.put(result.getString(1), Math.round(result.getDouble(2)));
                }
            }
        }
        Map<String, Map<String, ColumnSummary>> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = database.connection().prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String table = result.getString("tablename");
                    columns.computeIfAbsent(table, t -> new LinkedHashMap<>())
                            .put(result.getString("attname"), column(result, rows.getOrDefault(table, 0L)));
                }
            }
        }
        return new OptimiserStatistics.Noted(rows, columns);
    }

    private static ColumnSummary column(ResultSet row, long rows) throws SQLException {
        double noted = row.getDouble("n_distinct");
        long distinct = Math.round(noted < 0 ? -noted * rows : noted);
        String type = row.getString("typname");
        List<String> values = texts(row.getArray("common"), type);
        List<String> shares = texts(row.getArray("most_common_freqs"), "float4");
        List<ColumnSummary.Common> common = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            common.add(new ColumnSummary.Common(values.get(i), Double.parseDouble(shares.get(i))));
        }
        return new ColumnSummary(
                distinct,
                row.getDouble("null_frac"),
                common,
                texts(row.getArray("bounds"), type),
                row.getInt("avg_width"));
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Array array, String type) throws SQLException {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            for (Object value : (Object[]) array.getArray()) {
                texts.add(spelt(String.valueOf(value), type));
            }
        }
        return texts;
    }

    /** PostgreSQL's spelling of a value in ours. */
    private static String spelt(String value, String type) {
        return switch (type) {
            case "bool" -> value.equals("t") ? "true" : "false";
            case "timestamp" -> value.replace(' ', 'T');
            case "timestamptz" ->
                value.replaceFirst("[+-]\\d\\d(:?\\d\\d)?$", "").replace(' ', 'T') + "Z";
            case "bpchar" -> value.stripTrailing();
            case "bytea" -> value.replaceFirst("^\\\\x", "");
            default -> value;
        };
    }
}
