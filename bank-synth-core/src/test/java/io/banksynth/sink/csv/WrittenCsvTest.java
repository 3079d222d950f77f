package io.banksynth.sink.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RandomRows;
import io.banksynth.batch.RowDigest;
import io.banksynth.batch.ShownRows;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reader of a report is the strict inverse of the writer. */
class WrittenCsvTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CsvSpelling.class)
    void whatIsWrittenIsReadBackEqualHoweverLittleTheBufferHolds(CsvSpelling spelling) throws IOException {
        List<Column> columns = RandomRows.everyType();
        for (long seed = 0; seed < 8; seed++) {
            Path file = folder.resolve(seed + ".csv");
            RowDigest written = new RowDigest(columns.size());
            List<List<String>> rows = write(file, columns, spelling, seed, written);
            for (int bufferBytes : new int[] {16, 1000, 1 << 18}) {
                RowDigest read = new RowDigest(columns.size());
                assertThat(read(file, columns, spelling, bufferBytes, read)).isEqualTo(rows);
                assertThat(read.hex()).isEqualTo(written.hex());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CsvSpelling.class)
    void anyColumnAloneIsReadBackEqual(CsvSpelling spelling) throws IOException {
        for (Column column : RandomRows.everyType()) {
            List<Column> columns = List.of(column);
            Path file = folder.resolve(column.name() + ".csv");
            List<List<String>> rows = write(file, columns, spelling, 7, new RowDigest(1));
            assertThat(read(file, columns, spelling, 1 << 18, new RowDigest(1)))
                    .as(column.toString())
                    .isEqualTo(rows);
        }
    }

    @Test
    void columnsAreReadInTheOrderAskedFor() throws IOException {
        List<Column> columns = new ArrayList<>(RandomRows.everyType());
        Path file = folder.resolve("t.csv");
        List<List<String>> rows = write(file, columns, CsvSpelling.COMMON, 3, new RowDigest(columns.size()));
        List<Column> two = new ArrayList<>(List.of(columns.get(1), columns.get(4)));
        Collections.reverse(two);
        List<List<String>> expected =
                rows.stream().map(row -> Arrays.asList(row.get(4), row.get(1))).toList();
        assertThat(read(file, two, CsvSpelling.COMMON, 1 << 18, new RowDigest(2)))
                .isEqualTo(expected);
    }

    @Test
    void whatTheWriterWouldNotHaveWrittenIsRefusedWithItsLine() throws IOException {
        refused("id,on\n1,2020-01-01\n", "");
        refused("id,on\n1,2020-01-01\n2,2020-02-30\n", "line 3, column ON");
        refused("id,on\n1,01.02.2020\n", "line 2, column ON");
        refused("id,on\n1.5,2020-01-01\n", "line 2, column ID");
        refused("id,on\n+1,2020-01-01\n", "line 2, column ID");
        refused("id,on\n99999999999999999999,2020-01-01\n", "line 2, column ID");
        refused("id,on\n1,2020-01-01,3\n", "line 2: 3 fields stand under a header of 2");
        refused("id,on\n1\n", "line 2: 1 fields stand under a header of 2");
        refused("id,on\n1,2020-01-01\n2,2020-01-0", "line 3: its last row is cut off");
        refused("id,on\n1,\"2020-01-01\"x\n", "line 2: something stands behind a closing quote");
        refused("id\n1\n", "its header has no column ON");
        refused("", "it is empty");
    }

    private void refused(String content, String message) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, content);
        List<Column> columns =
                List.of(new Column("id", new DataType.Whole(64), true), new Column("on", new DataType.Date(), true));
        if (message.isEmpty()) {
            assertThat(read(file, columns, CsvSpelling.COMMON, 64, new RowDigest(2)))
                    .hasSize(1);
        } else {
            assertThatThrownBy(() -> read(file, columns, CsvSpelling.COMMON, 64, new RowDigest(2)))
                    .isInstanceOf(BankSynthException.class)
                    .hasMessageContaining("t.csv, line ")
                    .hasMessageContaining(message);
        }
    }

    private static List<List<String>> write(
            Path file, List<Column> columns, CsvSpelling spelling, long seed, RowDigest digest) throws IOException {
        RandomRows random = new RandomRows(seed);
        Batch batch = random.batch(columns, 64);
        List<List<String>> written = new ArrayList<>();
        Table table = new Table(TableName.of("t"), columns, List.of(), List.of());
        try (BatchWriter writer = new CsvSink(table, spelling).open(file)) {
            for (int i = 0; i < 40; i++) {
                random.fill(batch, written.size(), 1 + i % 64);
                written.addAll(ShownRows.of(batch));
                digest.add(batch);
                writer.write(batch);
            }
        }
        return written;
    }

    private static List<List<String>> read(
            Path file, List<Column> columns, CsvSpelling spelling, int bufferBytes, RowDigest digest)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BatchReader reader = new WrittenCsvReader(file, columns, spelling, bufferBytes)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                rows.addAll(ShownRows.of(batch));
                digest.add(batch);
            }
        }
        return rows;
    }
}
