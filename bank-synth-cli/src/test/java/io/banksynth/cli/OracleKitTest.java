package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.sink.ddl.ControlFileLoader;
import io.banksynth.sink.ddl.OracleStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run for Oracle, in parts: loaded in the order of its own script with the keys on that the script leaves on, it is what was written. */
@Tag("integration")
class OracleKitTest {
    private static final Pattern TABLE = Pattern.compile("(?m)^table '([^']+)' (.*)$");

    @TempDir
    private Path folder;

    @Test
    void theWholeKitLoadsAndVerifies() throws IOException, SQLException {
        Path model = folder.resolve("pack");
        PackFiles.save(CoreBanking.pack(), model);
        Invocation run = Invocation.of(
                "generate",
                "--model",
                model,
                "--target_table",
                "transactions",
                "--target_rows",
                6_000,
                "--include_children",
                "--output_formats",
                "oracle",
                "--rows_per_file",
                2_500,
                "--output_dir",
                folder,
                "--run_id",
                "one");
        assertThat(run.code()).as(run.err()).isZero();
        Path kit = folder.resolve("one");
        Matcher tables = TABLE.matcher(Files.readString(kit.resolve("ddl/load.sh")));
        try (Connection oracle = OracleStandIn.open("kit");
                Statement statement = oracle.createStatement()) {
            statement.execute(Files.readString(kit.resolve("ddl/oracle_tables.sql")));
            for (String line : Files.readAllLines(kit.resolve("ddl/before_load.sql"))) {
                if (!line.startsWith("--")) {
                    // H2 disables a table's keys all at once, and knows no other way.
                    statement.execute(line.replaceFirst("DISABLE CONSTRAINT .*", "SET REFERENTIAL_INTEGRITY FALSE"));
                }
            }
            int parts = 0;
            while (tables.find()) {
                for (String file : tables.group(2).replace("'", "").split(" ", -1)) {
                    assertThat(kit.resolve(file)).exists();
                    parts++;
                }
                new ControlFileLoader(oracle, kit)
                        .load(Files.readString(kit.resolve("ddl/" + tables.group(1) + ".ctl")));
            }
            assertThat(parts).isGreaterThan(7);
            List<String> checks = OracleStandIn.lines(oracle, Files.readString(kit.resolve("ddl/verify.sql")));
            assertThat(checks).hasSizeGreaterThan(100).allMatch(line -> line.startsWith("ok"));
        }
    }
}
