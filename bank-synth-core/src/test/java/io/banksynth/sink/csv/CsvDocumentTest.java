package io.banksynth.sink.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.ShownRows;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import io.banksynth.source.BatchReader;
import io.banksynth.source.csv.CsvFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in docs/formats/csv.md is read as documented, and what was read is written as it stands there. */
class CsvDocumentTest {
    @TempDir
    Path folder;

    @Test
    void theExampleIsReadAndWrittenAsItStands() throws IOException {
        String document = Files.readString(Path.of("../docs/formats/csv.md"));
        int start = document.indexOf("```csv\n") + 7;
        String example = document.substring(start, document.indexOf("```", start));
        Path file = Files.writeString(folder.resolve("t.csv"), example);
        CsvFormat format = new CsvFormat();

        List<Column> columns = format.columns(file);
        assertThat(columns)
                .extracting(c -> c.name() + " " + c.type() + (c.nullable() ? "" : "!"))
                .containsExactly(
                        "ID int!",
                        "ORDER BY string!",
                        "AMOUNT decimal(4,2)!",
                        "AT timestamp(3) with time zone!",
                        "ON date!",
                        "NOTE string");
        Path copy = folder.resolve("copy.csv");
        Table table = new Table(TableName.of("t"), columns, List.of(), List.of());
        try (BatchReader reader = format.open(file, columns);
                BatchWriter writer = new CsvSinkFormat().sink(table).open(copy)) {
            Batch batch = reader.next();
            assertThat(ShownRows.of(batch))
                    .containsExactly(
                            Arrays.asList("1", "plain", "0.05", "1970-01-01T00:00", "1970-01-01", null),
                            List.of("2", "say \"a,b\"", "-0.05", "1582-10-04T23:59:59.999", "0001-01-01", ""));
            writer.write(batch);
        }
        assertThat(copy).hasSameTextualContentAs(file);
    }
}
