package io.banksynth.report;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowDigest;
import io.banksynth.error.BankSynthException;
import io.banksynth.report.key.KeyCodes;
import io.banksynth.report.likeness.GatheredRows;
import io.banksynth.report.measure.Classes;
import io.banksynth.schema.Column;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Reads one file once: its rows, their digest, nulls, types, keys, references and, of the first rows, shapes. */
final class FilePass implements Callable<FileFindings> {
    private final TablePass table;
    private final DataFile file;
    private final Path path;
    private final List<Column> columns;
    private final boolean inFull;
    private final RowDigest digest;
    private final KeyCodes codes = new KeyCodes();
    private final long[] nulls;
    private final long[][] shapes;
    private final long shapeLimit;
    private final Optional<GatheredRows> gathered;
    private long rows;
    private long shapeRows;
    private long wrongCells;
    private @Nullable String wrongColumn;

    /**
     * @param columns those that are read, in the table's order
     * @param shapeLimit of how many first rows shapes are measured
     */
    FilePass(TablePass table, DataFile file, List<Column> columns, long shapeLimit) {
        this.table = table;
        this.file = file;
        this.path = table.folder().resolve(file.path());
        this.columns = columns;
        this.inFull = columns.size() == table.columns().size();
        this.digest = new RowDigest(columns.size());
        this.nulls = new long[table.columns().size()];
        this.shapes = new long[table.columns().size()][];
        for (int c = 0; c < shapes.length; c++) {
            shapes[c] = new long[table.classes(c).map(Classes::size).orElse(0)];
        }
        this.shapeLimit = shapeLimit;
        this.gathered = inFull ? table.gathered(file) : Optional.empty();
    }

    @Override
    public FileFindings call() throws IOException {
        Optional<String> failure = Optional.empty();
        try {
            if (!inFull && shapeLimit > 0) {
                readShapes();
            }
            readAll();
        } catch (UnreadableFile e) {
            failure = Optional.of(reason(e.getCause()));
        }
        return new FileFindings(
                file,
                inFull,
                rows,
                digest.hex(),
                nulls,
                wrongCells,
                Optional.ofNullable(wrongColumn),
                shapeRows,
                shapes,
                gathered,
                failure);
    }

    private void readAll() throws IOException, UnreadableFile {
        List<TablePass.KeyUse> keys = table.keys(file, columns);
        try (BatchReader reader = open(columns)) {
            // A file with many more rows than it should have is no reason to read on for ever.
            while (rows <= file.rows().rows()) {
                Batch batch = next(reader);
                if (batch == null) {
                    return;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("the report was stopped");
                }
                long firstRow = file.rows().from() + rows;
                digest.add(batch, firstRow);
                for (TablePass.KeyUse key : keys) {
                    key.coder().code(batch, key.columns(), firstRow, codes);
                    for (TablePass.CodeTaker taker : key.takers()) {
                        taker.add(codes);
                    }
                }
                checkCells(batch);
                if (inFull) {
                    countShapes(batch);
                }
                gathered.ifPresent(g -> g.add(batch, firstRow));
                rows += batch.size();
            }
        }
    }

    /** Shapes of a file of which only the keys are read in full. */
    private void readShapes() throws IOException, UnreadableFile {
        try (BatchReader reader = open(table.columns())) {
            Batch batch = next(reader);
            while (batch != null && shapeRows < shapeLimit) {
                countShapes(batch);
                batch = next(reader);
            }
        }
    }

    private void countShapes(Batch batch) {
        int counted = (int) Math.min(batch.size(), shapeLimit - shapeRows);
        if (counted <= 0) {
            return;
        }
        for (int c = 0; c < shapes.length; c++) {
            int position = c;
            table.classes(c)
                    .ifPresent(classes -> classes.count(
                            batch.vector(position),
                            table.columns().get(position).type(),
                            counted,
                            shapes[position]));
        }
        shapeRows += counted;
    }

    private void checkCells(Batch batch) {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            if (batch.vector(c).hasNulls()) {
                int position = table.position(column);
                for (int i = 0; i < batch.size(); i++) {
                    nulls[position] += batch.vector(c).nulls()[i] ? 1 : 0;
                }
            }
            long wrong = TypeBounds.violations(batch.vector(c), column.type(), batch.size());
            wrongCells += wrong;
            if (wrong > 0 && wrongColumn == null) {
                wrongColumn = column.name();
            }
        }
    }

    private BatchReader open(List<Column> read) throws UnreadableFile {
        try {
            return file.reader().open(path, read);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(e);
        }
    }

    /** Readers of broken files fail in many ways; each of them is a finding, not a fault of this program. */
    private static @Nullable Batch next(BatchReader reader) throws UnreadableFile {
        try {
            return reader.next();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(e);
        }
    }

    /** Says what is wrong without showing a value: the place, where the reader names one. */
    private String reason(@Nullable Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return file.path() + " is not there";
        }
        if (cause instanceof BankSynthException && cause.getMessage() != null) {
            String message = cause.getMessage();
            int at = message.indexOf(path.toString());
            int end = at < 0 ? -1 : message.indexOf(": ", at + path.toString().length());
            if (end > 0) {
                return file.path() + message.substring(at + path.toString().length(), end) + " cannot be read";
            }
        }
        return file.path() + " cannot be read as " + file.reader().name() + " after row " + rows;
    }

    /** A failure that lies in the file. */
    private static final class UnreadableFile extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableFile(Exception cause) {
            super(cause);
        }
    }
}
