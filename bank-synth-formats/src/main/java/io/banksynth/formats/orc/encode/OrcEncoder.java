package io.banksynth.formats.orc.encode;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.formats.BlockCompressor;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Writes batches as one ORC file. */
public final class OrcEncoder implements BatchWriter {
    private final FileChannel channel;
    private final @Nullable BlockCompressor codec;
    private final OrcOptions options;
    private final List<ColumnEncoder<?>> columns = new ArrayList<>();
    private final RowStatistics strideRows = new RowStatistics();
    private final StripeWriter stripes;
    private int rowsInStripe;
    private int rowsInStride;
    private boolean closed;

    /**
     * Begins a file.
     *
     * @param file a path that does not exist yet
     * @param columns of the batches that will come
     * @param schema the same as a struct, as the file's footer tells it
     */
    public OrcEncoder(Path file, List<Column> columns, TypeDescription schema, OrcOptions options) throws IOException {
        this.options = options;
        this.codec = switch (options.codec()) {
            case NONE -> null;
            case SNAPPY -> BlockCompressor.snappy();
            case ZSTD -> BlockCompressor.zstd(1);
            case ZLIB -> BlockCompressor.deflate();
        };
        int chunkBytes = options.chunkBytes(columns.size());
        for (Column column : columns) {
            int bloomRows = options.bloomColumns().contains(column.name()) ? options.strideRows() : 0;
            this.columns.add(encoder(
                    column.type(), new ColumnContext(codec, chunkBytes, bloomRows, options.bloomFalsePositives())));
        }
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            this.stripes = new StripeWriter(channel, this.columns, schema, options, codec, chunkBytes);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static ColumnEncoder<?> encoder(DataType type, ColumnContext context) {
        if (type instanceof DataType.Bool) {
            return new TruthColumn(context);
        }
        if (type instanceof DataType.Whole whole) {
            return whole.bits() == 8 ? new ByteColumn(context) : WholeColumn.ofNumbers(context);
        }
        if (type instanceof DataType.Date) {
            return WholeColumn.ofDays(context);
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal.precision() <= DataType.Decimal.LONG_DIGITS
                    ? new DecimalColumn(context, decimal)
                    : new WideDecimalColumn(context, decimal);
        }
        if (type instanceof DataType.Floating floating) {
            return new FloatingColumn(context, floating.bits());
        }
        if (type instanceof DataType.Timestamp) {
            return new TimestampColumn(context);
        }
        return type instanceof DataType.Text text ? TextColumn.ofText(context, text) : TextColumn.ofBinary(context);
    }

    @Override
    public void write(Batch batch) throws IOException {
        if (rowsInStripe > 0 && !accepts(batch)) {
            endStripe();
        }
        int from = 0;
        while (from < batch.size()) {
            if (rowsInStripe == 0) {
                beginStripe(batch);
            }
            int room = Math.min(options.strideRows() - rowsInStride, options.stripeRows() - rowsInStripe);
            int to = Math.min(batch.size(), from + room);
            for (int c = 0; c < columns.size(); c++) {
                Vector vector = batch.vector(c);
                columns.get(c).encode(vector, from, to);
            }
            strideRows.add(to - from, to - from);
            rowsInStripe += to - from;
            rowsInStride += to - from;
            from = to;
            if (rowsInStripe == options.stripeRows() || heldBytes() >= options.stripeBytes()) {
                endStripe();
            } else if (rowsInStride == options.strideRows()) {
                endStride();
                columns.forEach(ColumnEncoder::beginStride);
            }
        }
    }

    private boolean accepts(Batch batch) {
        boolean all = true;
        for (int c = 0; c < columns.size(); c++) {
            all &= columns.get(c).accepts(batch.vector(c));
        }
        return all;
    }

    private void beginStripe(Batch batch) throws IOException {
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).beginStripe(batch.vector(c));
            columns.get(c).beginStride();
        }
    }

    private void endStride() {
        columns.forEach(ColumnEncoder::endStride);
        stripes.endStride(strideRows);
        strideRows.reset();
        rowsInStride = 0;
    }

    private void endStripe() throws IOException {
        if (rowsInStride > 0) {
            endStride();
        }
        stripes.write(rowsInStripe);
        rowsInStripe = 0;
    }

    private long heldBytes() {
        long bytes = 0;
        for (ColumnEncoder<?> column : columns) {
            bytes += column.heldBytes();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            if (rowsInStripe > 0) {
                endStripe();
            }
            stripes.finish();
        } finally {
            if (codec != null) {
                codec.close();
            }
        }
    }
}
