package io.banksynth.formats.parquet;

import io.banksynth.batch.Batch;
import io.banksynth.formats.parquet.encode.ParquetOptions;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands the rows of batches to parquet-java's writer one by one, which is how it takes them. */
final class ParquetLibraryWriter implements BatchWriter {
    private static final long ROW_GROUP_BYTES = 128L << 20;

    private final ParquetWriter<RowCursor> writer;
    private final RowCursor cursor = new RowCursor();

    ParquetLibraryWriter(Path file, Table table, ParquetOptions options) throws IOException {
        Builder builder = new Builder(new LocalOutputFile(file), table);
        options.bloomColumns().forEach(column -> builder.withBloomFilterEnabled(column.toLowerCase(Locale.ROOT), true));
        this.writer = builder.withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .withCompressionCodec(options.codecName())
                .withRowGroupSize(Math.min(ROW_GROUP_BYTES, Runtime.getRuntime().maxMemory() / 16))
                .build();
    }

    @Override
    public void write(Batch batch) throws IOException {
        cursor.batch = batch;
        for (int i = 0; i < batch.size(); i++) {
            cursor.row = i;
            writer.write(cursor);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** A row of the batch that is being written. */
    private static final class RowCursor {
        private @org.jspecify.annotations.Nullable Batch batch;
        private int row;
    }

    private static final class Builder extends ParquetWriter.Builder<RowCursor, Builder> {
        private final Table table;

        Builder(OutputFile file, Table table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<RowCursor> getWriteSupport(Configuration unused) {
            return new Rows(table.columns());
        }

        @Override
        protected WriteSupport<RowCursor> getWriteSupport(ParquetConfiguration unused) {
            return new Rows(table.columns());
        }
    }

    private static final class Rows extends WriteSupport<RowCursor> {
        private final List<Column> columns;
        private final String[] names;
        private final ParquetCells[] cells;
        private @org.jspecify.annotations.Nullable RecordConsumer consumer;

        Rows(List<Column> columns) {
            this.columns = columns;
            this.names =
                    columns.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
            this.cells = columns.stream().map(ParquetCells::of).toArray(ParquetCells[]::new);
        }

        @Override
        @Deprecated
        public WriteContext init(Configuration unused) {
            return context();
        }

        @Override
        public WriteContext init(ParquetConfiguration unused) {
            return context();
        }

        private WriteContext context() {
            return new WriteContext(ParquetTypes.message(columns), ParquetTypes.metadata(columns));
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            this.consumer = recordConsumer;
        }

        @Override
        public void write(RowCursor cursor) {
            Batch batch = java.util.Objects.requireNonNull(cursor.batch);
            RecordConsumer target = java.util.Objects.requireNonNull(consumer);
            target.startMessage();
            for (int c = 0; c < names.length; c++) {
                if (!batch.vector(c).nulls()[cursor.row]) {
                    target.startField(names[c], c);
                    cells[c].write(batch.vector(c), cursor.row, target);
                    target.endField(names[c], c);
                }
            }
            target.endMessage();
        }
    }
}
