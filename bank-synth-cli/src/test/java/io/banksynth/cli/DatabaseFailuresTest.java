package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.source.jdbc.H2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a database refuses is told in one line that names the thing, without the password. */
class DatabaseFailuresTest {
    private static final String PASSWORD = "sesame7";

    @TempDir
    private Path folder;

    private H2 h2;
    private Path passwordFile;

    @BeforeEach
    void fill() throws SQLException, IOException {
        h2 = H2.empty().run("""
                CREATE TABLE client (client_id INT PRIMARY KEY, kind VARCHAR(10));
                CREATE TABLE account (account_id INT PRIMARY KEY, belongs INT NOT NULL REFERENCES client);
                INSERT INTO client SELECT x, 'PERSON' FROM SYSTEM_RANGE(1, 300);
                INSERT INTO account SELECT x, MOD(x, 300) + 1 FROM SYSTEM_RANGE(1, 900);
                CREATE USER reader PASSWORD 'sesame7';
                GRANT SELECT ON client TO reader;
                """);
        passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private Invocation run(String user, String verb, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                verb,
                "--schema",
                "public",
                "--jdbc_url",
                h2.url(),
                "--db_user",
                user,
                "--db_password_file",
                passwordFile));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private static String refused(Invocation run) {
        assertThat(run.code()).as(run.err()).isIn(2, 3);
        List<String> lines =
                run.err().lines().filter(line -> !line.startsWith("Warning")).toList();
        assertThat(lines).hasSize(1);
        assertThat(run.err() + run.out()).doesNotContain(PASSWORD).doesNotContain("tiger");
        return lines.get(0);
    }

    @Test
    void aMissingGrantNamesTheTable() throws SQLException {
        h2.run("GRANT SELECT ON account TO reader");
        h2.run("REVOKE SELECT ON account FROM reader");
        String line = refused(run("reader", "train", "--model_out", folder.resolve("m")));
        assertThat(line).contains("ACCOUNT");
    }

    @Test
    void aSchemaThatWasChangedSinceItWasDiscoveredIsTold() throws SQLException, IOException {
        Path graph = folder.resolve("core.yaml");
        Files.writeString(passwordFile, "tiger");
        assertThat(run("SA", "discover", "--output", graph).code()).isZero();
        h2.run("ALTER TABLE account RENAME COLUMN belongs TO client_no");

        String line = refused(run("SA", "train", "--relationships", graph, "--model_out", folder.resolve("m")));
        assertThat(line).contains("there is no column ACCOUNT.BELONGS; correct the relationships file");
    }

    @Test
    void aTableThatIsGoneSinceItWasDiscoveredIsTold() throws SQLException, IOException {
        Path graph = folder.resolve("core.yaml");
        Files.writeString(passwordFile, "tiger");
        assertThat(run("SA", "discover", "--output", graph).code()).isZero();
        h2.run("DROP TABLE account");

        Invocation run = run("SA", "train", "--relationships", graph, "--model_out", folder.resolve("m"));
        assertThat(run.err().lines()).containsExactly("Warning: Left out, having no sample: ACCOUNT");
    }

    @Test
    void aPasswordThatIsWrongIsToldApartFromADatabaseThatIsNotThere() throws IOException {
        Files.writeString(passwordFile, "sesame8");
        assertThat(refused(run("reader", "discover")))
                .startsWith("Cannot connect to jdbc:h2:mem:")
                .contains("password");
        assertThat(refused(Invocation.of(
                        "discover", "--schema", "x", "--jdbc_url", "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=" + PASSWORD)))
                .startsWith("Cannot connect to jdbc:h2:tcp://127.0.0.1:1/x");
    }
}
