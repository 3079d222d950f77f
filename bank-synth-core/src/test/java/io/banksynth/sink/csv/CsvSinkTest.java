package io.banksynth.sink.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.RandomRows;
import io.banksynth.batch.RowDigest;
import io.banksynth.batch.ShownRows;
import io.banksynth.batch.TextVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.source.BatchReader;
import io.banksynth.source.csv.CsvFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back equal, by us and by others: every type, and every value that hurts. */
class CsvSinkTest {
    @TempDir
    Path folder;

    private static Table table(List<Column> columns) {
        return new Table(TableName.of("t"), columns, List.of(), List.of());
    }

    /** Writes random rows and returns their cells as they are shown; the digest takes the same rows. */
    private static List<List<String>> write(
            Path file, List<Column> columns, CsvSpelling spelling, long seed, RowDigest digest) throws IOException {
        RandomRows random = new RandomRows(seed);
        Batch batch = random.batch(columns, 64);
        List<List<String>> written = new ArrayList<>();
        try (BatchWriter writer = new CsvSink(table(columns), spelling).open(file)) {
            for (int i = 0; i < 40; i++) {
                random.fill(batch, written.size(), 1 + i % 64);
                written.addAll(ShownRows.of(batch));
                digest.add(batch);
                writer.write(batch);
            }
        }
        return written;
    }

    @ParameterizedTest
    @EnumSource(CsvSpelling.class)
    void whatIsWrittenIsReadBackEqual(CsvSpelling spelling) throws IOException {
        for (long seed = 0; seed < 12; seed++) {
            List<Column> columns = RandomRows.everyType();
            Path file = folder.resolve(seed + ".csv");
            RowDigest written = new RowDigest(columns.size());
            List<List<String>> rows = write(file, columns, spelling, seed, written);

            RowDigest read = new RowDigest(columns.size());
            List<List<String>> back = new ArrayList<>();
            try (BatchReader reader = new CsvFormat().open(file, columns)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    back.addAll(ShownRows.of(batch));
                    read.add(batch);
                }
                assertThat(reader.warnings()).isEmpty();
            }
            assertThat(back).isEqualTo(rows);
            assertThat(read.hex()).isEqualTo(written.hex());
        }
    }

    /** A table of one column is the hardest to sniff: each type alone must come back as well. */
    @Test
    void anyColumnAloneIsReadBackEqual() throws IOException {
        List<Column> all = RandomRows.everyType();
        for (int c = 0; c < all.size(); c++) {
            List<Column> columns = List.of(all.get(c));
            Path file = folder.resolve(c + ".csv");
            List<List<String>> rows = write(file, columns, CsvSpelling.COMMON, 100 + c, new RowDigest(columns.size()));
            List<List<String>> back = new ArrayList<>();
            try (BatchReader reader = new CsvFormat().open(file, columns)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    back.addAll(ShownRows.of(batch));
                }
            }
            assertThat(back).as(columns.toString()).isEqualTo(rows);
        }
    }

    @Test
    void writesPlainRfc4180() throws IOException {
        List<Column> columns = List.of(
                new Column("id", new DataType.Whole(64), false),
                new Column("order by", DataType.Text.STRING, true),
                new Column("amount", new DataType.Decimal(12, 2), true),
                new Column("at", new DataType.Timestamp(3, true), true),
                new Column("on", new DataType.Date(), true));
        Batch batch = Batch.allocate(columns, 4);
        batch.begin(0);
        long[] ids = {1, -2, Long.MIN_VALUE, Long.MAX_VALUE};
        String[] texts = {"plain", "say \"a,b\"\r\n", "", null};
        long[] amounts = {5, -5, 1_234_567_89, 0};
        long[] moments = {0, -1_000, -62_135_596_800_000_000L, 1_600_000_000_123_000L};
        long[] days = {0, -1, -719_162, 2_932_896};
        for (int i = 0; i < 4; i++) {
            ((LongVector) batch.vector(0)).values()[i] = ids[i];
            if (texts[i] == null) {
                batch.vector(1).setNull(i);
            } else {
                byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_8);
                ((TextVector) batch.vector(1)).set(i, bytes, 0, bytes.length);
            }
            ((LongVector) batch.vector(2)).values()[i] = amounts[i];
            ((LongVector) batch.vector(3)).values()[i] = moments[i];
            ((LongVector) batch.vector(4)).values()[i] = days[i];
        }
        batch.end(4);
        for (CsvSpelling spelling : CsvSpelling.values()) {
            Path file = folder.resolve(spelling + ".csv");
            try (BatchWriter writer = new CsvSink(table(columns), spelling).open(file)) {
                writer.write(batch);
            }
        }

        assertThat(folder.resolve("COMMON.csv")).hasContent("""
                        id,"order by",amount,at,on
                        1,plain,0.05,1970-01-01T00:00:00.000Z,1970-01-01
                        -2,"say ""a,b""\r
                        ",-0.05,1969-12-31T23:59:59.999Z,1969-12-31
                        -9223372036854775808,"",1234567.89,0001-01-01T00:00:00.000Z,0001-01-01
                        9223372036854775807,,0.00,2020-09-13T12:26:40.123Z,9999-12-31
                        """);
        assertThat(Files.readString(folder.resolve("ORACLE.csv"))).contains(",2020-09-13 12:26:40.123 +00:00,");
    }

    @Test
    void anotherReaderSeesTheSameTexts() throws Exception {
        List<Column> columns = List.of(
                new Column("id", new DataType.Whole(32), false),
                new Column("amount", new DataType.Decimal(38, 10), true),
                new Column("text", DataType.Text.STRING, false));
        Path file = folder.resolve("h2.csv");
        List<List<String>> rows = write(file, columns, CsvSpelling.COMMON, 7, new RowDigest(3));
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:csv");
                // H2 takes an empty field for null only if it is told so.
                ResultSet read = h2.createStatement()
                        .executeQuery("SELECT * FROM CSVREAD('" + file
                                + "', NULL, 'charset=UTF-8 fieldSeparator=, preserveWhitespace=true')")) {
            int i = 0;
            for (; read.next(); i++) {
                List<String> row = rows.get(i);
                assertThat(read.getString(1)).isEqualTo(row.get(0));
                assertThat(read.getString(2)).isEqualTo(row.get(1));
                assertThat(read.getString(3)).isEqualTo(row.get(2));
            }
            assertThat(i).isEqualTo(rows.size());
        }
    }

    @Test
    void longTextsAndManyRowsPassTheBuffer() throws IOException {
        List<Column> columns = List.of(new Column("text", DataType.Text.STRING, false));
        Batch batch = Batch.allocate(columns, 3);
        byte[] small = "x".getBytes(StandardCharsets.UTF_8);
        byte[] large = "\"".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        batch.begin(0);
        ((TextVector) batch.vector(0)).set(0, small, 0, 1);
        ((TextVector) batch.vector(0)).set(1, large, 0, large.length);
        ((TextVector) batch.vector(0)).set(2, small, 0, 1);
        batch.end(3);
        Path file = folder.resolve("long.csv");
        try (BatchWriter writer = new CsvSink(table(columns), CsvSpelling.COMMON).open(file)) {
            writer.write(batch);
            writer.write(batch);
        }
        assertThat(file).hasSize("text\n".length() + 2 * (2 + 2_000_003 + 2));
        assertThatThrownBy(() -> new CsvSink(table(columns), CsvSpelling.COMMON).open(file))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
