package io.banksynth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A document that names classes which are gone misleads more than none. */
class ArchitectureDocumentTest {
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");

    @Test
    void everyClassItNamesExists() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path file : sources()) {
            DECLARED.matcher(Files.readString(file)).results().forEach(found -> declared.add(found.group(1)));
        }
        Set<String> named = ArchitectureDocument.read().classNames();

        assertThat(named).isNotEmpty();
        assertThat(named)
                .allSatisfy(name -> assertThat(Stream.of(name.split("\\.")))
                        .as(name)
                        .allMatch(part -> declared.contains(part) || ofJdk(part)));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files.filter(file -> file.toString().contains("src/main/java"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static boolean ofJdk(String name) {
        return Stream.of("java.lang.", "java.util.", "java.time.").anyMatch(in -> {
            try {
                Class.forName(in + name);
                return true;
            } catch (ClassNotFoundException absent) {
                return false;
            }
        });
    }
}
