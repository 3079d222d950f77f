package io.banksynth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link or a pointer in the documents arrives, and every format is found from its index. */
class DocumentLinksTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern POINTER = Pattern.compile("\\bdocs/formats/[\\w.-]+\\.md\\b");

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : files(".md")) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    broken.add(document + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void pointersInCodeLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path source : files(".java")) {
            for (MatchResult pointer :
                    POINTER.matcher(Files.readString(source)).results().toList()) {
                if (!Files.exists(ROOT.resolve(pointer.group()))) {
                    broken.add(source.getFileName() + " -> " + pointer.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void indexListsEveryFormat() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/formats.md"));
        try (Stream<Path> formats = Files.list(ROOT.resolve("docs/formats"))) {
            assertThat(formats).allSatisfy(file -> assertThat(index).contains("(formats/" + file.getFileName() + ")"));
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/shared/"))
                    .toList();
        }
    }
}
