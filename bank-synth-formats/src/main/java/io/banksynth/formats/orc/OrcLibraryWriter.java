package io.banksynth.formats.orc;

import io.banksynth.batch.Batch;
import io.banksynth.schema.Column;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.Writer;

/** Hands batches to orc-core's writer: arrays of the same shape as they are, others converted into arrays kept for it. */
final class OrcLibraryWriter implements BatchWriter {
    private final Writer writer;
    private final OrcCells[] cells;
    private final VectorizedRowBatch rows;

    OrcLibraryWriter(Writer writer, List<Column> columns) {
        this.writer = writer;
        this.cells = columns.stream().map(c -> OrcCells.of(c.type())).toArray(OrcCells[]::new);
        this.rows = new VectorizedRowBatch(cells.length);
    }

    @Override
    public void write(Batch batch) throws IOException {
        for (int c = 0; c < cells.length; c++) {
            rows.cols[c] = cells[c].lend(batch.vector(c), batch.size());
        }
        rows.size = batch.size();
        writer.addRowBatch(rows);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
