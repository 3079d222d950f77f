package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same pack and request give the same rows on any machine: threads, files, time zone, language and JDK do not count. */
@Tag("integration")
class SameRowsTest {
    private static final Path JDKS = Path.of("/usr/lib/jvm");

    @TempDir
    private static Path folder;

    private static ModelPack model;
    private static Path pack;
    private static Map<String, String> expected;

    @BeforeAll
    static void runOnce() throws Exception {
        model = CoreBanking.pack();
        pack = folder.resolve("pack");
        PackFiles.save(model, pack);
        FinishedRun run = run(Path.of(System.getProperty("java.home")), List.of(), "1", "1000000", "one");
        run.verify(model);
        expected = run.digests();
        assertThat(expected).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @CsvSource({"2, 1000000", "8, 1000000", "1, 7001", "8, 1000", "3, 29999"})
    void threadsAndFilesDoNotCount(String threads, String rowsPerFile) throws Exception {
        FinishedRun run = run(
                Path.of(System.getProperty("java.home")),
                List.of(),
                threads,
                rowsPerFile,
                "t" + threads + "-" + rowsPerFile);

        assertThat(run.digests()).isEqualTo(expected);
        run.verify(model);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Kolkata, tr, TR", "America/St_Johns, ar, EG", "Pacific/Apia, th, TH"})
    void timeZoneAndLanguageDoNotCount(String zone, String language, String country) throws Exception {
        FinishedRun run = run(
                Path.of(System.getProperty("java.home")),
                List.of(
                        "-Duser.timezone=" + zone,
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Dfile.encoding=ISO-8859-1"),
                "2",
                "20000",
                "zone-" + country);

        assertThat(run.digests()).isEqualTo(expected);
        run.verify(model);
    }

    /** All JDKs of this machine; code compiled in other ways computes the same. */
    @Test
    void theVirtualMachineDoesNotCount() throws Exception {
        List<Path> jdks = new ArrayList<>();
        if (Files.isDirectory(JDKS)) {
            try (Stream<Path> list = Files.list(JDKS)) {
                list.filter(p -> !Files.isSymbolicLink(p) && Files.isExecutable(p.resolve("bin/java")))
                        .sorted()
                        .forEach(jdks::add);
            }
        }
        jdks.add(Path.of(System.getProperty("java.home")));
        for (int i = 0; i < jdks.size(); i++) {
            assertThat(run(jdks.get(i), List.of(), "2", "20000", "jdk" + i).digests())
                    .as(jdks.get(i).toString())
                    .isEqualTo(expected);
        }
        assertThat(run(jdks.get(0), List.of("-XX:TieredStopAtLevel=1"), "2", "20000", "c1")
                        .digests())
                .isEqualTo(expected);
    }

    private static FinishedRun run(Path java, List<String> flags, String threads, String rowsPerFile, String id)
            throws IOException, InterruptedException {
        Spawned.Ended ended = Spawned.start(
                        java,
                        flags,
                        folder,
                        "generate",
                        "--model",
                        pack,
                        "--target_table",
                        "CUSTOMERS",
                        "--target_rows",
                        "3000",
                        "--include_children",
                        "--output_formats",
                        "hive_orc,oracle",
                        "--threads",
                        threads,
                        "--rows_per_file",
                        rowsPerFile,
                        "--run_id",
                        id,
                        "--output_dir",
                        folder.resolve("output"))
                .end();
        assertThat(ended.code()).as(ended.err()).isZero();
        return FinishedRun.of(folder.resolve("output").resolve(id));
    }
}
