package io.banksynth.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunPart;
import io.banksynth.engine.WrittenFile;
import io.banksynth.spark.engine.FaultyFiles.Fault;
import io.banksynth.spark.engine.FaultyFiles.HangsOn;
import io.banksynth.spark.engine.FaultyFiles.Usual;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On processes that really die, with slow tasks run twice, every row is there once and nothing else is left. */
@Tag("integration")
class StandaloneClusterTest {
    /** Of each table. */
    private static final int PARTS = 3;

    @TempDir
    private static Path temporary;

    private static StandaloneCluster cluster;
    private static EngineRuns runs;
    private static List<RunPart> parts;
    private static List<WrittenFile> expected;

    @BeforeAll
    static void start() throws Exception {
        cluster = new StandaloneCluster(Files.createDirectory(temporary.resolve("cluster")));
        runs = EngineRuns.of(temporary);
        parts = runs.parts(PARTS);
        expected = runs.write(new LocalEngine(2), parts, "local");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void repair() throws Exception {
        cluster.repair();
    }

    private static void requireTheSameOnTheCluster(Fault fault, String name) throws Exception {
        assertThat(runs.write(runs.faulty(cluster.session(), fault), parts, name))
                .isEqualTo(expected);
        assertThat(runs.files(name)).isEqualTo(runs.files("local"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_ATTEMPT_FAILS", "EXECUTOR_DIES", "FIRST_ATTEMPT_HANGS"})
    void faultsOfTasksWithSpeculationChangeNothing(Usual fault) throws Exception {
        requireTheSameOnTheCluster(fault, fault.name());
    }

    /** The worker dies with parts that it finished, and amidst one. */
    @Test
    void aWorkerThatIsKilledAmidstTheRunChangesNothing() throws Exception {
        Path notice = temporary.resolve("notice");
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> awaitAndKill(notice));
        requireTheSameOnTheCluster(
                new HangsOn(StandaloneCluster.lastHost(), parts.size() / 2, notice.toString()), "killed");
        killing.get(1, TimeUnit.MINUTES);
    }

    private static void awaitAndKill(Path notice) {
        try {
            while (!Files.exists(notice)) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        cluster.killLastWorker();
    }
}
