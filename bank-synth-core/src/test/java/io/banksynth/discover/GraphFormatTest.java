package io.banksynth.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.SchemaGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFormatTest {
    @TempDir
    Path folder;

    /** The documented example survives being read, written and read again, and writing it twice gives the same bytes. */
    @Test
    void theDocumentedExampleSurvives() throws IOException {
        String document = Files.readString(Path.of("../docs/formats/graph.md"));
        int start = document.indexOf("```yaml\n") + 8;
        String example = document.substring(start, document.indexOf("```", start));
        Path file = Files.writeString(folder.resolve("graph.yaml"), example);
        SchemaGraph graph = RelationshipsFile.read(file);
        RelationshipsFile.write(file, graph);
        assertThat(RelationshipsFile.read(file)).isEqualTo(graph);
        assertThat(RelationshipsFile.text(graph)).isEqualTo(Files.readString(file));
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        Path file = Files.writeString(
                folder.resolve("graph.yaml"), "schema: CORE\nrelationships:\n  - child: a\n    childs: b\n");
        assertThatThrownBy(() -> RelationshipsFile.read(file))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("childs");
    }
}
