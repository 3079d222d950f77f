package io.banksynth.engine;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowDigest;
import io.banksynth.batch.RowRange;
import io.banksynth.files.BelowFolder;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.TableGenerator;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.ColumnSums;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Generates the rows of one part once and writes them in every format. Every engine's tasks do this. */
public final class PartWriter {
    private final IndexedPlan plan;
    private final List<TableSink.Format> formats;
    private final RunListener listener;

    public PartWriter(IndexedPlan plan, List<TableSink.Format> formats, RunListener listener) {
        this.plan = plan;
        this.formats = List.copyOf(formats);
        this.listener = listener;
    }

    /**
     * Writes the files of a part below a folder.
     *
     * @return a file for each format, in their order
     */
    public List<WrittenFile> write(RunPart part, Path folder) throws IOException {
        Table table = plan.plan().table(part.table()).table();
        TableGenerator generator = plan.generator(part.table());
        RowDigest digest = new RowDigest(table.columns().size());
        boolean summed = formats.stream().anyMatch(TableSink.Format::needsSums);
        ColumnSums sums = new ColumnSums(summed ? table.columns() : List.of());
        RowRange rows = part.partition().rows();
        List<BatchWriter> writers = new ArrayList<>();
        try {
            for (TableSink.Format format : formats) {
                writers.add(format.sink(table).open(BelowFolder.resolve(folder, part.path(format))));
            }
            for (long row = rows.from(); row < rows.to(); row += Batch.CAPACITY) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("the run was stopped");
                }
                Batch batch = generator.fill(row, rows.to());
                digest.add(batch);
                sums.add(batch);
                for (BatchWriter writer : writers) {
                    writer.write(batch);
                }
                listener.wrote(part.table(), batch.size());
            }
        } finally {
            closeAll(writers);
        }
        List<WrittenFile> files = new ArrayList<>();
        for (TableSink.Format format : formats) {
            String path = part.path(format);
            long bytes = Files.size(folder.resolve(path));
            files.add(new WrittenFile(part.table(), format.name(), path, rows, bytes, digest.hex(), sums.sums()));
        }
        return files;
    }

    private static void closeAll(List<BatchWriter> writers) throws IOException {
        IOException first = null;
        for (BatchWriter writer : writers) {
            try {
                writer.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
