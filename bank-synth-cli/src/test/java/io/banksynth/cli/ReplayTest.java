package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled queries, in three dialects, find on synthetic rows what they find on real ones: nobody tests against empty answers. */
@Tag("integration")
class ReplayTest {
    @TempDir
    Path folder;

    @Test
    void noBundledQueryComesBackEmpty() throws IOException {
        Path pack = folder.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
        Invocation made = Invocation.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "CUSTOMERS",
                "--target_rows",
                "800",
                "--include_children",
                "--run_id",
                "run",
                "--skip_report",
                "--output_dir",
                folder);
        assertThat(made.code()).as(made.err()).isZero();

        Invocation run = Invocation.of(
                "report",
                "--synthetic",
                folder.resolve("run"),
                "--sample_dir",
                CoreBanking.SAMPLES,
                "--queries",
                CoreBanking.SAMPLES.resolveSibling("queries"),
                "--output_dir",
                folder.resolve("report"));

        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> states = new TreeMap<>();
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("report/quality.json").toFile());
        report.get("queries")
                .forEach(q -> states.put(
                        q.get("query").asText(),
                        q.get("state").asText() + " " + q.path("note").asText()));
        assertThat(states).hasSize(20);
        assertThat(states.values()).noneMatch(s -> s.startsWith("empty"));
        assertThat(states.values().stream().filter(s -> s.startsWith("answered ")))
                .hasSizeGreaterThanOrEqualTo(17);
        assertThat(states.values().stream().filter(s -> s.startsWith("not_run")))
                .as("queries of a table that was not made")
                .allMatch(s -> s.contains("no table EMPLOYEES"));
    }
}
