package io.banksynth.sink.csv;

import io.banksynth.schema.Column;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import io.banksynth.source.csv.CsvFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads back what this package writes: nothing is sniffed, guessed or left out, a byte that the writer would not have
 * written is an error. Samples of people and other tools are read by {@link CsvFormat}.
 */
record WrittenCsv(CsvSpelling spelling) implements FileFormat {
    private static final int BUFFER_BYTES = 256 << 10;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public boolean accepts(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    @Override
    public List<Column> columns(Path file) throws IOException {
        return new CsvFormat().columns(file);
    }

    @Override
    public BatchReader open(Path file, List<Column> columns) throws IOException {
        return new WrittenCsvReader(file, columns, spelling, BUFFER_BYTES);
    }
}
