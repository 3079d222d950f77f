package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that would not fit are refused before they are made, with an exit code of their own. */
class ValidateVerbTest {
    @TempDir
    Path folder;

    private Path pack;
    private Path ddl;

    @BeforeEach
    void writePackAndDefinitions() throws IOException {
        pack = folder.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
        ddl = folder.resolve("schema.sql");
        Files.writeString(ddl, definitions());
    }

    private static String definitions() {
        return CoreBanking.pack().graph().tables().stream()
                .map(t -> "CREATE TABLE " + t.name().shown()
                        + t.columns().stream()
                                .map(c -> c.name() + " " + c.type().toString().toUpperCase(Locale.ROOT)
                                        + (c.nullable() ? "" : " NOT NULL"))
                                .collect(Collectors.joining(", ", " (", ");\n")))
                .collect(Collectors.joining());
    }

    @Test
    void definitionsOfTheTrainedTablesFit() {
        Invocation run = Invocation.of("validate", "--model", pack, "--ddl", ddl);

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("fit");
    }

    @Test
    void samplesFitTheirOwnPack() {
        Invocation run = Invocation.of("validate", "--model", pack, "--sample_dir", CoreBanking.SAMPLES);

        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    @Test
    void aColumnThatIsGoneIsDriftAndKeepsGenerateFromWriting() throws IOException {
        Files.writeString(ddl, definitions().replaceFirst("EMAIL [^,]*, ", ""));

        Invocation run = Invocation.of("validate", "--model", pack, "--ddl", ddl);
        Invocation refused = Invocation.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "CUSTOMERS",
                "--target_rows",
                "10",
                "--ddl",
                ddl,
                "--output_dir",
                folder.resolve("out"));

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).contains("Drift: column CUSTOMERS.EMAIL is gone");
        assertThat(refused.code()).isEqualTo(7);
        assertThat(refused.err().lines()).singleElement().asString().startsWith("Cannot generate: ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void nothingToHoldAgainstIsAWrongInput() {
        assertThat(Invocation.of("validate", "--model", pack).code()).isEqualTo(2);
    }
}
