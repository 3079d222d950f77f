package io.banksynth.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.report.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries come from files that others wrote: they reach nothing but the rows, and end. */
class RowDatabaseTest {
    private static final int SECONDS = 60;

    @TempDir
    Path folder;

    private RowDatabase database;

    @BeforeEach
    void open() throws SQLException, IOException {
        Files.writeString(folder.resolve("secret.csv"), "ID\n7\n");
        database = RowDatabase.of(new DataSet(folder, List.of(), List.of()), folder.resolve("rows"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void queriesAreAnswered() throws SQLException {
        assertThat(database.ask("SELECT 1 UNION ALL SELECT 2 ORDER BY 1", SECONDS)
                        .rows())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT content FROM read_text('%s')",
                "SELECT * FROM '%s'",
                "SELECT * FROM read_csv('%s')",
                "SELECT * FROM glob('%s')",
                "SELECT 1; COPY (SELECT 1) TO '%s.out'",
                "SELECT 1; ATTACH '%s.db' AS other",
                "SELECT 1; SET enable_external_access = true",
                "SELECT 1; INSTALL httpfs"
            })
    void noFileIsReadOrWritten(String sql) throws IOException {
        String hostile = sql.replace("%s", folder.resolve("secret.csv").toString());

        assertThatThrownBy(() -> database.ask(hostile, SECONDS)).isInstanceOf(SQLException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("secret.csv", "rows");
        }
    }

    @Test
    void whatNeverEndsIsGivenUp() {
        String endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r";

        assertThatThrownBy(() -> database.ask(endless, 1)).isInstanceOf(SQLException.class);
    }
}
