package io.banksynth.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.RandomRows;
import io.banksynth.batch.ShownRows;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.csv.CsvSinkFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of samples is a set of tables: none is missed, doubled or mixed up, and what was odd is said. */
class SampleFolderTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void findsOneTablePerFile() throws IOException {
        write("Accounts.csv", "id\n1\n");
        write("core.cards.tsv", "id\n1\n");
        write("loans.txt", "id\n1\n");
        write("README.txt", "nothing of a table");
        write(".hidden.csv", "id\n1\n");
        write("notes.xlsx", "x");

        SampleFolder found = SampleFolder.of(folder);

        assertThat(found.tables())
                .extracting(t -> t.table().shown())
                .containsExactly("ACCOUNTS", "CORE.CARDS", "LOANS");
        assertThat(found.warnings()).singleElement().asString().contains("notes.xlsx");
        assertThat(found.only(Set.of(TableName.of("loans"))).tables()).hasSize(1);
        assertThatThrownBy(() -> found.only(Set.of(TableName.of("branches"))))
                .hasMessageContaining("Cannot find table BRANCHES")
                .hasMessageContaining("ACCOUNTS, CORE.CARDS, LOANS");
    }

    @Test
    void putsPartsTogether() throws IOException {
        write("t-00000-of-00002.csv", "id,v\n1,5\n");
        write("t-00001-of-00002.csv", "id,v\n2,5.5\n");
        write("u/part-0.csv", "id\n1\n");
        write("u/part-1.csv", "id\nx\n");
        write("u/_SUCCESS", "");

        Samples samples = SampleLoader.load(SampleFolder.of(folder).tables(), Map.of());

        Sample t = samples.of(TableName.of("t")).orElseThrow();
        assertThat(ShownRows.of(t.rows())).containsExactly(List.of("1", "5.0"), List.of("2", "5.5"));
        assertThat(t.columns()).contains(new Column("V", new DataType.Decimal(11, 1), false));
        assertThat(ShownRows.of(samples.of(TableName.of("u")).orElseThrow().rows()))
                .containsExactly(List.of("1"), List.of("x"));
    }

    @Test
    void refusesWhatIsAmbiguousOrMissing() throws IOException {
        assertThatThrownBy(() -> SampleFolder.of(folder)).hasMessageContaining("no table lies in " + folder);
        assertThatThrownBy(() -> SampleFolder.of(folder.resolve("none"))).hasMessageContaining("there is no folder");
        write("a.xlsx", "x");
        assertThatThrownBy(() -> SampleFolder.of(folder)).hasMessageEndingWith("formats csv, and not a.xlsx");
        write("t-00000-of-00002.csv", "id\n1\n");
        assertThatThrownBy(() -> SampleFolder.of(folder)).hasMessageContaining("holds 1 of its 2 parts");
        write("t-00001-of-00002.csv", "id\n1\n");
        write("t.csv", "id\n1\n");
        assertThatThrownBy(() -> SampleFolder.of(folder)).hasMessageContaining("are both table T");
        Files.delete(folder.resolve("t-00000-of-00002.csv"));
        Files.delete(folder.resolve("t-00001-of-00002.csv"));
        write("T.txt", "id\n1\n");
        assertThatThrownBy(() -> SampleFolder.of(folder))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("T.txt")
                .hasMessageContaining("are both table T");
    }

    @Test
    void numbersTextsByFirstAppearance() throws IOException {
        write("t.csv", "id,v\n1,b\n2,a\n3,\n4,b\n5,\"\"\n");
        Sample sample = SampleLoader.load(SampleFolder.of(folder).tables(), Map.of())
                .samples()
                .get(0);
        CodeVector codes = (CodeVector) sample.rows().vector(1);
        assertThat(codes.codes()).containsExactly(0, 1, 0, 0, 2);
        assertThat(codes.nulls()).containsExactly(false, false, true, false, false);
        assertThat(codes.dictionary().text(0)).isEqualTo("b");
        assertThat(codes.dictionary().text(2)).isEmpty();
    }

    @Test
    void aDeclaredTypeWins() throws IOException {
        write("t.csv", "id,amount,more\n1,5,x\n2,,y\n");
        Table declared = new Table(
                TableName.of("T"),
                List.of(
                        new Column("amount", DataType.parse("decimal(12,2)"), false),
                        new Column("id", DataType.parse("bigint"), false),
                        new Column("gone", DataType.parse("date"), true)),
                List.of(),
                List.of());

        Samples samples = SampleLoader.load(SampleFolder.of(folder).tables(), Map.of(declared.name(), declared));

        Sample sample = samples.samples().get(0);
        assertThat(sample.columns())
                .containsExactly(
                        new Column("ID", new DataType.Whole(64), false),
                        new Column("AMOUNT", new DataType.Decimal(12, 2), true),
                        new Column("MORE", DataType.Text.STRING, false));
        assertThat(ShownRows.of(sample.rows()))
                .containsExactly(List.of("1", "5.00", "x"), Arrays.asList("2", null, "y"));
        assertThat(samples.warnings())
                .hasSize(3)
                .anyMatch(w -> w.contains("MORE is not declared"))
                .anyMatch(w -> w.contains("GONE is declared"))
                .anyMatch(w -> w.contains("AMOUNT is declared NOT NULL"));
    }

    /** Every type, in arenas, codes, one long or two, comes together out of many batches and files. */
    @Test
    void keepsEveryTypeWhole() throws IOException {
        List<Column> columns = RandomRows.everyType();
        Table table = new Table(TableName.of("t"), columns, List.of(), List.of());
        RandomRows random = new RandomRows(21);
        Batch batch = random.batch(columns, 700);
        List<List<String>> written = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            Path file = folder.resolve("t-0000" + part + "-of-00003.csv");
            try (BatchWriter writer = new CsvSinkFormat().sink(table).open(file)) {
                for (int i = 0; i < 3; i++) {
                    random.fill(batch, written.size(), 700);
                    written.addAll(ShownRows.of(batch));
                    writer.write(batch);
                }
            }
        }
        Sample sample = SampleLoader.load(SampleFolder.of(folder).tables(), Map.of(table.name(), table))
                .samples()
                .get(0);
        assertThat(ShownRows.of(sample.rows())).isEqualTo(written);
        assertThat(sample.columns()).isEqualTo(columns);
    }

    @Test
    void readsARealBank() {
        Path berka = Path.of("../../shared/data/berka/samples");
        Assumptions.assumeTrue(Files.isDirectory(berka));
        Samples samples = SampleLoader.load(SampleFolder.of(berka).tables(), Map.of());
        assertThat(samples.samples()).hasSize(8);
        assertThat(samples.warnings()).isEmpty();
        Sample trans = samples.of(TableName.of("trans")).orElseThrow();
        assertThat(trans.size()).isEqualTo(36_710);
        assertThat(trans.columns())
                .extracting(c -> c.type().toString())
                .startsWith("int", "int", "date", "string", "string", "decimal(8,1)", "decimal(9,1)");
    }
}
