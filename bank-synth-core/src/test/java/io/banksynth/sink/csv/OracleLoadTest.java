package io.banksynth.sink.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RandomRows;
import io.banksynth.batch.ShownRows;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.ColumnSums;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.ControlFileLoader;
import io.banksynth.sink.ddl.OracleStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The DDL makes a table that the control file fills from the CSV, with equal rows: the three are written apart and must
 * agree. H2 in its Oracle mode stands for Oracle, a loader of ours for SQL*Loader.
 */
class OracleLoadTest {
    private static final TableSink.Format FORMAT = new OracleCsvFormat();

    @TempDir
    Path run;

    private static String companion(List<Table> tables, String path) {
        return text(FORMAT.companions(tables, List.of()), path);
    }

    private static String text(List<TableSink.Companion> companions, String path) {
        return companions.stream()
                .filter(c -> c.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    /** SQL*Loader skips the header of the first file only, so the control file must tell the others from rows. */
    @Test
    void oneControlFileLoadsAllParts() throws Exception {
        Table table = new Table(
                TableName.of("parts"),
                List.of(
                        new Column("note", DataType.parse("string"), true),
                        new Column("n", DataType.parse("int"), false)),
                List.of("n"),
                List.of());
        Files.createDirectory(run.resolve("oracle"));
        List<String> files = List.of("oracle/parts-00000-of-00002.csv", "oracle/parts-00001-of-00002.csv");
        Files.writeString(run.resolve(files.get(0)), "note,n\nnote,1\n,2\n");
        Files.writeString(run.resolve(files.get(1)), "note,n\nn,3\n");
        TableSink.Written written = new TableSink.Written(files, 3, List.of());
        String control =
                text(FORMAT.companions(List.of(table), List.of(), Map.of(table.name(), written)), "ddl/parts.ctl");
        try (Connection h2 = OracleStandIn.open("parts");
                Statement statement = h2.createStatement()) {
            statement.execute(companion(List.of(table), "ddl/oracle_tables.sql"));
            assertThat(new ControlFileLoader(h2, run).load(control)).isEqualTo(3);
            try (ResultSet sum = statement.executeQuery("SELECT SUM(\"N\") FROM \"PARTS\"")) {
                sum.next();
                assertThat(sum.getInt(1)).isEqualTo(6);
            }
        }
    }

    @Test
    void whatIsWrittenIsLoadedEqual() throws Exception {
        List<Column> columns = new ArrayList<>(RandomRows.everyType());
        Table table = new Table(TableName.of("every type"), columns, List.of(), List.of());
        Files.createDirectory(run.resolve("oracle"));
        RandomRows random = new RandomRows(5);
        Batch batch = random.batch(columns, 500);
        List<List<String>> written = new ArrayList<>();
        ColumnSums sums = new ColumnSums(columns);
        try (BatchWriter writer = FORMAT.sink(table).open(run.resolve("oracle/every%20type.csv"))) {
            for (int i = 0; i < 4; i++) {
                random.fill(batch, written.size(), 500);
                written.addAll(ShownRows.of(batch));
                writer.write(batch);
                sums.add(batch);
            }
        }
        TableSink.Written known =
                new TableSink.Written(List.of("oracle/every%20type.csv"), written.size(), sums.sums());
        String verify =
                text(FORMAT.companions(List.of(table), List.of(), Map.of(table.name(), known)), "ddl/verify.sql");
        try (Connection h2 = OracleStandIn.open("equal");
                Statement statement = h2.createStatement()) {
            statement.execute(companion(List.of(table), "ddl/oracle_tables.sql"));
            int loaded = new ControlFileLoader(h2, run).load(companion(List.of(table), "ddl/every%20type.ctl"));
            assertThat(loaded).isEqualTo(2_000);
            assertThat(OracleStandIn.lines(h2, verify))
                    .hasSizeGreaterThan(2 * columns.size() - 3)
                    .allMatch(line -> line.startsWith("ok"));
            try (ResultSet rows = statement.executeQuery("SELECT * FROM \"EVERY TYPE\" ORDER BY _ROWID_")) {
                for (List<String> row : written) {
                    assertThat(rows.next()).isTrue();
                    for (int c = 0; c < columns.size(); c++) {
                        assertThat(shown(rows, c + 1, columns.get(c).type()))
                                .as(columns.get(c) + " of " + row)
                                .isEqualTo(inOracle(row.get(c), columns.get(c).type()));
                    }
                }
            }
        }
    }

    /** Oracle takes the empty text for null; it and H2 know one zero only. */
    private static String inOracle(String cell, DataType type) {
        if (cell == null || cell.isEmpty()) {
            return null;
        }
        return type instanceof DataType.Floating && cell.equals("-0.0") ? "0.0" : cell;
    }

    private static String shown(ResultSet rows, int i, DataType type) throws SQLException {
        if (rows.getObject(i) == null) {
            return null;
        } else if (type instanceof DataType.Bool) {
            return rows.getInt(i) == 1 ? "true" : "false";
        } else if (type instanceof DataType.Decimal) {
            return rows.getBigDecimal(i).toPlainString();
        } else if (type instanceof DataType.Floating floating) {
            return Double.toString(floating.bits() == 32 ? rows.getFloat(i) : rows.getDouble(i));
        } else if (type instanceof DataType.Date) {
            return rows.getObject(i, LocalDateTime.class).toLocalDate().toString();
        } else if (type instanceof DataType.Timestamp timestamp) {
            return timestamp.zoned()
                    ? rows.getObject(i, OffsetDateTime.class)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                            .toString()
                    : rows.getObject(i, LocalDateTime.class).toString();
        } else if (type instanceof DataType.Binary) {
            return HexFormat.of().formatHex(rows.getBytes(i));
        }
        return rows.getString(i);
    }

    @Test
    void aTextTooLongForItsFieldIsAnError() throws Exception {
        Table table = new Table(
                TableName.of("t"), List.of(new Column("v", DataType.parse("varchar(2)"), true)), List.of(), List.of());
        Files.createDirectory(run.resolve("oracle"));
        Files.writeString(run.resolve("oracle/t.csv"), "v\néé\n");
        try (Connection h2 = OracleStandIn.open("long");
                Statement statement = h2.createStatement()) {
            statement.execute(companion(List.of(table), "ddl/oracle_tables.sql"));
            String control = companion(List.of(table), "ddl/t.ctl");
            assertThat(new ControlFileLoader(h2, run).load(control)).isEqualTo(1);
            Files.writeString(run.resolve("oracle/t.csv"), "v\n🐴🐴🐴\n");
            assertThatThrownBy(() -> new ControlFileLoader(h2, run).load(control))
                    .hasMessageContaining("exceeds its length");
        }
    }

    @Test
    void constraintsOfEveryKindAreTaken() throws Exception {
        List<Column> columns = List.of(
                new Column("a", new DataType.Whole(32), false),
                new Column("b", DataType.Text.STRING, false),
                new Column("c", new DataType.Whole(32), true),
                new Column("d", DataType.Text.STRING, true));
        Table left =
                new Table(TableName.of("left"), columns, List.of("a", "b"), List.of(List.of("c"), List.of("d", "c")));
        Table right = new Table(TableName.of("select"), columns, List.of("a"), List.of(List.of("b", "a")));
        List<Relationship> cycle = List.of(
                Relationship.foreignKey(left.name(), List.of("c", "d"), left.name(), List.of("a", "b")),
                Relationship.foreignKey(left.name(), List.of("c"), right.name(), List.of("a")),
                Relationship.foreignKey(right.name(), List.of("c", "d"), left.name(), List.of("a", "b")));
        String sql = text(FORMAT.companions(List.of(left, right), cycle), "ddl/oracle_tables.sql");
        try (Connection h2 = OracleStandIn.open("constraints");
                Statement statement = h2.createStatement()) {
            statement.execute(sql);
            try (ResultSet found = statement.executeQuery(
                    "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = 'PUBLIC'")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getInt(1)).isEqualTo(2 + 3 + 3);
            }
        }
    }
}
