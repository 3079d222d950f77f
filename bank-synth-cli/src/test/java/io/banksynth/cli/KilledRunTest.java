package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a run ends, its folder is whole or not there, and the next run gives the same rows and clears what was left. */
@Tag("integration")
class KilledRunTest {
    private static final int KILLS = 50;

    @TempDir
    private static Path folder;

    private static Path pack;
    private static ModelPack model;

    @BeforeAll
    static void train() {
        model = CoreBanking.pack();
        pack = folder.resolve("pack");
        PackFiles.save(model, pack);
    }

    @Test
    void aKilledRunIsAbsentOrWhole() throws Exception {
        Path output = folder.resolve("killed");
        long start = System.nanoTime();
        assertThat(generate(output, "first").end().code()).isZero();
        long whole = System.nanoTime() - start;
        Map<String, String> digests = FinishedRun.of(output.resolve("first")).digests();
        SplittableRandom random = new SplittableRandom(5);
        int cutShort = 0;
        int seenStaging = 0;
        for (int i = 0; i < KILLS; i++) {
            Spawned run = generate(output, "run" + i);
            // Mostly while rows are written and files are put in place, now and then while the program starts.
            long patience = (long) (whole * (0.3 + 0.8 * random.nextDouble()));
            run.process().waitFor(patience, TimeUnit.NANOSECONDS);
            run.process().destroyForcibly().waitFor();
            seenStaging += names(output).stream().anyMatch(name -> name.startsWith(".")) ? 1 : 0;
            Path target = output.resolve("run" + i);
            if (Files.exists(target)) {
                FinishedRun finished = FinishedRun.of(target);
                finished.verify(model);
                assertThat(finished.digests()).isEqualTo(digests);
            } else {
                cutShort++;
            }
        }
        assertThat(cutShort).as("runs that the kill cut short").isPositive();
        assertThat(seenStaging).as("kills that left something behind").isPositive();

        assertThat(generate(output, "again").end().code()).isZero();
        assertThat(FinishedRun.of(output.resolve("again")).digests()).isEqualTo(digests);
        assertThat(names(output)).noneMatch(name -> name.startsWith("."));
    }

    /** 130 is what shells give for Ctrl-C; at whatever moment it comes, nothing is left. */
    @Test
    void anInterruptedRunLeavesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            Path output = folder.resolve("interrupted" + i);
            Spawned run = Spawned.start(
                    folder,
                    "generate",
                    "--model",
                    pack,
                    "--target_table",
                    "TRANSACTIONS",
                    "--target_rows",
                    "20000000",
                    "--output_formats",
                    "hive_orc,oracle",
                    "--rows_per_file",
                    "50000",
                    "--output_dir",
                    output);
            awaitStagedFiles(output, 1 + 5 * i);
            run.interrupt();
            Spawned.Ended ended = run.end();

            assertThat(ended.code()).as(ended.err()).isEqualTo(130);
            assertThat(names(output)).isEmpty();
            assertThat(ended.err()).doesNotContain("Exception");
        }
    }

    private static void awaitStagedFiles(Path output, int files) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        long seen = 0;
        while (seen < files && System.nanoTime() < deadline) {
            Thread.sleep(20);
            if (Files.exists(output)) {
                try (Stream<Path> walk = Files.walk(output)) {
                    // Beside the staged files lie their lock and their journal.
                    seen = walk.filter(Files::isRegularFile).count() - 2;
                }
            }
        }
        assertThat(seen).as("staged files").isGreaterThanOrEqualTo(files);
    }

    private static Spawned generate(Path output, String runId) throws IOException {
        return Spawned.start(
                folder,
                "generate",
                "--model",
                pack,
                "--target_table",
                "TRANSACTIONS",
                "--target_rows",
                "60000",
                "--rows_per_file",
                "6000",
                "--output_formats",
                "hive_orc,oracle",
                "--run_id",
                runId,
                "--output_dir",
                output);
    }

    private static List<String> names(Path in) throws IOException {
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(in)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
