package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of the bundled example are made, never edited: whoever runs the program gets the committed files. */
@Tag("integration")
class ExampleSamplesTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "core_banking");

    @TempDir
    Path folder;

    @Test
    void programMakesTheCommittedFilesByteForByte() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        EXAMPLE.resolve("MakeSamples.java").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(said).isZero();
        assertThat(files(folder)).isEqualTo(files(EXAMPLE.resolve("samples")));
    }

    private static Map<String, String> files(Path in) throws IOException {
        try (Stream<Path> list = Files.list(in)) {
            return list.collect(Collectors.toMap(
                    p -> p.getFileName().toString(), ExampleSamplesTest::text, (a, b) -> a, TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
