package io.banksynth.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format keeps: what is written is read back, cell by cell and null by null. */
public abstract class FormatContract {
    @TempDir
    protected Path folder;

    protected abstract TableSink.Format format();

    /** Takes out of a table what the format cannot hold. */
    protected RandomTable fit(RandomTable table) {
        return table;
    }

    /** Writes a table and returns its cells. */
    protected final List<List<Object>> write(RandomTable table, Path file) throws IOException {
        try (BatchWriter writer = format().sink(table.table()).open(file)) {
            return table.writeTo(writer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 511, 512, 513, 10_001})
    void allTypesComeBackEqual(int rows) throws IOException {
        for (int seed = 0; seed < (rows > 5000 ? 1 : 3); seed++) {
            RandomTable table = fit(RandomTable.ofAllTypes(seed, rows));
            Path file = folder.resolve(rows + "-" + seed);
            assertSame(write(table, file), Cells.read(format().reader(), file, table.columns()), "seed " + seed);
        }
    }

    @Test
    void randomSchemasComeBackEqual() throws IOException {
        for (int seed = 1000; seed < 1060; seed++) {
            RandomTable table = fit(RandomTable.of(seed, seed % 20 == 0 ? 12_000 : seed * 37 % 3000));
            Path file = folder.resolve("random-" + seed);
            List<List<Object>> written = write(table, file);
            assertSame(written, Cells.read(format().reader(), file, table.columns()), "seed " + seed);
            Files.delete(file);
        }
    }

    @Test
    void theFileKnowsItsColumnsAndTypes() throws IOException {
        RandomTable table = fit(RandomTable.ofAllTypes(5, 10));
        Path file = folder.resolve("typed");
        write(table, file);
        assertThat(format().reader().columns(file)).isEqualTo(table.columns());
    }

    @Test
    void someColumnsInAnotherOrderCanBeAskedFor() throws IOException {
        RandomTable table = fit(RandomTable.ofAllTypes(6, 3000));
        Path file = folder.resolve("projected");
        List<List<Object>> written = write(table, file);
        List<Column> columns = new ArrayList<>(table.columns());
        List<List<Object>> cells = new ArrayList<>(written);
        Collections.reverse(columns);
        Collections.reverse(cells);
        assertSame(
                cells.subList(3, 15),
                Cells.read(format().reader(), file, columns.subList(3, 15)),
                "the projection follows the asked order");
    }

    /** Law 8: nothing depends on where the program runs. */
    @Test
    void timestampsDoNotDependOnTheZoneOfWriterOrReader() throws IOException {
        RandomTable table = fit(RandomTable.ofAllTypes(7, 2000));
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));
            Path file = folder.resolve("zoned");
            List<List<Object>> written = write(table, file);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertSame(written, Cells.read(format().reader(), file, table.columns()), "another zone");
            Path again = folder.resolve("zoned-again");
            write(table, again);
            assertThat(again).hasSameBinaryContentAs(file);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void manyColumnsAndLongTextAreWritten() throws IOException {
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            types.add(i % 2 == 0 ? new DataType.Whole(64) : DataType.Text.STRING);
        }
        RandomTable table = new RandomTable(8, 100, types);
        Path file = folder.resolve("wide");
        assertSame(write(table, file), Cells.read(format().reader(), file, table.columns()), "2,000 columns");
    }

    @Test
    void anUnknownColumnOrTypeIsNamed() throws IOException {
        RandomTable table = fit(RandomTable.ofAllTypes(9, 5));
        Path file = folder.resolve("known");
        write(table, file);
        assertThatThrownBy(() ->
                        format().reader().open(file, List.of(new Column("missing", new DataType.Date(), true))))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("no column MISSING");
        assertThatThrownBy(() -> format().reader().open(file, List.of(new Column("c0", new DataType.Date(), true))))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("column C0 is boolean in it, not date");
    }

    @Test
    void aDamagedFileIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("damaged"), "this is no such file, whatever its name says");
        assertThatThrownBy(() -> format().reader().columns(file))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot read " + file + ": ");
    }

    @Test
    void theServiceLoaderFindsTheFormat() {
        assertThat(ServiceLoader.load(TableSink.Format.class)).anyMatch(f -> f.getClass() == format().getClass());
        assertThat(ServiceLoader.load(io.banksynth.source.FileFormat.class))
                .anyMatch(f -> f.getClass() == format().reader().getClass());
    }

    /** Compares column by column, so that a difference shows its column and row. */
    protected static void assertSame(List<List<Object>> expected, List<List<Object>> actual, String what) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int c = 0; c < expected.size(); c++) {
            List<Object> want = expected.get(c);
            List<Object> got = actual.get(c);
            assertThat(got).as("rows, %s, column %d", what, c).hasSameSizeAs(want);
            for (int i = 0; i < want.size(); i++) {
                if (!want.get(i).equals(got.get(i))) {
                    assertThat(got.get(i))
                            .as("%s, column %d, row %d", what, c, i)
                            .isEqualTo(want.get(i));
                }
            }
        }
    }
}
