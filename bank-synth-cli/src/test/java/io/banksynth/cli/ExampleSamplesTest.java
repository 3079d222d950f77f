package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path made = folder.resolve("made");
        List<String> compiling = new ArrayList<>(List.of("javac", "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(EXAMPLE.resolve("make_samples"))) {
            sources.map(Path::toString).forEach(compiling::add);
        }
        run(compiling);
        run(List.of("java", "-cp", classes.toString(), "MakeSamples", made.toString()));

        assertThat(files(made)).isEqualTo(files(EXAMPLE.resolve("samples")));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        List<String> ofThisJdk = new ArrayList<>(command);
        ofThisJdk.set(
                0,
                Path.of(System.getProperty("java.home"), "bin", command.get(0)).toString());
        Process program =
                new ProcessBuilder(ofThisJdk).redirectErrorStream(true).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
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
