package io.banksynth.formats.orc;

import io.banksynth.batch.Batch;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.ReaderImpl;
import org.jspecify.annotations.Nullable;

/** Streams some columns of an ORC file. */
final class OrcBatchReader implements BatchReader {
    private final Path file;
    private final Reader reader;
    private final RecordReader rows;
    private final VectorizedRowBatch lent;
    private final Batch batch;
    private final int[] positions;
    private final OrcCopy[] copies;
    private long row;

    OrcBatchReader(Path file, OrcInput input, List<Column> columns) throws IOException {
        this.file = file;
        this.reader = new ReaderImpl(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.readerOptions(null)
                        .orcTail(input.tail())
                        .setKeyProvider(new NoKeys())
                        .useUTCTimestamp(true)
                        .convertToProlepticGregorian(true));
        TypeDescription schema = reader.getSchema();
        boolean[] include = new boolean[schema.getMaximumId() + 1];
        include[schema.getId()] = true;
        this.positions = new int[columns.size()];
        this.copies = new OrcCopy[columns.size()];
        for (int c = 0; c < positions.length; c++) {
            positions[c] = OrcFileFormat.position(schema, columns.get(c), file);
            TypeDescription type = schema.getChildren().get(positions[c]);
            copies[c] = OrcCopy.of(type, columns.get(c), file);
            include[type.getId()] = true;
        }
        this.lent = schema.createRowBatch(TypeDescription.RowBatchVersion.USE_DECIMAL64, Batch.CAPACITY);
        this.batch = Batch.allocate(columns, Batch.CAPACITY);
        this.rows = reader.rows(reader.options().include(include).dataReader(input));
    }

    @Override
    public @Nullable Batch next() throws IOException {
        if (!readNext()) {
            return null;
        }
        int n = lent.size;
        batch.begin(row);
        for (int c = 0; c < positions.length; c++) {
            copies[c].copy(lent.cols[positions[c]], batch.vector(c), n);
        }
        batch.end(n);
        row += n;
        return batch;
    }

    private boolean readNext() throws IOException {
        try {
            return rows.nextBatch(lent);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
            throw BankSynthException.source(
                    "Cannot read " + file + ": it is damaged behind row " + row + " (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            reader.close();
        }
    }
}
