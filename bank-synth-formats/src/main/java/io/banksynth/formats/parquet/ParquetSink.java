package io.banksynth.formats.parquet;

import io.banksynth.formats.parquet.encode.ParquetEncoder;
import io.banksynth.formats.parquet.encode.ParquetOptions;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.schema.MessageType;

/** Writes a table through our own encoder. */
final class ParquetSink implements TableSink {
    private final Table table;
    private final ParquetOptions options;
    private final MessageType schema;
    private final Map<String, String> metadata;

    ParquetSink(Table table, ParquetOptions options) {
        this.table = table;
        this.options = options;
        this.schema = ParquetTypes.message(table.columns());
        this.metadata = ParquetTypes.metadata(table.columns());
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new ParquetEncoder(file, table.columns(), schema, metadata, options);
    }
}
