package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rows cannot be written a run says so in one line, ends with code 4 and leaves nothing partial. */
@Tag("integration")
class FailedOutputTest {
    @TempDir
    private static Path folder;

    private static Path pack;

    @BeforeAll
    static void train() {
        pack = folder.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hive_orc", "hive_parquet", "oracle", "hive_orc,hive_parquet,oracle"})
    void aFullDisk(String formats) throws Exception {
        Path disk = Files.createDirectories(folder.resolve("full"));
        mount("size=2m", disk);
        try {
            Spawned.Ended ended = generate(disk.resolve("output"), 500_000, "--output_formats", formats)
                    .end();

            assertThat(ended.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot write ")
                    .contains(disk.resolve("output").toString());
            assertThat(ended.code()).isEqualTo(4);
            assertThat(entries(disk.resolve("output"))).isEmpty();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aDiskThatIsReadOnly() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("read-only"));
        mount("size=2m,ro", disk);
        try {
            Spawned.Ended ended = generate(disk, 1_000).end();

            assertThat(ended.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot write to " + disk)
                    .containsIgnoringCase("read-only");
            assertThat(ended.code()).isEqualTo(4);
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aFileInTheWay() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "something of somebody's");
        for (Path output : List.of(file, file.resolve("below"))) {
            Spawned.Ended ended = generate(output, 1_000).end();

            assertThat(ended.err().lines()).singleElement().asString().startsWith("Cannot write to " + output);
            assertThat(ended.code()).isEqualTo(4);
        }
        assertThat(file).hasContent("something of somebody's");
    }

    @Test
    void twoRunsAtOnceDoNotDisturbEachOther() throws Exception {
        Path output = folder.resolve("at-once");
        List<Spawned> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            running.add(generate(output, 100_000, "--rows_per_file", "20000"));
        }
        for (Spawned run : running) {
            Spawned.Ended ended = run.end();
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        List<String> names = entries(output);
        assertThat(names).hasSize(3);
        FinishedRun first = FinishedRun.of(output.resolve(names.get(0)));
        for (String name : names) {
            FinishedRun run = FinishedRun.of(output.resolve(name));
            run.verify(PackFiles.load(pack).pack());
            assertThat(run.digests()).isEqualTo(first.digests());
        }
    }

    @Test
    void ofTwoRunsOfOneNameOneIsRefused() throws Exception {
        Path output = folder.resolve("one-name");
        Spawned first = generate(output, 100_000, "--run_id", "same");
        Spawned second = generate(output, 100_000, "--run_id", "same");
        List<Spawned.Ended> ended = List.of(first.end(), second.end());

        assertThat(ended).extracting(Spawned.Ended::code).containsExactlyInAnyOrder(0, 4);
        Spawned.Ended refused = ended.get(ended.get(0).code() == 4 ? 0 : 1);
        assertThat(refused.err().lines()).singleElement().asString().contains("it is there already");
        assertThat(entries(output)).containsExactly("same");
        FinishedRun.of(output.resolve("same")).verify(PackFiles.load(pack).pack());
    }

    private static Spawned generate(Path output, long rows, String... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(
                "generate",
                "--model",
                pack,
                "--target_table",
                "TRANSACTIONS",
                "--target_rows",
                rows,
                "--output_dir",
                output));
        arguments.addAll(List.of(more));
        return Spawned.start(folder, arguments.toArray());
    }

    private static List<String> entries(Path in) throws IOException {
        if (!Files.exists(in)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(in)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    /** Only a superuser may; elsewhere the test is left out. */
    private static void mount(String options, Path at) throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString()) == 0;
        assumeTrue(mounted, "no right to mount a file system");
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException absent) {
            return -1;
        }
    }
}
