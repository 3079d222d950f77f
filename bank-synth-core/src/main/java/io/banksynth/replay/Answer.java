package io.banksynth.replay;

import io.banksynth.report.likeness.Nature;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a query gave.
 *
 * @param rows all of them; the columns hold the first 100,000
 */
record Answer(long rows, List<Column> columns) {
    private static final int MOST_ROWS = 100_000;
    private static final double SECONDS_PER_DAY = 86_400;

    /**
     * A column of an answer.
     *
     * @param numbers numbers, or times as seconds since 1970, NaN where there is none; empty for texts
     * @param texts null where there is none; empty for numbers and times
     */
    record Column(String name, Nature nature, List<Double> numbers, List<@Nullable String> texts) {}

    static Answer of(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int c = 1; c <= meta.getColumnCount(); c++) {
            columns.add(new Column(
                    meta.getColumnLabel(c), nature(meta.getColumnType(c)), new ArrayList<>(), new ArrayList<>()));
        }
        long rows = 0;
        while (result.next()) {
            if (rows++ >= MOST_ROWS) {
                continue;
            }
            for (int c = 0; c < columns.size(); c++) {
                add(columns.get(c), result, c + 1);
            }
        }
        return new Answer(rows, columns);
    }

    private static Nature nature(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.FLOAT,
                    Types.REAL,
                    Types.DOUBLE -> Nature.NUMBER;
            case Types.DATE, Types.TIMESTAMP -> Nature.TIME;
            default -> Nature.CATEGORY;
        };
    }

    private static void add(Column column, ResultSet result, int at) throws SQLException {
        switch (column.nature()) {
            case NUMBER -> {
                double number = result.getDouble(at);
                column.numbers().add(result.wasNull() ? Double.NaN : number);
            }
            case TIME -> column.numbers().add(seconds(result.getObject(at)));
            case CATEGORY, FORM -> column.texts().add(result.getString(at));
        }
    }

    private static double seconds(@Nullable Object time) {
        if (time instanceof Timestamp stamp) {
            return stamp.toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
        }
        return time instanceof LocalDate day ? day.toEpochDay() * SECONDS_PER_DAY : Double.NaN;
    }
}
