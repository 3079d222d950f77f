package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was broken off goes on where it was, and ends as if nothing had happened. */
@Tag("integration")
class ResumedRunTest {
    @TempDir
    private static Path folder;

    private static Path pack;
    private static Map<String, byte[]> whole;

    @BeforeAll
    static void runOnceWithoutABreak() throws Exception {
        pack = folder.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
        Spawned.Ended ended = generate(folder.resolve("whole")).end();
        assertThat(ended.code()).as(ended.err()).isZero();
        whole = files(folder.resolve("whole/run"));
    }

    /** Nobody knew that it would be killed: the files that were complete are not written again. */
    @Test
    void aKilledRunGoesOn() throws Exception {
        Path output = folder.resolve("killed");
        Spawned killed = generate(output);
        awaitParts(output, 4);
        killed.process().destroyForcibly().waitFor();
        assertThat(output.resolve("run")).doesNotExist();
        Map<String, FileTime> before = times(output);

        Spawned.Ended ended = generate(output, "--resume").end();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertSame(files(output.resolve("run")));
        Map<String, FileTime> after = times(output.resolve("run"));
        assertThat(before.entrySet().stream()
                        .filter(file -> file.getValue().equals(after.get(file.getKey())))
                        .count())
                .as("files kept")
                .isGreaterThanOrEqualTo(4);
        assertThat(names(output)).containsExactly("run");
    }

    /** Broken off twice, by Ctrl-C and by a kill, with another run in between that must not clear it away. */
    @Test
    void aRunThatResumesCanBeBrokenOffAgain() throws Exception {
        Path output = folder.resolve("twice");
        Spawned first = generate(output, "--resume");
        awaitParts(output, 2);
        first.interrupt();
        assertThat(first.end().code()).isEqualTo(130);
        Spawned.Ended other = Spawned.start(
                        folder,
                        "generate",
                        "--model",
                        pack,
                        "--target_table",
                        "CUSTOMERS",
                        "--target_rows",
                        10,
                        "--output_dir",
                        output,
                        "--run_id",
                        "other")
                .end();
        assertThat(other.code()).as(other.err()).isZero();

        Spawned second = generate(output, "--resume");
        awaitParts(output, 6);
        second.process().destroyForcibly().waitFor();
        Spawned.Ended last = generate(output, "--resume").end();

        assertThat(last.code()).as(last.err()).isZero();
        assertSame(files(output.resolve("run")));
        assertThat(names(output)).containsExactly("other", "run");
    }

    private static void assertSame(Map<String, byte[]> files) {
        assertThat(files.keySet()).isEqualTo(whole.keySet());
        files.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(whole.get(name)));
    }

    private static Spawned generate(Path output, String... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "TRANSACTIONS",
                "--target_rows",
                "400000",
                "--rows_per_file",
                "20000",
                "--output_formats",
                "hive_orc,oracle",
                "--threads",
                "2",
                "--run_id",
                "run",
                "--output_dir",
                output));
        arguments.addAll(List.of(more));
        return Spawned.start(folder, arguments.toArray());
    }

    /** Until a journal tells of so many files. */
    private static void awaitParts(Path output, int files) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        long seen = 0;
        while (seen < files && System.nanoTime() < deadline) {
            Thread.sleep(5);
            for (String name : names(output)) {
                if (name.endsWith(".parts")) {
                    seen = Files.readAllLines(output.resolve(name)).size() - 1L;
                }
            }
        }
        assertThat(seen).as("files in the journal").isGreaterThanOrEqualTo(files);
    }

    private static List<String> names(Path in) throws IOException {
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(in)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    /** All files of a run. */
    private static Map<String, byte[]> files(Path run) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : walk(run)) {
            files.put(run.relativize(file).toString(), Files.readAllBytes(file));
        }
        return files;
    }

    /** When each file of a format was written, by its path below the run. */
    private static Map<String, FileTime> times(Path output) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (Path file : walk(output)) {
            String path = file.toString();
            int format = Math.max(path.indexOf("hive_orc"), path.indexOf("oracle"));
            if (format >= 0) {
                times.put(path.substring(format), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
