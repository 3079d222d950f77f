package io.banksynth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.RowRange;
import io.banksynth.discover.RelationshipsFile;
import io.banksynth.engine.Manifest;
import io.banksynth.engine.WrittenFile;
import io.banksynth.engine.WrittenTable;
import io.banksynth.schema.CheckRule;
import io.banksynth.schema.ColumnUse;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples on the pages about formats are what the program really reads and writes. */
class FormatPagesTest {
    @TempDir
    Path folder;

    @Test
    void graphPageIsReadAsItSays() throws IOException {
        Path file = Files.writeString(folder.resolve("graph.yaml"), example("graph.md", "yaml"));

        SchemaGraph graph = RelationshipsFile.read(file);

        assertThat(graph.tables()).hasSize(2);
        assertThat(graph.uses()).extracting(ColumnUse::kind).containsExactly("like", "group");
        assertThat(graph.checks()).extracting(CheckRule::condition).containsExactly("length(account_number) = 10");
        assertThat(graph.relationships()).singleElement().satisfies(relationship -> {
            assertThat(relationship.label()).isEqualTo("ACCOUNTS(CUSTOMER_ID) -> CUSTOMERS(CUSTOMER_ID)");
            assertThat(relationship.role()).contains(Role.DRIVER);
            assertThat(relationship).extracting(Relationship::optional).isEqualTo(true);
            assertThat(relationship.evidence())
                    .singleElement()
                    .extracting("line")
                    .isEqualTo(9);
        });
    }

    @Test
    void runPageShowsTheManifestAsItIsWritten() throws IOException {
        TableName customers = TableName.of("customers");
        String digest = "00000000000000000000000000000007";
        WrittenFile file = new WrittenFile(
                customers, "hive_orc", "hive_orc/customers/customers.orc", new RowRange(0, 3), 512, digest, List.of());
        WrittenTable table = new WrittenTable(customers, 3, digest, List.of(file), List.of());

        Manifest manifest = new Manifest(
                "seed42-1a2b3c4d",
                "1a2b3c4d",
                "CORE",
                io.banksynth.plan.GenerationRequest.of(io.banksynth.schema.TableName.of("customers"), 3),
                List.of(table));

        assertThat(example("run.md", "json")).isEqualTo(manifest.json());
    }

    private static String example(String page, String language) throws IOException {
        String text = Files.readString(Path.of("..", "docs", "formats", page));
        int start = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(start, text.indexOf("```", start));
    }
}
