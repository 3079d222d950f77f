package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who trains a few tables only gets them as they are in the whole, and no real key of what was left out. */
class TablesChoiceTest {
    @TempDir
    private static Path folder;

    private static Invocation trained;

    @BeforeAll
    static void train() {
        trained = Invocation.of(
                "train",
                "--schema",
                "CORE",
                "--sample_dir",
                CoreBanking.SAMPLES,
                "--queries",
                CoreBanking.SAMPLES.resolveSibling("queries"),
                "--tables",
                "transactions,transaction_types",
                "--model_out",
                folder.resolve("model"));
    }

    private static Invocation generate(String target, String run) {
        return Invocation.of(
                "generate",
                "--model",
                folder.resolve("model"),
                "--target_table",
                target,
                "--target_rows",
                3000,
                "--output_formats",
                "csv",
                "--output_dir",
                folder.resolve("out"),
                "--run_id",
                run);
    }

    @Test
    void keysThatPointOutOfTheChoiceAreMadeAndTold() throws IOException {
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err())
                .contains("Warning: TRANSACTIONS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID) points at a table that is left"
                        + " out: its keys are made, the table is not");
        assertThat(trained.out()).startsWith("Trained 2 tables ").contains("--target_table TRANSACTIONS");

        Invocation run = generate("TRANSACTIONS", "choice");

        assertThat(run.code()).as(run.err()).isZero();
        Path csv = folder.resolve("out/choice/csv");
        assertThat(csv.resolve("accounts.csv")).doesNotExist();
        WrittenRows rows = WrittenRows.of("transactions", folder.resolve("out/choice"));
        WrittenRows sample = new WrittenRows(WrittenRows.read(CoreBanking.SAMPLES.resolve("transactions.csv")));
        double made = 3000.0 / rows.distinct("account_id").size();
        double real = (double) sample.size() / sample.distinct("account_id").size();
        assertThat(made).isBetween(real * 0.8, real * 1.25);
        assertThat(rows.distinct("account_id")).doesNotContainAnyElementsOf(sample.distinct("account_id"));
        assertThat(Files.readString(folder.resolve("model/metadata.json"))).contains("\"keys_only\"", "\"ACCOUNTS\"");
    }

    @Test
    void whatWasLeftOutIsNoTarget() {
        Invocation run = generate("ACCOUNTS", "refused");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "Cannot generate table ACCOUNTS: it was left out when the pack was trained, which holds"
                                + " only its keys");
    }
}
