package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No row leaves the database, and what its optimiser knows is learned all the same: counts, shares, ranges, keys. */
@Tag("integration")
class StatisticsTrainingTest {
    @TempDir
    private static Path folder;

    private static Postgres postgres;
    private static Path model;
    private static Invocation trained;

    @BeforeAll
    static void train() throws IOException, SQLException {
        postgres = Postgres.start().run("""
                CREATE TABLE branch (branch_id INTEGER PRIMARY KEY, city VARCHAR(30) NOT NULL);
                CREATE TABLE client (client_id BIGINT PRIMARY KEY, label CHAR(11) NOT NULL UNIQUE, kind VARCHAR(10) NOT NULL, born DATE,
                    branch_id INTEGER NOT NULL REFERENCES branch);
                CREATE TABLE booking (client_id BIGINT NOT NULL REFERENCES client, no INTEGER NOT NULL, amount NUMERIC(12, 2) NOT NULL,
                    booked TIMESTAMP NOT NULL, settled BOOLEAN, PRIMARY KEY (client_id, no));
                INSERT INTO branch SELECT i, 'City' || i FROM generate_series(1, 40) i;
                INSERT INTO client SELECT i, 'TX' || lpad(i::text, 9, '0'), CASE WHEN i % 4 = 0 THEN 'FIRM' ELSE 'PERSON' END,
                    CASE WHEN i % 10 = 0 THEN NULL ELSE DATE '1950-01-01' + (i * 37) % 20000 END, 1 + i % 40 FROM generate_series(1, 20000) i;
                INSERT INTO client VALUES (20001, 'TX-SECRET-1', 'Hapax', NULL, 1);
                INSERT INTO booking SELECT 1 + i % 20000, i / 20000, (i * 31 % 100000) / 100.0, TIMESTAMP '2024-01-01' + i * INTERVAL '1 minute', i % 5 <> 0
                    FROM generate_series(0, 119999) i;
                ANALYZE;
                """);
        model = folder.resolve("model");
        postgres.run("SELECT pg_stat_reset()");
        trained = Invocation.of(
                "train",
                "--source",
                "statistics",
                "--schema",
                "public",
                "--jdbc_url",
                postgres.url(),
                "--db_user",
                "postgres",
                "--model_out",
                model);
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        postgres.close();
    }

    @Test
    void noTableIsRead() throws SQLException {
        postgres.run("SELECT pg_stat_force_next_flush()");
        assertThat(postgres.number(
                        "SELECT COALESCE(SUM(seq_tup_read + COALESCE(idx_tup_fetch, 0)), 0) FROM pg_stat_user_tables"))
                .isZero();
    }

    @Test
    void keysAndCountsAreThoseOfTheTables() {
        ModelPack pack = PackFiles.load(model).pack();
        assertThat(pack.graph().foreignKeys().stream().map(Relationship::label))
                .containsExactly("BOOKING(CLIENT_ID) -> CLIENT(CLIENT_ID)", "CLIENT(BRANCH_ID) -> BRANCH(BRANCH_ID)");
        assertThat(pack.models().stream()
                        .filter(m -> m.table().equals(TableName.of("booking")))
                        .mapToLong(TableModel::rows))
                .containsExactly(120_000L);
    }

    @Test
    void sharesAndRangesAreKeptAndRareValuesAreNot() throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "generate",
                "--model",
                model,
                "--target_table",
                "booking",
                "--target_rows",
                30_000,
                "--output_formats",
                "csv",
                "--output_dir",
                folder.resolve("out"),
                "--run_id",
                "one"));
        Invocation run = Invocation.of(arguments.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 broken");
        WrittenRows clients = WrittenRows.of("client", folder.resolve("out/one"));
        assertThat(clients.share("kind", "FIRM")).isBetween(0.21, 0.29);
        assertThat(clients.share("born", "")).isBetween(0.07, 0.13);
        assertThat(clients.column("label")).allMatch(value -> value.matches("TX\\d{9}"));
        WrittenRows bookings = WrittenRows.of("booking", folder.resolve("out/one"));
        assertThat(bookings.column("amount").stream()
                        .mapToDouble(Double::parseDouble)
                        .average()
                        .orElse(0))
                .isBetween(450.0, 550.0);
        assertThat(bookings.share("settled", "true")).isBetween(0.75, 0.85);
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("Hapax").doesNotContain("SECRET");
            }
        }
    }

    @Test
    void aTableWithoutStatisticsIsLeftOut() throws SQLException {
        postgres.run(
                "CREATE SCHEMA fresh; CREATE TABLE fresh.t (id INTEGER PRIMARY KEY); CREATE TABLE fresh.u (id INTEGER PRIMARY KEY);"
                        + " INSERT INTO fresh.t SELECT generate_series(1, 100); ANALYZE fresh.t");
        Invocation run = Invocation.of(
                "train",
                "--source",
                "statistics",
                "--schema",
                "fresh",
                "--jdbc_url",
                postgres.url(),
                "--db_user",
                "postgres",
                "--model_out",
                folder.resolve("fresh"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("Left out, having no rows by the optimiser's statistics: U");
        Invocation refused = Invocation.of(
                "train",
                "--source",
                "statistics",
                "--sample_strategy",
                "rows:5",
                "--schema",
                "fresh",
                "--jdbc_url",
                postgres.url(),
                "--model_out",
                folder.resolve("no"));
        assertThat(refused.err()).contains("no row is read");
    }
}
