package io.banksynth.formats.orc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.LongVector;
import io.banksynth.error.BankSynthException;
import io.banksynth.formats.Arrow;
import io.banksynth.formats.Cells;
import io.banksynth.formats.RandomTable;
import io.banksynth.formats.orc.encode.OrcOptions;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.hadoop.hive.ql.io.sarg.PredicateLeaf;
import org.apache.hadoop.hive.ql.io.sarg.SearchArgument;
import org.apache.hadoop.hive.ql.io.sarg.SearchArgumentFactory;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.ReaderImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other readers make of our encoder's files: Arrow's, and orc-core's by its indexes. */
class OrcReadersTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("integration")
    void arrowReadsWhatWasWritten() throws IOException, InterruptedException {
        Arrow arrow = Arrow.orSkip(folder);
        for (Codec codec : Codec.values()) {
            OrcOptions options = OrcOptions.defaults().withCodec(codec).withStripes(6_000, 1_000);
            for (int seed = 0; seed < 6; seed++) {
                RandomTable table = (seed < 3 ? RandomTable.ofAllTypes(seed, 9_000) : RandomTable.of(seed, 4_000))
                        .withAllTimestampsNear();
                Path file = folder.resolve(codec + "-" + seed + ".orc");
                arrow.assertReads(file, table.columns(), write(table, options, file), codec + " seed " + seed);
            }
        }
    }

    @Test
    void positionsOfTheRowIndexLeadToTheirRows() throws IOException {
        for (int seed = 0; seed < 3; seed++) {
            OrcOptions options = OrcOptions.defaults()
                    .withCodec(seed % 2 == 0 ? Codec.SNAPPY : Codec.NONE)
                    .withStripes(10_000, 1_000);
            RandomTable table = RandomTable.ofAllTypes(seed + 50, 24_000);
            Path file = folder.resolve("seek-" + seed);
            List<List<Object>> written = write(table, options, file);
            try (OrcInput input = new OrcInput(file);
                    Reader reader = reader(input, file);
                    RecordReader rows = reader.rows(reader.options().dataReader(input))) {
                Random random = new Random(seed);
                for (int i = 0; i < 60; i++) {
                    int row = random.nextInt(table.rows());
                    rows.seekToRow(row);
                    assertRowsFollow(rows, reader.getSchema(), table, written, row, file);
                }
            }
        }
    }

    /** orc-core reads 2015 as a year of the language's calendar; wrong dates in silence would be worse than none. */
    @Test
    void timestampsAreRefusedWhereTheLanguageHasAnotherCalendar() throws IOException {
        List<Column> columns = List.of(new Column("c0", DataType.parse("timestamp(6)"), true));
        Path file = folder.resolve("calendar.orc");
        Locale before = Locale.getDefault();
        write(new RandomTable(9, 10, List.of(columns.get(0).type())), OrcOptions.defaults(), file);
        try {
            Locale.setDefault(Locale.forLanguageTag("th-TH"));
            assertThatThrownBy(() -> new OrcFileFormat().open(file, columns))
                    .isInstanceOf(BankSynthException.class)
                    .hasMessageContaining("-Duser.language=en");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void assertRowsFollow(
            RecordReader rows,
            TypeDescription schema,
            RandomTable table,
            List<List<Object>> written,
            int row,
            Path file)
            throws IOException {
        VectorizedRowBatch lent = schema.createRowBatch(TypeDescription.RowBatchVersion.USE_DECIMAL64, 100);
        assertThat(rows.nextBatch(lent)).isTrue();
        Batch batch = Batch.allocate(table.columns(), 100);
        batch.begin(row);
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = table.columns().get(c);
            OrcCopy.of(schema.getChildren().get(c), column, file).copy(lent.cols[c], batch.vector(c), lent.size);
            for (int i = 0; i < lent.size; i++) {
                assertThat(Cells.cell(column.type(), batch.vector(c), i))
                        .as("row %d, %s", row + i, column)
                        .isEqualTo(written.get(c).get(row + i));
            }
        }
    }

    @Test
    void readersSkipByStatisticsAndBloomFilters() throws IOException {
        List<Column> columns = List.of(
                new Column("id", new DataType.Whole(64), false), new Column("other", new DataType.Whole(64), false));
        Path file = folder.resolve("skip");
        OrcOptions options = OrcOptions.defaults().withStripes(50_000, 1_000).withBlooms(Set.of("other"));
        Batch batch = Batch.allocate(columns, 1_000);
        try (BatchWriter writer = OrcFormat.encoded(options)
                .sink(new Table(TableName.of("t"), columns, List.of(), List.of()))
                .open(file)) {
            Random random = new Random(1);
            for (int row = 0; row < 100_000; row += 1_000) {
                batch.begin(row);
                for (int i = 0; i < 1_000; i++) {
                    ((LongVector) batch.vector(0)).values()[i] = (long) row + i;
                    ((LongVector) batch.vector(1)).values()[i] = random.nextInt() * 2L;
                }
                batch.end(1_000);
                writer.write(batch);
            }
        }
        assertThat(rowsRead(file, "id", 77_777L)).isEqualTo(1_000);
        assertThat(rowsRead(file, "id", 200_000L)).isZero();
        // Odd numbers were never written; one stride in a hundred may be read in vain.
        assertThat(rowsRead(file, "other", 1_234_567L)).isLessThanOrEqualTo(5_000);
    }

    private static long rowsRead(Path file, String column, long value) throws IOException {
        SearchArgument argument = SearchArgumentFactory.newBuilder()
                .equals(column, PredicateLeaf.Type.LONG, value)
                .build();
        try (OrcInput input = new OrcInput(file);
                Reader reader = reader(input, file);
                RecordReader rows = reader.rows(reader.options()
                        .dataReader(input)
                        .searchArgument(argument, new String[] {column})
                        .allowSARGToFilter(false))) {
            VectorizedRowBatch batch = reader.getSchema().createRowBatch(1_000);
            long count = 0;
            while (rows.nextBatch(batch)) {
                count += batch.size;
            }
            return count;
        }
    }

    /** All kinds of column at the edges: no rows, all null, text of a megabyte, Bloom filters everywhere. */
    @Test
    void edgesComeBackEqual() throws IOException {
        RandomTable table = RandomTable.ofAllTypes(70, 3_000);
        Set<String> all = Set.copyOf(table.columns().stream().map(Column::name).toList());
        Path file = folder.resolve("blooms");
        List<List<Object>> written =
                write(table, OrcOptions.defaults().withBlooms(all).withStripes(2_500, 1_000), file);
        assertThat(Cells.read(new OrcFileFormat(), file, table.columns())).isEqualTo(written);

        List<Column> columns = List.of(new Column("t", DataType.Text.STRING, true));
        byte[] long1 = "x".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Batch batch = Batch.allocate(columns, 10);
        Path longFile = folder.resolve("long");
        List<Object> cells = new ArrayList<>();
        try (BatchWriter writer = OrcFormat.encoded(OrcOptions.defaults())
                .sink(new Table(TableName.of("t"), columns, List.of(), List.of()))
                .open(longFile)) {
            batch.begin(0);
            for (int i = 0; i < 10; i++) {
                ((io.banksynth.batch.TextVector) batch.vector(0)).set(i, long1, 0, long1.length - i);
                cells.add(Cells.cell(DataType.Text.STRING, batch.vector(0), i));
            }
            batch.end(10);
            writer.write(batch);
        }
        assertThat(Cells.read(new OrcFileFormat(), longFile, columns)).isEqualTo(List.of(cells));
        assertThat(Files.size(longFile)).isLessThan(2 << 20);
    }

    /** Memory stays flat: a stripe ends by its bytes, however few rows it has. */
    @Test
    void stripesEndByTheirBytes() throws IOException {
        List<Column> columns = List.of(new Column("t", DataType.Text.STRING, true));
        Path file = folder.resolve("bytes");
        OrcOptions few = OrcOptions.defaults();
        OrcOptions options = new OrcOptions(
                Codec.NONE,
                few.stripeRows(),
                1 << 20,
                few.strideRows(),
                few.chunkBytes(),
                few.bloomColumns(),
                few.bloomFalsePositives());
        byte[] text = new byte[100_000];
        java.util.Arrays.fill(text, (byte) 'x');
        Batch batch = Batch.allocate(columns, 5);
        try (BatchWriter writer = OrcFormat.encoded(options)
                .sink(new Table(TableName.of("t"), columns, List.of(), List.of()))
                .open(file)) {
            for (int row = 0; row < 50; row += 5) {
                batch.begin(row);
                for (int i = 0; i < 5; i++) {
                    ((io.banksynth.batch.TextVector) batch.vector(0)).set(i, text, 0, text.length);
                }
                batch.end(5);
                writer.write(batch);
            }
        }
        try (OrcInput input = new OrcInput(file)) {
            assertThat(input.tail().getStripes()).hasSize(4);
        }
        assertThat(Cells.read(new OrcFileFormat(), file, columns).get(0)).hasSize(50);
    }

    private static Reader reader(OrcInput input, Path file) throws IOException {
        return new ReaderImpl(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.readerOptions(null)
                        .orcTail(input.tail())
                        .setKeyProvider(new NoKeys())
                        .useUTCTimestamp(true)
                        .convertToProlepticGregorian(true));
    }

    private static List<List<Object>> write(RandomTable table, OrcOptions options, Path file) throws IOException {
        try (BatchWriter writer = OrcFormat.encoded(options).sink(table.table()).open(file)) {
            return table.writeTo(writer);
        }
    }
}
