package io.banksynth.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.DatabaseAddress;
import io.banksynth.source.jdbc.Drivers;
import io.banksynth.source.jdbc.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** COPY is only a faster INSERT: the same rows are stored, the same are refused, and where it is not to be had INSERT takes its place. */
@Tag("integration")
class CopyStatementTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("ID", new DataType.Whole(64), false),
            new Column("FLAG", new DataType.Bool(), true),
            new Column("AMOUNT", new DataType.Decimal(12, 2), true),
            new Column("WIDE", new DataType.Decimal(38, 10), true),
            new Column("RATIO", new DataType.Floating(64), true),
            new Column("LABEL", new DataType.Text(false, 0), true),
            new Column("CODE", new DataType.Text(true, 5), true),
            new Column("KEY", new DataType.Text(false, 36), true),
            new Column("BORN", new DataType.Date(), true),
            new Column("SEEN", new DataType.Timestamp(6, false), true));

    private static final @Nullable String[][] ROWS = {
        {
            "1",
            "true",
            "-1.50",
            "12345678901234567890.0123456789",
            "0.1",
            "a,\"b\"\n\\.\t\u00fc\ud83d\ude00\r\n",
            "ab",
            "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "1969-12-31",
            "1901-02-03T04:05:06.000007"
        },
        {"2", "false", "0.00", "-0.0000000001", "-1.0E300", "", "", null, "2400-02-29", "2024-01-01T00:00:00"},
        {"-9223372036854775808", null, null, null, null, null, null, null, null, null},
        {"4", "true", "99999.99", "1.0000000000", "NaN", "\\.", "\\N", null, "2024-01-01", "2024-06-30T23:59:59.999999"
        },
        {"5", "true", "99999.99", "1.0000000000", "Infinity", " NULL ", "x", null, "0999-01-01", "2024-06-30T23:59:59"}
    };

    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = Postgres.start();
        for (String table : List.of("copied", "inserted")) {
            postgres.run("CREATE TABLE " + table
                    + " (id BIGINT PRIMARY KEY, flag BOOLEAN, amount NUMERIC(12, 2), wide NUMERIC(38, 10),"
                    + " ratio DOUBLE PRECISION, label TEXT, code CHAR(5), key UUID, born DATE, seen TIMESTAMP)");
        }
        postgres.run(
                "CREATE TABLE raw (id BIGINT PRIMARY KEY, bytes BYTEA); CREATE TABLE guarded (id BIGINT PRIMARY KEY);"
                        + " ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; CREATE POLICY every ON guarded USING (true);"
                        + " CREATE ROLE clerk LOGIN; GRANT ALL ON guarded TO clerk");
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        postgres.close();
    }

    private static TargetDatabase database(DatabaseAddress address) {
        return TargetDatabase.at(Drivers.ofClassPath(), address, Optional.empty());
    }

    private static TargetTable table(String name, List<Column> columns) {
        return database(postgres.address())
                .tables(List.of(new Table(TableName.of(name), columns, List.of(), List.of())))
                .get(0);
    }

    private static Batch batch(List<Column> columns, @Nullable String[][] rows) {
        Batch batch = Batch.allocate(columns, rows.length);
        batch.begin(0);
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < columns.size(); c++) {
                String value = rows[i][c];
                if (value == null) {
                    batch.vector(c).setNull(i);
                } else {
                    CellText.set(batch.vector(c), i, value, columns.get(c).type());
                }
            }
        }
        batch.end(rows.length);
        return batch;
    }

    private static Class<?> load(TargetTable table, @Nullable String[][] rows) throws SQLException {
        return load(postgres.address(), table, rows);
    }

    /** The way by which the rows went. */
    private static Class<?> load(DatabaseAddress address, TargetTable table, @Nullable String[][] rows)
            throws SQLException {
        try (Connection session = database(address).session();
                RowStatement statement = RowStatement.inserting(session, table, table.columns())) {
            statement.run(batch(table.table().columns(), rows));
            statement.finish();
            session.commit();
            return statement.getClass();
        }
    }

    @Test
    void copiedRowsAreThoseThatInsertStores() throws SQLException {
        assertThat(load(table("copied", COLUMNS), ROWS)).isEqualTo(CopyStatement.class);
        TargetTable other = table("inserted", COLUMNS);
        try (Connection session = database(postgres.address()).session();
                BatchStatement statement = new BatchStatement(
                        session, other.insert(other.columns()), other.columns(), SqlDialect.POSTGRESQL)) {
            statement.run(batch(COLUMNS, ROWS));
            session.commit();
        }
        assertThat(postgres.number("SELECT COUNT(*) FROM copied")).isEqualTo(ROWS.length);
        assertThat(postgres.number("SELECT COUNT(*) FROM (SELECT * FROM copied EXCEPT ALL SELECT * FROM inserted) d"))
                .isZero();
        assertThat(postgres.number("SELECT COUNT(*) FROM copied WHERE label = ''"))
                .isEqualTo(1);
    }

    @Test
    void aRefusedRowIsToldAndLeavesNothing() throws SQLException {
        postgres.run("CREATE TABLE twice (id BIGINT PRIMARY KEY)");
        TargetTable table = table("twice", List.of(new Column("ID", new DataType.Whole(64), false)));
        assertThatThrownBy(() -> load(table, new String[][] {{"1"}, {"2"}, {"1"}}))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("duplicate key")
                .hasMessageContaining("line 3");
        assertThat(postgres.number("SELECT COUNT(*) FROM twice")).isZero();
    }

    @Test
    void whatCannotBeCopiedIsInserted() throws SQLException {
        List<Column> raw = List.of(
                new Column("ID", new DataType.Whole(64), false), new Column("BYTES", new DataType.Binary(), true));
        assertThat(load(table("raw", raw), new String[][] {{"1", "00ff"}, {"2", null}}))
                .isEqualTo(BatchStatement.class);
        assertThat(postgres.number("SELECT COUNT(*) FROM raw WHERE bytes = '\\x00ff'"))
                .isEqualTo(1);

        TargetTable guarded = table("guarded", List.of(new Column("ID", new DataType.Whole(64), false)));
        DatabaseAddress clerk = DatabaseAddress.ofUrl(postgres.url(), Optional.of("clerk"), Optional.empty());
        assertThat(load(clerk, guarded, new String[][] {{"1"}, {"2"}})).isEqualTo(BatchStatement.class);
        assertThat(postgres.number("SELECT COUNT(*) FROM guarded")).isEqualTo(2);
    }
}
