package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the Java API compiles and runs as its comment says. */
@Tag("integration")
class JavaExampleTest {
    @TempDir
    Path folder;

    @Test
    void compilesAndRuns() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "../examples/java_api/GenerateTransactions.java",
                        "../examples/core_banking",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(said).isZero();
        assertThat(said).contains("11 tables", "5000 transactions of ", "The first of them: [");
        Path run = Path.of(said.substring(said.indexOf("Written to ") + 11).strip());
        assertThat(run.resolve("hive_orc/transactions/transactions.orc")).isNotEmptyFile();
        assertThat(run.resolve("report/quality.md")).content().contains("all ");
        assertThat(folder.resolve("model/metadata.json")).exists();
    }
}
