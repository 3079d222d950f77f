package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.Drivers;
import io.banksynth.source.jdbc.EveryConstraint;
import io.banksynth.source.jdbc.JdbcSource;
import io.banksynth.source.jdbc.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL, with constraints of every kind: read exactly, and loaded with all of them on. */
@Tag("integration")
class PostgresTest {
    private static final String FILL = """
            INSERT INTO branch SELECT i, 'CITY' || i %% 7, NULLIF(i / 4, 0) FROM generate_series(1, 40) i;
            INSERT INTO client SELECT i, lpad(i::text, 9, '0'), CASE WHEN i %% 5 = 0 THEN 'FIRM' ELSE 'PERSON' END,
                DATE '1950-01-01' + (i * 37) %% 20000 FROM generate_series(1, 3000) i;
            INSERT INTO account SELECT 1 + (i * 7) %% 40, i, 1 + (i * 13) %% 3000, DATE '2015-01-01' + i %% 3000, (i * 31 %% 100000) / 100.0
                FROM generate_series(1, 4500) i;
            UPDATE client SET main_branch = a.branch_id, main_no = a.no FROM account a WHERE a.owner_id = client_id AND client_id %% 3 = 0;
            INSERT INTO passport SELECT i, 'P' || lpad(i::text, 8, '0') FROM generate_series(1, 3000) i WHERE i %% 2 = 0;
            INSERT INTO booking SELECT i, branch_id, no, 1 + i %% 5000 / 100.0, TIMESTAMP '2024-01-01' + i * INTERVAL '1 minute', NULL
                FROM generate_series(1, 20000) i JOIN account ON no = 1 + i %% 4500;
            UPDATE booking SET reverses = booking_id - 1 WHERE booking_id %% 50 = 0;
            """.replace("%%", "%");

    @TempDir
    private static Path folder;

    private static Postgres postgres;
    private static Path model;

    @BeforeAll
    static void train() throws IOException, SQLException {
        postgres = Postgres.start();
        postgres.run("CREATE SCHEMA source; SET search_path = source;"
                + EveryConstraint.tables(EveryConstraint.DEFERRED) + FILL);
        model = folder.resolve("model");
        Invocation run = run("train", "--schema", "source", "--model_out", model.toString());
        assertThat(run.code()).as(run.err()).isZero();
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        postgres.close();
    }

    private static Invocation run(String verb, Object... more) {
        List<Object> arguments =
                new java.util.ArrayList<>(List.of(verb, "--jdbc_url", postgres.url(), "--db_user", "postgres"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private static Invocation generate(String schema, long rows, Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(
                List.of("--model", model, "--target_table", "booking", "--target_rows", rows, "--db_schema", schema));
        arguments.addAll(List.of(more));
        return run("generate", arguments.toArray());
    }

    @Test
    void everyConstraintIsReadAsDeclared() {
        try (JdbcSource source = JdbcSource.open(Drivers.ofClassPath(), postgres.address(), "source", List.of())) {
            assertThat(source.schema().warnings()).isEmpty();
            assertThat(source.schema().tables()).hasSize(5);
            assertThat(table(source, "branch").foreignKeys())
                    .containsExactly(key("branch", List.of("head_branch"), List.of("branch_id")));
            Catalogue.Declared client = table(source, "client");
            assertThat(client.primaryKey()).containsExactly("CLIENT_ID");
            assertThat(client.unique()).containsExactly(List.of("CODE"));
            assertThat(client.foreignKeys())
                    .containsExactly(key("account", List.of("main_branch", "main_no"), List.of("branch_id", "no")));
            assertThat(client.columns().get(1).type()).isEqualTo(Optional.of(new DataType.Text(true, 9)));
            Catalogue.Declared account = table(source, "account");
            assertThat(account.primaryKey()).containsExactly("BRANCH_ID", "NO");
            assertThat(account.foreignKeys())
                    .containsExactlyInAnyOrder(
                            key("branch", List.of("branch_id"), List.of("branch_id")),
                            key("client", List.of("owner_id"), List.of("client_id")));
            assertThat(account.columns().get(4).type()).isEqualTo(Optional.of(new DataType.Decimal(15, 2)));
            Catalogue.Declared passport = table(source, "passport");
            assertThat(passport.unique()).containsExactly(List.of("CLIENT_ID"));
            assertThat(passport.foreignKeys())
                    .containsExactly(key("client", List.of("client_id"), List.of("client_id")));
            Catalogue.Declared booking = table(source, "booking");
            assertThat(booking.foreignKeys())
                    .containsExactlyInAnyOrder(
                            key("booking", List.of("reverses"), List.of("booking_id")),
                            key("account", List.of("branch_id", "account_no"), List.of("branch_id", "no")));
            assertThat(booking.columns().get(4).type()).isEqualTo(Optional.of(new DataType.Timestamp(3, false)));
        }
    }

    private static Catalogue.Declared table(JdbcSource source, String name) {
        return source.schema().table(TableName.of(name)).orElseThrow().declared();
    }

    private static Catalogue.DeclaredKey key(String parent, List<String> columns, List<String> parentColumns) {
        return new Catalogue.DeclaredKey(columns, TableName.of(parent), parentColumns);
    }

    /** A million rows, and nothing is switched off for them: no key, no check, no trigger. */
    @Test
    void aMillionRowsAreTakenByAllConstraints() throws SQLException {
        postgres.run("CREATE SCHEMA big; SET search_path = big;" + EveryConstraint.tables(EveryConstraint.DEFERRED));
        Invocation run = generate("big", 1_000_000);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(postgres.number("SELECT COUNT(*) FROM big.booking")).isEqualTo(1_000_000);
        assertThat(postgres.number("SELECT COUNT(*) FROM big.booking b WHERE reverses IS NOT NULL"))
                .isPositive();
        assertThat(postgres.number("SELECT COUNT(*) FROM pg_constraint WHERE NOT convalidated"))
                .isZero();
    }

    /** Keys that cannot wait are set once all rows are there. */
    @Test
    void keysThatAreCheckedAtOnceAreKeptToo() throws SQLException {
        postgres.run("CREATE SCHEMA strict; SET search_path = strict;" + EveryConstraint.tables(""));
        Invocation run = generate("strict", 20_000);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(postgres.number("SELECT COUNT(*) FROM strict.booking WHERE reverses IS NOT NULL"))
                .isPositive();
    }
}
