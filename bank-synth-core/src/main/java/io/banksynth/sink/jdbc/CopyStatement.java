package io.banksynth.sink.jdbc;

import io.banksynth.batch.Batch;
import io.banksynth.schema.Column;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.csv.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Inserts rows into PostgreSQL by COPY, as CSV: the server reads them while the next are made. Constraints are checked and triggers run as
 * with INSERT.
 */
final class CopyStatement implements RowStatement {
    /** What the server answers where it has INSERT but no COPY: row security is on, or the driver talks to another kind of server. */
    private static final Set<String> NO_COPY = Set.of("0A000", "42601");

    private final PostgresCopy copy;
    private final BatchWriter rows;
    private boolean open = true;

    private CopyStatement(PostgresCopy copy, List<Column> columns) {
        this.copy = copy;
        this.rows = CsvRows.writer(new Sent(copy), columns);
    }

    /** Begins; empty where the driver or the table has no COPY, or a column's text would be read in another way than its value. */
    static Optional<RowStatement> open(Connection session, TargetTable table, List<TargetColumn> columns)
            throws SQLException {
        if (columns.isEmpty()
                || !columns.stream()
                        .allMatch(column -> column.column().type().accept(new CopyFit(column.jdbcType())))) {
            return Optional.empty();
        }
        String names = columns.stream().map(TargetColumn::sqlName).collect(Collectors.joining(", "));
        Savepoint before = session.setSavepoint();
        try {
            List<Column> made = columns.stream().map(TargetColumn::column).toList();
            Optional<PostgresCopy> copy = PostgresCopy.begin(
                    session, "COPY " + table.sqlName() + " (" + names + ") FROM STDIN (FORMAT csv, ENCODING 'UTF8')");
            return copy.map(begun -> new CopyStatement(begun, made));
        } catch (SQLException e) {
            if (NO_COPY.contains(e.getSQLState())) {
                session.rollback(before);
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void run(Batch batch) throws SQLException {
        try {
            rows.write(batch);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void finish() throws SQLException {
        try {
            rows.close();
        } catch (IOException e) {
            throw failure(e);
        }
        open = false;
        copy.end();
    }

    private static SQLException failure(IOException e) {
        return e.getCause() instanceof SQLException sql ? sql : new SQLException(e);
    }

    @Override
    public void close() throws SQLException {
        if (open) {
            open = false;
            copy.cancel();
        }
    }

    /** The bytes' way to the server. */
    private static final class Sent extends OutputStream {
        private final PostgresCopy copy;

        Sent(PostgresCopy copy) {
            this.copy = copy;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                copy.write(bytes, from, length);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
