package io.banksynth.formats.parquet;

import io.banksynth.formats.parquet.encode.ParquetOptions;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a table through parquet-java's writer, row by row. */
final class ParquetLibrarySink implements TableSink {
    private final Table table;
    private final ParquetOptions options;

    ParquetLibrarySink(Table table, ParquetOptions options) {
        this.table = table;
        this.options = options;
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new ParquetLibraryWriter(file, table, options);
    }
}
