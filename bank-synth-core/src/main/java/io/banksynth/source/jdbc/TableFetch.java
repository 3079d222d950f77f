package io.banksynth.source.jdbc;

import io.banksynth.batch.Batch;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleBuilder;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows of one table while they are fetched: in several queries, perhaps, of which each begins again where it was when the connection
 * broke. Remembers the values of columns by which other tables' rows are found.
 */
final class TableFetch {
    /** Rows that the driver holds at once. */
    private static final int FETCH_ROWS = 2_000;

    private static final int MOST_RECONNECTS = 3;

    private final Database database;
    private final StoredTable table;
    private final List<Column> columns;
    private final Set<String> open = new TreeSet<>();
    private final CellReader[] readers;
    private final SampleBuilder builder;
    private final Batch batch;
    private final Map<List<String>, KeySet> remembered = new LinkedHashMap<>();
    private int reconnects;

    /**
     * @param remember lists of columns whose values are remembered
     */
    TableFetch(Database database, StoredTable table, Set<List<String>> remember) {
        this.database = database;
        this.table = table;
        this.columns = new ArrayList<>();
        for (Catalogue.DeclaredColumn column : table.declared().columns()) {
            if (column.type().isEmpty()) {
                open.add(column.name());
            }
            columns.add(new Column(column.name(), column.type().orElse(DataType.Text.STRING), column.nullable()));
        }
        this.readers = columns.stream()
                .map(c -> open.contains(c.name()) ? new OpenNumber() : CellReader.of(c.type()))
                .toArray(CellReader[]::new);
        this.builder = new SampleBuilder(table.declared().name(), columns, database.shown());
        this.batch = Batch.allocate(columns, Batch.CAPACITY);
        remember.forEach(key -> remembered.put(key, new KeySet()));
    }

    /** Numbers of any size, as their digits until all are there. */
    private static final class OpenNumber extends CellReader {
        @Override
        boolean set(ResultSet row, int column, io.banksynth.batch.Vector vector, int i) throws SQLException {
            BigDecimal value = row.getBigDecimal(column);
            byte[] digits =
                    (value == null ? "" : value.toPlainString()).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            ((io.banksynth.batch.TextVector) vector).set(i, digits, 0, digits.length);
            return value != null;
        }
    }

    /** The values that were seen in some columns. */
    KeySet seen(List<String> key) {
        KeySet set = remembered.get(key);
        if (set == null) {
            throw new IllegalArgumentException("Not remembered: " + key);
        }
        return set;
    }

    /** Fetches all rows. */
    void all() throws SQLException {
        fetch("", List.of());
    }

    /** Fetches the rows whose columns have one of these values. */
    void matching(List<String> key, KeySet values, int inOneQuery) throws SQLException {
        for (List<List<Object>> part : values.inParts(inOneQuery)) {
            fetchMatching(key, part);
        }
    }

    /** {@code a IN (?, ?)}, or {@code (a, b) IN ((?, ?), (?, ?))}. */
    private String condition(List<String> key, int count) {
        List<String> names = key.stream().map(table::sqlColumn).toList();
        boolean single = names.size() == 1;
        String mark = single ? "?" : names.stream().map(n -> "?").collect(Collectors.joining(", ", "(", ")"));
        String left = single ? names.get(0) : names.stream().collect(Collectors.joining(", ", "(", ")"));
        return left + " IN (" + String.join(", ", Collections.nCopies(count, mark)) + ")";
    }

    /** The first column alone is asked for as well where there are several: not every database has an index serve pairs. */
    private void fetchMatching(List<String> key, List<List<Object>> values) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String where = " WHERE ";
        if (key.size() > 1) {
            List<Object> first = values.stream().map(v -> v.get(0)).distinct().toList();
            where += condition(key.subList(0, 1), first.size()) + " AND ";
            parameters.addAll(first);
        }
        values.forEach(parameters::addAll);
        fetch(where + condition(key, values.size()), parameters);
    }

    private void fetch(String condition, List<Object> values) throws SQLException {
        String sql = "SELECT " + String.join(", ", table.sqlColumns()) + " FROM " + table.sqlName() + condition
                + inKeyOrder();
        long begin = builder.rows();
        boolean done = false;
        while (!done) {
            try {
                run(sql, values, builder.rows() - begin);
                done = true;
            } catch (SQLException e) {
                boolean again = Database.isBroken(e)
                        && reconnects < MOST_RECONNECTS
                        && (!table.declared().primaryKey().isEmpty() || builder.rows() == begin);
                if (!again) {
                    throw e;
                }
                reconnects++;
                database.reconnect();
            }
        }
    }

    /** The order makes a query that is run again give the same rows in the same places. */
    private String inKeyOrder() {
        List<String> key = table.declared().primaryKey();
        return key.isEmpty()
                ? ""
                : key.stream().map(table::sqlColumn).collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    private void run(String sql, List<Object> values, long alreadyThere) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            int parameter = 1;
            for (Object value : values) {
                statement.setObject(parameter++, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                long skipped = 0;
                while (skipped < alreadyThere && rows.next()) {
                    skipped++;
                }
                copy(rows);
            }
        }
    }

    private void copy(ResultSet rows) throws SQLException {
        int i = 0;
        batch.begin(0);
        while (rows.next()) {
            for (int c = 0; c < readers.length; c++) {
                read(rows, c, i);
            }
            remember(rows);
            i++;
            if (i == Batch.CAPACITY) {
                batch.end(i);
                builder.append(batch);
                batch.begin(0);
                i = 0;
            }
        }
        batch.end(i);
        builder.append(batch);
    }

    private void read(ResultSet rows, int c, int i) throws SQLException {
        try {
            readers[c].read(rows, c + 1, batch.vector(c), i);
        } catch (ArithmeticException e) {
            throw new SQLException("column " + columns.get(c).name() + ": " + e.getMessage()
                    + "; the table was changed, or is not declared as it is");
        }
    }

    private void remember(ResultSet rows) throws SQLException {
        for (Map.Entry<List<String>, KeySet> entry : remembered.entrySet()) {
            List<Object> key = new ArrayList<>();
            for (String column : entry.getKey()) {
                Object value = rows.getObject(position(column));
                if (value != null) {
                    key.add(value);
                }
            }
            if (key.size() == entry.getKey().size()) {
                entry.getValue().add(key);
            }
        }
    }

    private int position(String column) {
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(column)) {
                return c + 1;
            }
        }
        throw new IllegalArgumentException("Not a column of " + table.declared().name() + ": " + column);
    }

    long rows() {
        return builder.rows();
    }

    Sample finish() {
        return OpenNumbers.settle(builder.finish(), open);
    }
}
