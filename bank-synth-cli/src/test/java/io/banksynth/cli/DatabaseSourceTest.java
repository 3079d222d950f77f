package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.jdbc.H2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a database to a pack: keys as declared, entities whole, true row counts, and the password nowhere. */
class DatabaseSourceTest {
    private static final String PASSWORD = "tiger";

    @TempDir
    private Path folder;

    private H2 h2;
    private Path passwordFile;

    @BeforeEach
    void fill() throws SQLException, IOException {
        h2 = H2.empty().run("""
                CREATE TABLE client (client_id INT PRIMARY KEY, kind VARCHAR(10));
                CREATE TABLE account (account_id INT PRIMARY KEY, belongs INT NOT NULL REFERENCES client, opened DATE);
                INSERT INTO client SELECT x, CASE WHEN MOD(x, 3) = 0 THEN 'FIRM' ELSE 'PERSON' END FROM SYSTEM_RANGE(1, 12000);
                INSERT INTO account SELECT x, MOD(x, 12000) + 1, DATEADD(DAY, MOD(x, 900), DATE '2020-01-01') FROM SYSTEM_RANGE(1, 18000);
                """);
        passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private Invocation run(String verb, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                verb,
                "--schema",
                "public",
                "--jdbc_url",
                h2.url(),
                "--db_user",
                "SA",
                "--db_password_file",
                passwordFile));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void declaredKeysAreFoundWhateverTheirNames() {
        Invocation run = run("discover");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("ACCOUNT(BELONGS) -> CLIENT(CLIENT_ID)").contains("1.00  constraint");
    }

    @Test
    void trainsOnWholeEntitiesAndKeepsTrueCounts() throws IOException {
        Path model = folder.resolve("model");
        Invocation run = run("train", "--sample_strategy", "percent:20", "--model_out", model.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("from [56],\\d{3} rows");
        ModelPack pack = PackFiles.load(model).pack();
        assertThat(pack.graph().foreignKeys().stream().map(Relationship::label))
                .containsExactly("ACCOUNT(BELONGS) -> CLIENT(CLIENT_ID)");
        assertThat(pack.models().stream()
                        .filter(m -> m.table().equals(TableName.of("account")))
                        .findFirst()
                        .orElseThrow()
                        .rows())
                .isEqualTo(18_000);
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void wrongRequestsAreOneLine() throws IOException {
        assertThat(run(
                                "train",
                                "--sample_strategy",
                                "percent:0",
                                "--model_out",
                                folder.resolve("m").toString())
                        .err())
                .startsWith("Cannot use --sample_strategy 'percent:0'");
        assertThat(run(
                                "train",
                                "--tables",
                                "acount",
                                "--model_out",
                                folder.resolve("m").toString())
                        .err())
                .startsWith("Cannot read table ACOUNT: jdbc:h2:mem:bank");
        Files.writeString(passwordFile, "lion");
        Invocation refused = run("discover");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().lines()).singleElement().asString().startsWith("Cannot connect to jdbc:h2:mem:bank");
        assertThat(refused.err()).doesNotContain("lion");
    }
}
