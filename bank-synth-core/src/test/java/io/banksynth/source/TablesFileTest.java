package io.banksynth.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.document.YamlDocument;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import io.banksynth.source.TablesFile.TableRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/formats/tables.md is the contract: its example is read literally here. */
class TablesFileTest {
    @TempDir
    Path folder;

    private static String example() throws IOException {
        String document = Files.readString(Path.of("../docs/formats/tables.md"));
        int start = document.indexOf("```yaml\n") + 8;
        return document.substring(start, document.indexOf("```", start));
    }

    @Test
    void readsTheDocumentedExample() throws IOException {
        Path file = Files.writeString(folder.resolve("tables.yaml"), example());
        TablesFile tables = TablesFile.read(file);

        assertThat(tables.entries())
                .extracting(e -> e.table().shown())
                .containsExactly("ACCOUNT", "CORE.CARD_HOLDER", "DISTRICT", "TRANS");
        TablesFile.Entry trans = tables.of(TableName.of("trans")).orElseThrow();
        assertThat(trans.file()).contains(folder.toAbsolutePath().resolve("samples/trans_2023.csv"));
        assertThat(trans.primaryKey()).containsExactly("TRANS_ID");
        assertThat(trans.trueRows(10)).hasValue(1_056_320);
        TablesFile.Entry holder = tables.of(TableName.parse("core.card_holder")).orElseThrow();
        assertThat(holder.primaryKey()).containsExactly("CARD_ID", "CLIENT_ID");
        assertThat(holder.trueRows(10)).hasValue(200);
        TablesFile.Entry district = tables.of(TableName.of("district")).orElseThrow();
        assertThat(district.query()).contains("SELECT * FROM district WHERE region <> 'test'");
        assertThat(district.role()).contains(TableRole.REFERENCE);
        assertThat(tables.of(TableName.of("account")).orElseThrow().trueRows(10))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tabels: {}'|line 1 (tabels): unknown key tabels; known are tables",
                "'tables:\n  a:\n    rows: -1'|line 3 (tables.a.rows): a whole number is needed here",
                "'tables:\n  a:\n    rows: 1.5'|line 3 (tables.a.rows): a whole number is needed here",
                "'tables:\n  a: {sample_share: 5}'|line 2 (tables.a.sample_share): a number between 0 and 1",
                "'tables:\n  a: {sample_share: 0}'|line 2 (tables.a): a sample share lies above 0",
                "'tables:\n  a: {file: x.csv, query: SELECT 1}'|line 2 (tables.a): a table has a file or a query",
                "'tables:\n  a: {role: parent}'|line 2 (tables.a.role): parent is none of reference, generated",
                "'tables:\n  a: {}\n  A: {}'|line 3 (tables.A): table A is given twice",
                "'tables:\n  a: {file: \"x\\0.csv\"}'|line 2 (tables.a.file): Nul character not allowed",
                "'tables: [a]'|line 1 (tables): a map is needed here",
                "''|line 1: a map is needed here",
            })
    void refusesWithTheLine(String text, String reason) {
        assertThatThrownBy(() -> TablesFile.parse(YamlDocument.parse(text, "t.yaml"), folder, "t.yaml"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot read t.yaml, ")
                .hasMessageContaining(reason);
    }

    @Test
    void itsFilesWinOverTheFolder() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id\n1\n");
        Files.writeString(folder.resolve("b.csv"), "id\n1\n");
        Path elsewhere = Files.createDirectory(folder.resolve("_other"));
        Files.writeString(elsewhere.resolve("x.csv"), "id\n1\n2\n");
        Path file =
                Files.writeString(elsewhere.resolve("tables.yaml"), "tables: {A: {file: x.csv}, c: {query: SELECT 1}}");

        SampleFolder found = SampleFolder.of(folder).with(TablesFile.read(file));
        Samples samples = SampleLoader.load(found.tables(), Map.of());

        assertThat(samples.samples()).extracting(s -> s.table().shown()).containsExactly("A", "B");
        assertThat(samples.samples()).extracting(Sample::size).isEqualTo(List.of(2, 1));
        Path unknown = Files.writeString(elsewhere.resolve("u.yaml"), "tables: {zzz: {rows: 5}}");
        assertThatThrownBy(() -> SampleFolder.of(folder).with(TablesFile.read(unknown)))
                .hasMessageContaining("Cannot read table ZZZ")
                .hasMessageContaining("neither a file nor a query");
        Path odd = Files.writeString(elsewhere.resolve("o.yaml"), "tables: {a: {file: a.xlsx}}");
        assertThatThrownBy(() -> SampleFolder.empty().with(TablesFile.read(odd)))
                .hasMessageContaining("a.xlsx has the ending of none of the formats csv");
    }
}
