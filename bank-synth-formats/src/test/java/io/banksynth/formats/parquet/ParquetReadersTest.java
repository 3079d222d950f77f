package io.banksynth.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.formats.Arrow;
import io.banksynth.formats.Cells;
import io.banksynth.formats.RandomTable;
import io.banksynth.formats.parquet.encode.ParquetOptions;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.Codec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other readers make of our encoder's files: DuckDB's, Arrow's, and parquet-java's by statistics and indexes. */
class ParquetReadersTest {
    @TempDir
    private Path folder;

    private static List<ParquetOptions> layouts() {
        List<ParquetOptions> layouts = new ArrayList<>();
        for (Codec codec : Codec.values()) {
            for (ParquetOptions.Encodings encodings : ParquetOptions.Encodings.values()) {
                layouts.add(ParquetOptions.defaults()
                        .withCodec(codec)
                        .withEncodings(encodings)
                        .withGroups(5_000, 700));
            }
        }
        return layouts;
    }

    @Test
    @Tag("integration")
    void arrowReadsWhatWasWritten() throws IOException, InterruptedException {
        Arrow arrow = Arrow.orSkip(folder);
        int file = 0;
        for (ParquetOptions options : layouts()) {
            for (int seed = 0; seed < 3; seed++) {
                RandomTable table = (seed < 2 ? RandomTable.ofAllTypes(seed, 9_000) : RandomTable.of(seed, 4_000))
                        .withAllTimestampsNear();
                Path path = folder.resolve(file++ + ".parquet");
                arrow.assertReads(path, table.columns(), write(table, options, path), options + " seed " + seed);
            }
        }
    }

