package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed goes before the environment, the environment before the file, the file before what the program takes by itself. */
class SettingsTest {
    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        PackFiles.save(CoreBanking.pack(), folder.resolve("pack"));
        config = folder.resolve("bank.yaml");
        Files.writeString(
                config,
                "generate:\n  model: " + folder.resolve("pack") + "\n  target_table: CUSTOMERS\n  target_rows: 300\n"
                        + "  dry_run: true\n");
    }

    private record Told(int code, String out, String err) {}

    private static Told run(Map<String, String> environment, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = new Shell(
                Invocation.HOME, new PrintWriter(out, true), new PrintWriter(err, true), Shell.Feedback.QUIET);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.run(shell, environment, texts);
        return new Told(code, out.toString(), err.toString());
    }

    @Test
    void aFileGivesOptionsEvenThoseThatAreNeeded() {
        Told told = run(Map.of(), "generate", "--config", config);

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).containsPattern("CUSTOMERS +300 ");
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndWhatIsTypedBeforeBoth() {
        Map<String, String> environment = Map.of(
                "BANK_SYNTH_CONFIG", config.toString(),
                "BANK_SYNTH_GENERATE_TARGET_ROWS", "400",
                "BANK_SYNTH_TARGET_ROWS", "500");

        assertThat(run(environment, "generate").out()).containsPattern("CUSTOMERS +400 ");
        assertThat(run(environment, "generate", "--target-rows=600").out()).containsPattern("CUSTOMERS +600 ");
    }

    @Test
    void aSlipInTheFileIsToldWithItsPlaceAndWhatWasMeant() throws IOException {
        Files.writeString(config, "generate:\n  traget_rows: 3\n");

        Told told = run(Map.of(), "generate", "--config=" + config);

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err().lines())
                .singleElement()
                .asString()
                .contains("generate has no option traget_rows; did you mean target_rows?")
                .contains("bank.yaml, line 2");
    }

    @Test
    void quietPrintsNothingAndJsonTellsObjects() {
        assertThat(run(Map.of(), "generate", "--quiet", "--config", config).out())
                .isEmpty();

        Told told =
                run(Map.of(), "discover", "--schema", "S", "--log_format", "json", "--sample_dir", CoreBanking.SAMPLES);
        assertThat(told.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"level\":\""));
    }

    @Test
    void completionKnowsEveryVerb() {
        assertThat(run(Map.of(), "completion").out()).contains("complete -F", "generate", "--target_rows");
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertThat(Progress.duration(11.2)).isEqualTo("12 s");
        assertThat(Progress.duration(150)).isEqualTo("3 min");
        assertThat(Progress.duration(7500)).isEqualTo("2 h 5 min");
    }
}
