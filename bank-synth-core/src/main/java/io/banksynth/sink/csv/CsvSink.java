package io.banksynth.sink.csv;

import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a table as delimited text: UTF-8 without a mark, a header, commas, quotes where needed, LF (RFC 4180 but for CR). */
record CsvSink(Table table, CsvSpelling spelling) implements TableSink {
    @Override
    public BatchWriter open(Path file) throws IOException {
        return new CsvBatchWriter(file, table.columns(), spelling);
    }
}