    @Test
    void duckDbReadsWhatWasWritten() throws IOException, SQLException {
        int file = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (ParquetOptions options : layouts()) {
                for (int seed = 0; seed < 3; seed++) {
                    RandomTable table = (seed < 2 ? RandomTable.ofAllTypes(seed, 6_000) : RandomTable.of(seed, 3_000))
                            .withAllTimestampsNear();
                    Path path = folder.resolve("duck-" + file++ + ".parquet");
                    List<List<Object>> written = write(table, options, path);
                    for (int c = 0; c < table.columns().size(); c++) {
                        Column column = table.columns().get(c);
                        if (column.type() instanceof DataType.Timestamp timestamp
                                && timestamp.zoned()
                                && timestamp.storage() == Storage.WIDE) {
                            continue; // DuckDB keeps microseconds of instants.
                        }
                        List<Object> read = read(statement, path, column);
                        assertThat(read)
                                .as("%s seed %d %s", options, seed, column)
                                .isEqualTo(written.get(c));
                    }
                }
            }
        }
    }

    private static List<Object> read(Statement statement, Path path, Column column) throws SQLException {
        String name = column.name().toLowerCase(Locale.ROOT);
        DataType type = column.type();
        String expression = name;
        if (type instanceof DataType.Bool) {
            expression = name + "::INT";
        } else if (type instanceof DataType.Date) {
            expression = name + " - DATE '1970-01-01'";
        } else if (type instanceof DataType.Timestamp) {
            expression = (type.storage() == Storage.LONG ? "epoch_us(" : "epoch_ns(") + name + ")";
        } else if (type instanceof DataType.Text) {
            expression = "encode(" + name + ")";
        }
        List<Object> cells = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT " + expression + " FROM read_parquet('" + path + "')")) {
            while (rows.next()) {
                cells.add(cell(rows, type));
            }
        }
        return cells;
    }

    private static Object cell(ResultSet rows, DataType type) throws SQLException {
        Object value = rows.getObject(1);
        if (value == null) {
            return Cells.NULL;
        }
        if (type instanceof DataType.Decimal) {
            BigDecimal decimal = rows.getBigDecimal(1);
            return type.storage() == Storage.LONG
                    ? (Object) decimal.unscaledValue().longValue()
                    : decimal.unscaledValue().toString();
        }
        if (type.storage() == Storage.BYTES) {
            return new String(rows.getBytes(1), StandardCharsets.ISO_8859_1);
        }
        if (type.storage() == Storage.DOUBLE) {
            return rows.getDouble(1);
        }
        long number = rows.getLong(1);
        return type.storage() == Storage.LONG
                ? (Object) number
                : Math.floorDiv(number, 1_000_000_000L) + "s" + Math.floorMod(number, 1_000_000_000L);
    }

    @Test
    void readersSkipByStatisticsIndexesAndBloomFilters() throws IOException {
        List<Column> columns = List.of(
                new Column("id", new DataType.Whole(64), false),
                new Column("other", new DataType.Whole(64), false),
                new Column("word", DataType.Text.STRING, false));
        Path file = folder.resolve("skip");
        ParquetOptions options =
                ParquetOptions.defaults().withGroups(50_000, 1_000).withBlooms(Set.of("other", "word"));
        Batch batch = Batch.allocate(columns, 1_000);
        try (BatchWriter writer = ParquetFormat.encoded(options)
                .sink(new Table(TableName.of("t"), columns, List.of(), List.of()))
                .open(file)) {
            Random random = new Random(1);
            for (int row = 0; row < 100_000; row += 1_000) {
                batch.begin(row);
                for (int i = 0; i < 1_000; i++) {
                    ((LongVector) batch.vector(0)).values()[i] = (long) row + i;
                    ((LongVector) batch.vector(1)).values()[i] = random.nextLong() * 2;
                    byte[] word = Long.toString(random.nextLong() | 1).getBytes(StandardCharsets.UTF_8);
                    ((TextVector) batch.vector(2)).set(i, word, 0, word.length);
                }
                batch.end(1_000);
                writer.write(batch);
            }
        }
        assertThat(rowsRead(file, FilterCompat.get(FilterApi.eq(FilterApi.longColumn("id"), 77_777L))))
                .isEqualTo(1_000);
        assertThat(rowsRead(file, FilterCompat.get(FilterApi.eq(FilterApi.longColumn("id"), 200_000L))))
                .isZero();
        // Odd numbers were never written; each of the two row groups may be read in vain with one in a hundred.
        assertThat(rowsRead(file, FilterCompat.get(FilterApi.eq(FilterApi.longColumn("other"), 1_234_567L))))
                .isZero();
        assertThat(rowsRead(
                        file,
                        FilterCompat.get(FilterApi.eq(
                                FilterApi.binaryColumn("word"),
                                org.apache.parquet.io.api.Binary.fromString("1234567890x")))))
                .isZero();
    }

    private static long rowsRead(Path file, FilterCompat.Filter filter) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .withRecordFilter(filter)
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            return reader.getFilteredRecordCount();
        }
    }

    /** Other writers' nanoseconds are mostly microseconds in fact, which cost half and fit everywhere. */
    @Test
    void digitsOfOtherWritersTimestampsAreCounted() throws IOException, SQLException {
        Path file = folder.resolve("foreign.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT make_timestamp_ns(1700000000123456000 + i * 1000) AS micros,"
                    + " make_timestamp_ns(1700000000123456789 + i) AS nanos, i::INT AS i FROM range(3000) t(i))"
                    + " TO '" + file + "' (FORMAT parquet)");
        }
        List<Column> columns = new ParquetFileFormat().columns(file);
        assertThat(columns)
                .containsExactly(
                        new Column("micros", new DataType.Timestamp(6, false), true),
                        new Column("nanos", new DataType.Timestamp(9, false), true),
                        new Column("i", new DataType.Whole(32), true));
        List<List<Object>> cells = Cells.read(new ParquetFileFormat(), file, columns);
        assertThat(cells.get(0).get(5)).isEqualTo(1_700_000_000_123_461L);
        assertThat(cells.get(1).get(5)).isEqualTo("1700000000s123456794");
    }

    /** Bloom filters on columns of all types, dictionaries among them, find every value that was written. */
    @Test
    void bloomFiltersLoseNothing() throws IOException, SQLException {
        RandomTable table = RandomTable.ofAllTypes(71, 3_000).withAllTimestampsNear();
        Path file = folder.resolve("blooms.parquet");
        Set<String> all = Set.copyOf(table.columns().stream()
                .filter(c -> !(c.type() instanceof DataType.Bool))
                .map(Column::name)
                .toList());
        List<List<Object>> written = write(table, ParquetOptions.defaults().withBlooms(all), file);
        assertThat(Cells.read(new ParquetFileFormat(), file, table.columns())).isEqualTo(written);
    }

    private static List<List<Object>> write(RandomTable table, ParquetOptions options, Path file) throws IOException {
        try (BatchWriter writer =
                ParquetFormat.encoded(options).sink(table.table()).open(file)) {
            return table.writeTo(writer);
        }
    }
}
