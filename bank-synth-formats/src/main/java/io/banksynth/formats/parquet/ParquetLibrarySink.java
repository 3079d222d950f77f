package io.banksynth.formats.parquet;

import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a table through parquet-java's writer, row by row. */
final class ParquetLibrarySink implements TableSink {
    private final Table table;

    ParquetLibrarySink(Table table) {
        this.table = table;
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new ParquetLibraryWriter(file, table);
    }
}
