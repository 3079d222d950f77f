package io.banksynth.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML comes from people and from strangers: mistakes are shown with their line, tricks are refused. */
class YamlDocumentTest {
    @Test
    void readsPlainData() {
        DocumentNode root =
                YamlDocument.parse("a: {b: [1, 2.5, yes, 'true', true, ~, 007]}\nc: |\n  two\n  lines\n", "f");
        assertThat(root.required("a").required("b").value())
                .isEqualTo(java.util.Arrays.asList(1L, 2.5, "yes", "true", true, null, 7L));
        assertThat(root.required("c").text()).isEqualTo("two\nlines\n");
        assertThat(root.entries()).containsOnlyKeys("a", "c");
        assertThat(YamlDocument.parse("", "f").value()).isNull();
        assertThat(YamlDocument.parse("{1: {}, 2: []}", "f").value()).isEqualTo(Map.of("1", Map.of(), "2", List.of()));
    }

    @Test
    void knowsTheLineOfEveryPlace() {
        DocumentNode root = YamlDocument.parse("tables:\n  - name: a\n    rows: many\n  -\n    - deep\n", "t.yaml");
        List<DocumentNode> tables = root.items("tables");
        assertThat(tables.get(0).required("rows").refused("no"))
                .hasMessage("Cannot read t.yaml, line 3 (tables[0].rows): no");
        assertThatThrownBy(() -> tables.get(0).required("key"))
                .hasMessage("Cannot read t.yaml, line 2 (tables[0]): the key key is missing");
        assertThatThrownBy(() -> tables.get(1).items().get(0).count()).hasMessageContaining("line 5 (tables[1][0])");
        assertThatThrownBy(() -> tables.get(0).withKeys("name"))
                .hasMessage("Cannot read t.yaml, line 3 (tables[0].rows): unknown key rows; known are name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: 2\na: 3'|line 3: the key a is given twice",
                "'a: &x [1]\nb: *x'|line 1: an anchor",
                "'a: *x'|line 1: an alias",
                "'a: 1\nb: !!javax.script.ScriptEngineManager [x]'|line 2: a tag",
                "'a: !!str 1'|line 1: a tag",
                "'a: 1\n---\nb: 2'|line 2: only one document",
                "'? [a, b]\n: 1'|line 1: a key must be a text",
                "'a: [1, 2'|line 1",
                "'a: 1\n\tb: 2'|line 2",
                "'a: \"x'|line 1",
                "'%YAML 9.9\n---\na: 1'|line 1",
            })
    void refusesInOneLine(String text, String reason) {
        assertThatThrownBy(() -> YamlDocument.parse(text, "f.yaml"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot read f.yaml, ")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void hostileDepthCostsNothing() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThatThrownBy(() -> YamlDocument.parse("[".repeat(1_000_000), "f"))
                    .hasMessageContaining("nested more than 32 levels");
            assertThatThrownBy(() -> YamlDocument.parse("{a: ".repeat(100_000), "f"))
                    .hasMessageContaining("nested more than 32 levels");
            assertThatThrownBy(() -> YamlDocument.parse("- ".repeat(100_000), "f"))
                    .hasMessageContaining("nested more than 32 levels");
        });
    }

    @Test
    void refusesFilesThatAreNone(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> YamlDocument.read(folder.resolve("x.yaml"))).hasMessageContaining("no such file");
        Path latin = Files.write(folder.resolve("l.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertThatThrownBy(() -> YamlDocument.read(latin)).hasMessageContaining("not UTF-8");
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {'a', 0, 1, 2});
        assertThatThrownBy(() -> YamlDocument.read(binary)).isInstanceOf(BankSynthException.class);
    }
}
