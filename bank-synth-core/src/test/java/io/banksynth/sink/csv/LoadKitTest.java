package io.banksynth.sink.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit loads every hard value as it is, notices every kind of loss, and keeps the password to itself. H2 and a loader of ours stand
 * for Oracle; {@code load.sh} runs with tools that write down how they were called.
 */
class LoadKitTest {
    private static final TableSink.Format FORMAT = new OracleCsvFormat();
    private static final String LONG_NAME = "N" + "é".repeat(63) + "m";
    private static final String SECRET = "tig%er 'x";

    @TempDir
    private Path run;

    private final Map<TableName, TableSink.Written> written = new LinkedHashMap<>();

    private static Table table(String name, List<String> key, List<List<String>> columns) {
        return new Table(
                TableName.of(name),
                columns.stream()
                        .map(c -> new Column(c.get(0), DataType.parse(c.get(1)), !key.contains(c.get(0))))
                        .toList(),
                key,
                List.of());
    }

    /** Writes rows, whose cells are given as texts; no text is no value. */
    private void write(Table table, String file, String[]... rows) throws IOException {
        Batch batch = Batch.allocate(table.columns(), rows.length);
        batch.begin(0);
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < rows[i].length; c++) {
                if (rows[i][c] == null) {
                    batch.vector(c).setNull(i);
                } else {
                    CellText.set(
                            batch.vector(c),
                            i,
                            rows[i][c],
                            table.columns().get(c).type());
                }
            }
        }
        batch.end(rows.length);
        ColumnSums sums = new ColumnSums(table.columns());
        sums.add(batch);
        Files.createDirectories(run.resolve("oracle"));
        try (BatchWriter writer = FORMAT.sink(table).open(run.resolve(file))) {
            writer.write(batch);
        }
        written.merge(
                table.name(),
                new TableSink.Written(List.of(file), rows.length, sums.sums()),
                (a, b) -> new TableSink.Written(
                        List.of(a.files().get(0), b.files().get(0)),
                        a.rows() + b.rows(),
                        ColumnSums.plus(a.sums(), b.sums())));
    }

    private Map<String, String> kit(List<Table> tables, List<Relationship> keys) throws IOException {
        Map<String, String> kit = new LinkedHashMap<>();
        for (TableSink.Companion file : FORMAT.companions(tables, keys, written)) {
            kit.put(file.path(), file.content());
            Files.createDirectories(run.resolve("ddl"));
            Files.writeString(run.resolve(file.path()), file.content());
        }
        return kit;
    }

    private static final Table HARD = table(
            "select",
            List.of("number"),
            List.of(
                    List.of("number", "decimal(38,10)"),
                    List.of("order", "string"),
                    List.of(LONG_NAME, "varchar(20)"),
                    List.of("date", "date"),
                    List.of("timestamp", "timestamp(9)"),
                    List.of("level", "char(5)")));

    private static final String[][] HARD_ROWS = {
        {"1234567890123456789012345678.0123456789", "a\nb", "a,b", "1500-02-28", "1969-12-31T23:59:59.999999999", "ab"},
        {"-0.0000000001", "a\r\nb\r", "\"", "0001-01-01", "2024-02-29T01:02:03.000000001", null},
        {"0", "😀\"😀,\n", "' ; --", "1969-12-31", "9999-12-31T23:59:59", "x y"},
        {"-9999999999999999999999999999.9999999999", "é".repeat(16_383) + "x", " a ", null, null, "N/A"},
        {"2", "", "\\N", "2038-01-20", null, null},
        {"3", null, "=1+1", "1582-10-15", "1582-10-04T00:00:00", null},
    };

    @Test
    void everyHardValueArrives() throws Exception {
        write(HARD, "oracle/select.csv", HARD_ROWS);
        Map<String, String> kit = kit(List.of(HARD), List.of());

        assertThat(kit.get("ddl/oracle_tables.sql")).contains("\"ORDER\" CLOB");
        try (Connection h2 = OracleStandIn.open("hard");
                Statement statement = h2.createStatement()) {
            statement.execute(kit.get("ddl/oracle_tables.sql"));
            assertThat(new ControlFileLoader(h2, run).load(kit.get("ddl/select.ctl")))
                    .isEqualTo(HARD_ROWS.length);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM \"SELECT\" ORDER BY _ROWID_")) {
                for (String[] row : HARD_ROWS) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getBigDecimal(1)).isEqualByComparingTo(row[0]);
                    assertThat(rows.getString(2)).isEqualTo("".equals(row[1]) ? null : row[1]);
                    assertThat(rows.getString(3)).isEqualTo(row[2]);
                    java.time.LocalDateTime day = rows.getObject(4, java.time.LocalDateTime.class);
                    assertThat(day == null ? null : day.toLocalDate().toString())
                            .isEqualTo(row[3]);
                    java.time.LocalDateTime time = rows.getObject(5, java.time.LocalDateTime.class);
                    assertThat(time == null ? null : time)
                            .isEqualTo(row[4] == null ? null : java.time.LocalDateTime.parse(row[4]));
                    String padded = rows.getString(6);
                    assertThat(padded == null ? null : padded.stripTrailing()).isEqualTo(row[5]);
                }
            }
            String verify = kit.get("ddl/verify.sql");
            assertThat(OracleStandIn.lines(h2, verify)).hasSize(13).allMatch(line -> line.startsWith("ok"));
        }
    }

    @Test
    void everyLossIsNoticed() throws Exception {
        write(HARD, "oracle/select.csv", HARD_ROWS);
        Map<String, String> kit = kit(List.of(HARD), List.of());
        Map<String, String> losses = Map.of(
                "UPDATE \"SELECT\" SET \"NUMBER\" = 4 WHERE \"NUMBER\" = 3",
                "SELECT.NUMBER, digest",
                "UPDATE \"SELECT\" SET \"ORDER\" = SUBSTR(\"ORDER\", 1, 4000)",
                "SELECT.ORDER, digest",
                "UPDATE \"SELECT\" SET \"" + LONG_NAME.toUpperCase(java.util.Locale.ROOT)
                        + "\" = 'a' WHERE \"NUMBER\" = 3",
                "SELECT." + LONG_NAME.toUpperCase(java.util.Locale.ROOT) + ", digest",
                "UPDATE \"SELECT\" SET \"DATE\" = NULL WHERE \"NUMBER\" = 3",
                "SELECT.DATE, values",
                "UPDATE \"SELECT\" SET \"TIMESTAMP\" = TRUNC(\"TIMESTAMP\")",
                "SELECT.TIMESTAMP, digest",
                "DELETE FROM \"SELECT\" WHERE \"NUMBER\" = 3",
                "SELECT, rows");
        for (Map.Entry<String, String> loss : losses.entrySet()) {
            try (Connection h2 = OracleStandIn.open("loss");
                    Statement statement = h2.createStatement()) {
                statement.execute(kit.get("ddl/oracle_tables.sql"));
                new ControlFileLoader(h2, run).load(kit.get("ddl/select.ctl"));
                statement.execute(loss.getKey());
                assertThat(OracleStandIn.lines(h2, kit.get("ddl/verify.sql")))
                        .as(loss.getKey())
                        .anyMatch(line -> line.startsWith("WRONG " + loss.getValue()));
            }
        }
    }

    private static final Table CLIENT = table(
            "client", List.of("id"), List.of(List.of("id", "int"), List.of("boss", "int"), List.of("ok", "boolean")));
    private static final Table LOAN =
            table("loan", List.of("id"), List.of(List.of("id", "int"), List.of("client", "int")));
    private static final List<Relationship> KEYS = List.of(
            Relationship.foreignKey(CLIENT.name(), List.of("boss"), CLIENT.name(), List.of("id")),
            Relationship.foreignKey(LOAN.name(), List.of("client"), CLIENT.name(), List.of("id")));

    private Map<String, String> bank() throws IOException {
        write(CLIENT, "oracle/client.csv", new String[][] {{"1", "2", "true"}, {"2", null, "false"}});
        write(LOAN, "oracle/loan-00000-of-00002.csv", new String[][] {{"1", "1"}});
        write(LOAN, "oracle/loan-00001-of-00002.csv", new String[][] {{"2", null}});
        return kit(List.of(CLIENT, LOAN), KEYS);
    }

    @Test
    void orphansAreNoticed() throws Exception {
        Map<String, String> kit = bank();
        try (Connection h2 = OracleStandIn.open("orphans");
                Statement statement = h2.createStatement()) {
            statement.execute(kit.get("ddl/oracle_tables.sql"));
            statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
            new ControlFileLoader(h2, run).load(kit.get("ddl/client.ctl"));
            new ControlFileLoader(h2, run).load(kit.get("ddl/loan.ctl"));
            assertThat(OracleStandIn.lines(h2, kit.get("ddl/verify.sql"))).allMatch(line -> line.startsWith("ok"));
            statement.execute("DELETE FROM \"CLIENT\" WHERE \"ID\" = 1");
            assertThat(OracleStandIn.lines(h2, kit.get("ddl/verify.sql")))
                    .contains("WRONG LOAN(CLIENT) -> CLIENT(ID), orphans: 1 of 0")
                    .contains("ok    CLIENT(BOSS) -> CLIENT(ID), orphans: 0 of 0");
        }
    }

    @Test
    void keysThatPrecedeTheirParentsWaitForTheEnd() throws IOException {
        Map<String, String> kit = bank();

        assertThat(kit.get("ddl/before_load.sql").lines().skip(1))
                .containsExactly("ALTER TABLE \"CLIENT\" DISABLE CONSTRAINT \"CLIENT_FK3\";");
        assertThat(kit.get("ddl/after_load.sql").lines().skip(1))
                .containsExactly(
                        "ALTER TABLE \"CLIENT\" ENABLE VALIDATE CONSTRAINT \"CLIENT_CK2\";",
                        "ALTER TABLE \"CLIENT\" ENABLE VALIDATE CONSTRAINT \"CLIENT_FK3\";",
                        "ALTER TABLE \"LOAN\" ENABLE VALIDATE CONSTRAINT \"LOAN_FK2\";");
    }

    /** Tools that note their command line, and what they are told by files. */
    private void installTools(String verified) throws IOException {
        Path bin = Files.createDirectories(run.resolve("bin"));
        tool(bin, "sqlldr", """
                echo "sqlldr $*" >> calls
                par=${1#parfile=}
                stat -c %a "$par" >> modes
                grep userid "$par" >> told
                grep -E 'direct|rows' "$par" >> paths
                grep -c INFILE "${2#control=}" >> infiles
                case $* in *loan-00001*) exit ${FAIL:-0} ;; esac
                """);
        tool(bin, "sqlplus", """
                echo "sqlplus $*" >> calls
                cat > session
                grep '@ddl' session >> calls
                connect=$(sed -n 's/^@\\(.*connect.sql\\)$/\\1/p' session)
                grep CONNECT "$connect" >> told
                if grep -q verify session; then echo '%s'; fi
                """.formatted(verified));
    }

    private static void tool(Path bin, String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, String output) {}

    private Ended load(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "ddl/load.sh"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(run.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("PATH", run.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment()
                .put("TMPDIR", Files.createDirectories(run.resolve("tmp")).toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    @Test
    void theScriptLoadsParentsFirstAndShowsNoPassword() throws Exception {
        bank();
        installTools("ok    all");
        Ended ended = load(Map.of("BANK_SYNTH_DB_PASSWORD", SECRET), "--create", "--jobs", "2", "me@db:1521/CORE");

        assertThat(ended.code()).as(ended.output()).isZero();
        List<String> calls = Files.readAllLines(run.resolve("calls"));
        assertThat(calls.stream().filter(call -> !call.startsWith("sqlldr")))
                .containsSubsequence(
                        "@ddl/oracle_tables.sql", "@ddl/before_load.sql", "@ddl/after_load.sql", "@ddl/verify.sql");
        List<String> loads =
                calls.stream().filter(call -> call.startsWith("sqlldr")).toList();
        assertThat(loads).hasSize(3);
        assertThat(loads.get(0)).contains("data='oracle/client.csv'");
        assertThat(String.join("\n", calls)).doesNotContain("tig").doesNotContain("userid");
        assertThat(Files.readAllLines(run.resolve("told")))
                .contains("CONNECT me/\"" + SECRET + "\"@db:1521/CORE")
                .contains("userid='me/\"" + SECRET.replace("'", "\\'") + "\"@db:1521/CORE'");
        assertThat(Files.readAllLines(run.resolve("modes"))).containsOnly("600");
        assertThat(Files.readAllLines(run.resolve("infiles"))).containsOnly("0");
        assertThat(Files.readAllLines(run.resolve("paths"))).containsOnly("rows=5000");
        assertThat(run.resolve("tmp")).isEmptyDirectory();
        assertThat(ended.output()).doesNotContain("tig");
    }

    @Test
    void theScriptStopsAtTheFirstTableThatDoesNotLoad() throws Exception {
        bank();
        installTools("ok    all");
        Ended ended = load(Map.of("FAIL", "2"), "/@core_wallet");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("Cannot load table loan");
        assertThat(Files.readString(run.resolve("calls")))
                .doesNotContain("verify")
                .doesNotContain("oracle_tables");
        assertThat(Files.readAllLines(run.resolve("told"))).contains("userid=/@core_wallet");
    }

    @Test
    void whatIsWrongInTheDatabaseFailsTheScript() throws Exception {
        bank();
        installTools("WRONG LOAN, rows: 1 of 2");

        assertThat(load(Map.of(), "/@core").code()).isEqualTo(5);
        assertThat(load(Map.of(), "--direct", "/@core").output()).contains("enable them");
        assertThat(Files.readAllLines(run.resolve("paths"))).contains("direct=true");
        assertThat(load(Map.of(), "me/tiger@core").output()).startsWith("Cannot load: leave the password out");
        assertThat(load(Map.of(), "me@core").output()).contains("no password was given");
    }
}
