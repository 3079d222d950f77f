package io.banksynth.formats.parquet.encode;

import io.banksynth.batch.Batch;
import io.banksynth.formats.BlockCompressor;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes batches as one Parquet file. */
public final class ParquetEncoder implements BatchWriter {
    /** Bytes after which a page ends although it has few rows. */
    private static final int PAGE_BYTES = 1 << 20;

    private final ParquetOptions options;
    private final @Nullable BlockCompressor codec;
    private final List<ColumnChunk> columns = new ArrayList<>();
    private final ParquetFileWriter writer;
    private final Map<String, String> metadata;
    private final int pageRows;
    private int rowsInPage;
    private int rowsInGroup;
    private boolean closed;

    /**
     * Begins a file.
     *
     * @param file a path that does not exist yet
     * @param columns of the batches that will come
     * @param schema the same as Parquet's
     * @param metadata what the footer keeps beside it
     */
    public ParquetEncoder(
            Path file, List<Column> columns, MessageType schema, Map<String, String> metadata, ParquetOptions options)
            throws IOException {
        this.options = options;
        this.metadata = metadata;
        this.pageRows = options.pageRows(columns.size());
        this.codec = switch (options.codec()) {
            case NONE -> null;
            case SNAPPY -> BlockCompressor.snappy();
            case ZSTD -> BlockCompressor.zstd(1);
            case ZLIB -> BlockCompressor.gzip();
        };
        CompressionCodecName codecName = options.codecName();
        for (int c = 0; c < columns.size(); c++) {
            ColumnDescriptor descriptor = schema.getColumns().get(c);
            boolean hasBloom = options.bloomColumns().contains(columns.get(c).name());
            this.columns.add(chunk(
                    columns.get(c),
                    new ChunkContext(
                            descriptor,
                            codec,
                            codecName,
                            options.encodings(),
                            pageRows,
                            hasBloom ? options.bloomFalsePositives() : 0)));
        }
        this.writer = new ParquetFileWriter(
                new LocalOutputFile(file),
                schema,
                ParquetFileWriter.Mode.CREATE,
                options.groupBytes(),
                0,
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                true);
        writer.start();
    }

    private static ColumnChunk chunk(Column column, ChunkContext context) {
        DataType type = column.type();
        if (type instanceof DataType.Bool) {
            return new TruthChunk(context);
        }
        if (type instanceof DataType.Floating) {
            return new FloatingChunk(context);
        }
        if (type.storage() == Storage.BYTES) {
            return new TextChunk(context);
        }
        return type instanceof DataType.Decimal && type.storage() == Storage.WIDE
                ? new WideDecimalChunk(context)
                : new WholeChunk(context, column);
    }

    @Override
    public void write(Batch batch) throws IOException {
        if (rowsInPage > 0 && !accepts(batch)) {
            endPage();
        }
        int from = 0;
        while (from < batch.size()) {
            if (rowsInPage == 0) {
                beginPage(batch);
            }
            int room = Math.min(pageRows - rowsInPage, options.groupRows() - rowsInGroup);
            int to = Math.min(batch.size(), from + room);
            int pageBytes = 0;
            for (int c = 0; c < columns.size(); c++) {
                ColumnChunk column = columns.get(c);
                column.encode(batch.vector(c), from, to);
                pageBytes = Math.max(pageBytes, column.pageBytes());
            }
            rowsInPage += to - from;
            rowsInGroup += to - from;
            from = to;
            if (rowsInPage == pageRows || pageBytes >= PAGE_BYTES || rowsInGroup == options.groupRows()) {
                endPage();
                if (rowsInGroup == options.groupRows() || heldBytes() >= options.groupBytes()) {
                    endGroup();
                }
            }
        }
    }

    private boolean accepts(Batch batch) {
        boolean all = true;
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof TextChunk text) {
                all &= text.accepts(batch.vector(c));
            }
        }
        return all;
    }

    private void beginPage(Batch batch) {
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof TextChunk text) {
                text.beginPage(batch.vector(c));
            }
        }
    }

    private void endPage() throws IOException {
        for (ColumnChunk column : columns) {
            column.endPage();
        }
        rowsInPage = 0;
    }

    private long heldBytes() {
        long bytes = 0;
        for (ColumnChunk column : columns) {
            bytes += column.heldBytes();
        }
        return bytes;
    }

    private void endGroup() throws IOException {
        writer.startBlock(rowsInGroup);
        for (ColumnChunk column : columns) {
            column.writeTo(writer, rowsInGroup);
        }
        writer.endBlock();
        rowsInGroup = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (writer) {
            if (rowsInPage > 0) {
                endPage();
            }
            if (rowsInGroup > 0) {
                endGroup();
            }
            writer.end(metadata);
        } finally {
            if (codec != null) {
                codec.close();
            }
        }
    }
}
