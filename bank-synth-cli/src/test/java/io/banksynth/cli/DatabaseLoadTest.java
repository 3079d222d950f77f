package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.source.jdbc.H2;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows go straight into a database: the same rows as into files, with all keys on, whole tables or nothing of them, once only. */
class DatabaseLoadTest {
    private static final int ROWS = 12_000;

    @TempDir
    private static Path shared;

    private static Path model;

    private H2 h2;

    @BeforeAll
    static void savePack() {
        model = shared.resolve("pack");
        PackFiles.save(CoreBanking.pack(), model);
    }

    @BeforeEach
    void open() throws SQLException {
        h2 = H2.empty();
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private Invocation load(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "generate",
                "--model",
                model,
                "--target_table",
                "transactions",
                "--target_rows",
                ROWS,
                "--jdbc_url",
                h2.url() + ";PASSWORD=tiger",
                "--db_user",
                "SA"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private long number(String query) throws SQLException {
        try (Statement statement = h2.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void tablesAreMadeWithTheirKeysAndFilledOnce() throws SQLException {
        Invocation first = load("--create_tables", "--threads", 3);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(number("SELECT COUNT(*) FROM transactions")).isEqualTo(ROWS);
        assertThat(number("SELECT COUNT(DISTINCT transaction_id) FROM transactions"))
                .isEqualTo(ROWS);
        assertThat(number("SELECT COUNT(*) FROM transactions WHERE reversal_of_id IS NOT NULL"))
                .isPositive();
        assertThat(number("SELECT COUNT(*) FROM information_schema.referential_constraints"))
                .isGreaterThan(5);
        assertThat(first.out()).contains("into jdbc:h2:mem:").doesNotContain("tiger");
        assertThat(first.err()).doesNotContain("tiger");

        Invocation again = load("--threads", 1);
        assertThat(again.out()).startsWith("Loaded 0 rows").contains("(the others were there)");
        assertThat(number("SELECT COUNT(*) FROM transactions")).isEqualTo(ROWS);
    }

    @Test
    void theRowsAreThoseOfFiles() throws SQLException {
        assertThat(load("--create_tables").code()).isZero();
        Invocation files = Invocation.of(
                "generate",
                "--model",
                model,
                "--target_table",
                "transactions",
                "--target_rows",
                ROWS,
                "--output_formats",
                "csv",
                "--skip_report",
                "--output_dir",
                shared.resolve("out"),
                "--run_id",
                "one");
        assertThat(files.code()).as(files.err()).isZero();
        String csv = shared.resolve("out/one/csv/accounts.csv").toString();
        String columns = "account_id, customer_id, CAST(opened_on AS VARCHAR), CAST(balance AS VARCHAR)";
        assertThat(number("SELECT COUNT(*) FROM (SELECT "
                        + columns.replace("account_id", "CAST(account_id AS VARCHAR)")
                                .replace("customer_id", "CAST(customer_id AS VARCHAR)")
                        + " FROM accounts EXCEPT SELECT account_id, customer_id, opened_on, balance FROM CSVREAD('"
                        + csv + "'))"))
                .isZero();
    }

    /** The last rows of the last table are refused: the table stays empty, its parents stay, and the next run goes on from there. */
    @Test
    void aTableThatFailsStaysEmptyAndTheNextRunGoesOn() throws SQLException {
        assertThat(load("--create_tables").code()).isZero();
        long last = number("SELECT MAX(transaction_id) FROM transactions");
        long accounts = number("SELECT COUNT(*) FROM accounts");
        h2.run("DELETE FROM transactions; ALTER TABLE transactions ADD CONSTRAINT few CHECK (transaction_id < %d)"
                .formatted(last)
                .replace("; ", ";\n"));

        Invocation failed = load();
        assertThat(failed.code()).isEqualTo(4);
        assertThat(failed.err().lines().filter(line -> !line.startsWith("Warning")))
                .singleElement()
                .asString()
                .startsWith("Cannot load table TRANSACTIONS into jdbc:h2:mem:")
                .contains("FEW")
                .endsWith("none of its rows is there, and the same command goes on with it");
        assertThat(number("SELECT COUNT(*) FROM transactions")).isZero();
        assertThat(number("SELECT COUNT(*) FROM accounts")).isEqualTo(accounts);

        h2.run("ALTER TABLE transactions DROP CONSTRAINT few");
        assertThat(load().out()).startsWith("Loaded 12,000 rows");
        assertThat(number("SELECT COUNT(*) FROM transactions")).isEqualTo(ROWS);
    }

    /** Parts of a table that were committed before a crash are not loaded again. */
    @Test
    void partsThatAreThereAreKept() throws SQLException {
        assertThat(load("--create_tables", "--threads", 3).code()).isZero();
        h2.run("SET REFERENTIAL_INTEGRITY FALSE");
        assertThat(number("SELECT COUNT(*) FROM bank_synth_load WHERE table_name = 'CARDS'"))
                .isEqualTo(1);
        h2.run("""
                INSERT INTO bank_synth_load SELECT load_id, table_name, 100, end_row FROM bank_synth_load WHERE table_name = 'CARDS';
                UPDATE bank_synth_load SET end_row = 40 WHERE table_name = 'CARDS' AND first_row = 0;
                """);
        long cards = number("SELECT COUNT(*) FROM cards");
        h2.run("DELETE FROM cards WHERE card_id IN (SELECT card_id FROM cards ORDER BY _ROWID_ LIMIT 60 OFFSET 40)");

        Invocation run = load();
        assertThat(run.out()).startsWith("Loaded 60 rows");
        assertThat(number("SELECT COUNT(*) FROM cards")).isEqualTo(cards);
        h2.run("DELETE FROM cards WHERE card_id IN (SELECT card_id FROM cards LIMIT 1)");
        assertThat(load().err()).contains("Cannot go on loading table CARDS");
    }

    @Test
    void whatDoesNotFitIsOneLine() throws SQLException {
        assertThat(load().err()).contains("has no table of that name; make it, or give --create_tables");
        h2.run("CREATE TABLE account_types (account_type_id VARCHAR(10))");
        assertThat(load("--create_tables").err())
                .contains("Cannot load table ACCOUNT_TYPES")
                .contains("no column");
        assertThat(load("--db_schema", "nowhere").err()).contains("Cannot load into schema nowhere");
        assertThat(load("--spark").err()).contains("Cannot load a database on Spark");
        assertThat(load().err()).doesNotContain("tiger");
    }
}
