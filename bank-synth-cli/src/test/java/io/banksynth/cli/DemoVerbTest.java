package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is the first thing anybody runs: the whole way, on the bundled example, from samples and queries to files. */
class DemoVerbTest {
    @TempDir
    Path folder;

    @Test
    void goesTheWholeWayAndSaysWhatToDoNext() throws IOException {
        Invocation demo = Invocation.of("demo", "--output_dir", folder, "--target_rows", "2000");

        assertThat(demo.code()).as(demo.err()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.out())
                .contains("$ bank_synth discover ", "$ bank_synth train ", "$ bank_synth generate ", "What to do next")
                .contains("TRANSACTIONS(CARD_ID) -> CARDS(CARD_ID)")
                .contains("0 broken");
        Path run = folders().stream()
                .filter(path -> path.getFileName().toString().startsWith("seed42-"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readAllLines(run.resolve("oracle/transactions.csv"))).hasSize(2001);
        assertThat(run.resolve("ddl/transactions.ctl")).isNotEmptyFile();
        assertThat(run.resolve("ddl/hive_orc_tables.sql")).isNotEmptyFile();
        assertThat(run.resolve("report/quality.md")).isNotEmptyFile();
    }

    @Test
    void discoveryFindsEveryRelationshipOfTheExample() {
        Invocation discover = Invocation.of(
                "discover",
                "--schema",
                "CORE",
                "--queries",
                Invocation.HOME.resolve("examples/core_banking/queries"),
                "--sample_dir",
                Invocation.HOME.resolve("examples/core_banking/samples"));

        assertThat(discover.code()).as(discover.err()).isZero();
        assertThat(discover.out()).startsWith("Schema CORE: 11 tables, 14 relationships");
    }

    @Test
    void savedRelationshipsCanBeGivenToTrain() {
        Path file = folder.resolve("core.yaml");
        Path example = Invocation.HOME.resolve("examples/core_banking");
        Invocation.of(
                "discover",
                "--schema",
                "CORE",
                "--queries",
                example.resolve("queries"),
                "--sample_dir",
                example.resolve("samples"),
                "--output",
                file);

        Invocation train = Invocation.of(
                "train",
                "--schema",
                "CORE",
                "--sample_dir",
                example.resolve("samples"),
                "--relationships",
                file,
                "--model_out",
                folder.resolve("model"));

        assertThat(train.code()).as(train.err()).isZero();
        assertThat(train.out()).contains("Trained 11 tables with 14 relationships");
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        }
    }
}
