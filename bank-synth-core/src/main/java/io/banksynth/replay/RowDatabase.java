package io.banksynth.replay;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.error.BankSynthException;
import io.banksynth.report.DataFile;
import io.banksynth.report.DataSet;
import io.banksynth.report.DataTable;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.BatchReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of a data set in DuckDB, which lies on disk below a work folder and in at most 1 GB of memory. */
final class RowDatabase implements AutoCloseable {
    private static final String URL = "jdbc:duckdb:";
    private static final String NULL = "\\N";

    private final Connection connection;
    private final DataSet data;

    private RowDatabase(Connection connection, DataSet data) {
        this.connection = connection;
        this.data = data;
    }

    /** Whether DuckDB is on the class path. */
    static boolean isInstalled() {
        return driver().isPresent();
    }

    private static Optional<Driver> driver() {
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            try {
                if (driver.acceptsURL(URL)) {
                    return Optional.of(driver);
                }
            } catch (SQLException e) {
                // A driver that cannot say what it takes is not the one that is looked for.
            }
        }
        return Optional.empty();
    }

    /**
     * Copies all rows into a new database.
     *
     * @param folder does not exist; it is made, and gone after closing
     */
    static RowDatabase of(DataSet data, Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        Connection connection = driver().orElseThrow().connect(URL + folder.resolve("rows.db"), new Properties());
        RowDatabase database = new RowDatabase(connection, data);
        database.run("SET memory_limit = '1GB'");
        for (String macro : Dialect.MACROS) {
            database.run(macro);
        }
        for (DataTable table : data.tables()) {
            database.load(table, folder.resolve("rows.csv"));
        }
        // Queries are somebody's files: none of them may read another file, fetch or load anything, or allow itself to.
        database.run("SET enable_external_access = false");
        database.run("SET lock_configuration = true");
        return database;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void load(DataTable table, Path csv) throws SQLException, IOException {
        List<Column> columns = table.table().columns();
        run("CREATE TABLE " + quoted(table.table().name().table())
                + columns.stream()
                        .map(c -> quoted(c.name()) + " " + type(c.type()))
                        .collect(Collectors.joining(", ", " (", ")")));
        for (DataFile file : table.files()) {
            try (BufferedWriter out = Files.newBufferedWriter(csv);
                    BatchReader reader = file.reader().open(data.folder().resolve(file.path()), columns)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    write(batch, columns, out);
                }
            }
            run("COPY " + quoted(table.table().name().table()) + " FROM '"
                    + csv.toString().replace("'", "''")
                    + "' (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '" + NULL
                    + "', AUTO_DETECT false)");
            Files.delete(csv);
        }
    }

    private static void write(Batch batch, List<Column> columns, BufferedWriter out) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            for (int c = 0; c < columns.size(); c++) {
                if (c > 0) {
                    out.write(',');
                }
                if (batch.vector(c).nulls()[i]) {
                    out.write(NULL);
                } else {
                    out.write('"');
                    out.write(CellText.text(batch.vector(c), i, columns.get(c).type())
                            .replace("\"", "\"\""));
                    out.write('"');
                }
            }
            out.write('\n');
        }
    }

    private static String quoted(String name) {
        return '"' + name.toLowerCase(Locale.ROOT).replace("\"", "\"\"") + '"';
    }

    private static String type(DataType type) {
        if (type instanceof DataType.Bool) {
            return "BOOLEAN";
        }
        if (type instanceof DataType.Whole) {
            return "BIGINT";
        }
        if (type instanceof DataType.Decimal decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof DataType.Floating) {
            return "DOUBLE";
        }
        if (type instanceof DataType.Date) {
            return "DATE";
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp.zoned() ? "TIMESTAMPTZ" : "TIMESTAMP";
        }
        return "VARCHAR";
    }

    /** Makes all tables known in another schema as well. */
    void know(String schema) throws SQLException {
        run("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
        for (DataTable table : data.tables()) {
            String name = quoted(table.table().name().table());
            run("CREATE VIEW IF NOT EXISTS " + quoted(schema) + "." + name + " AS SELECT * FROM main." + name);
        }
    }

    /** Keeps a query's rows under a name, for the queries behind it. */
    void keep(String view, String sql) throws SQLException {
        run("CREATE OR REPLACE VIEW " + quoted(view) + " AS " + sql);
    }

    /** The last day of a table's dates and times; empty where there is none. */
    Optional<LocalDate> lastDay(String table) throws SQLException {
        @Nullable LocalDate last = null;
        for (Column column : columns(table)) {
            boolean time = column.type() instanceof DataType.Date || column.type() instanceof DataType.Timestamp;
            if (!time) {
                continue;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT CAST(CAST(max(" + quoted(column.name())
                            + ") AS DATE) AS VARCHAR) FROM " + quoted(table))) {
                String day = rows.next() ? rows.getString(1) : null;
                if (day != null && (last == null || LocalDate.parse(day).isAfter(last))) {
                    last = LocalDate.parse(day);
                }
            }
        }
        return Optional.ofNullable(last);
    }

    private List<Column> columns(String table) {
        return data.tables().stream()
                .map(DataTable::table)
                .filter(t -> t.name().table().equals(table))
                .flatMap(t -> t.columns().stream())
                .toList();
    }

    /**
     * Runs a query.
     *
     * @param seconds after which it is given up
     */
    Answer ask(String sql, int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return Answer.of(rows);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw BankSynthException.output("Cannot close the database that queries were replayed in", e);
        }
    }
}
