package io.banksynth.source.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.banksynth.error.BankSynthException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The records of a file. Records whose number of fields is not the header's are counted and left out. */
final class CsvRows implements Closeable {
    /** So many dirty rows are let pass in any file, if they are few of its rows. */
    private static final int FEW = 3;

    private final Path path;
    private final CloseableIterator<CsvRow> records;
    private int columns;
    private long rows;
    private long dirty;
    private long firstDirtyLine;
    private int firstDirtyFields;

    CsvRows(Path path, CsvReader<CsvRow> reader) {
        this.path = path;
        this.records = reader.iterator();
    }

    /** The header: the first record that is not a blank line. To be called before {@link #next()}. */
    CsvRow first() {
        CsvRow row = advance();
        while (row != null && (row.isBlank() || tellsDelimiter(row))) {
            row = advance();
        }
        if (row == null) {
            throw BankSynthException.source("Cannot read " + path
                    + ": it has only blank lines; it needs a header row with the names of the columns");
        }
        columns = row.fields();
        return row;
    }

    /** Whether this is the line {@code sep=;} that some spreadsheets write in front. */
    private static boolean tellsDelimiter(CsvRow row) {
        return row.line() == 1
                && row.fields() == 2
                && row.length(1) == 0
                && row.string(0).equals("sep=");
    }

    /**
     * The next row with all its fields, or null after the last. A blank line is a null in a table of one column and
     * nothing in a wider one.
     *
     * @throws BankSynthException at the end if too many rows were dirty
     */
    @Nullable CsvRow next() {
        CsvRow row = advance();
        while (row != null && row.fields() != columns) {
            if (!row.isBlank()) {
                noteDirty(row);
            }
            row = advance();
        }
        if (row == null) {
            checkDirty();
        } else {
            rows++;
        }
        return row;
    }

    private @Nullable CsvRow advance() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw BankSynthException.source("Cannot read " + path + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw CsvFile.unreadable(path, new IOException(e.getMessage(), e));
        }
    }

    private void noteDirty(CsvRow row) {
        if (dirty++ == 0) {
            firstDirtyLine = row.line();
            firstDirtyFields = row.fields();
        }
    }

    /** One row in a hundred may be dirty, or three if they are at most one in ten. */
    private void checkDirty() {
        long all = rows + dirty;
        if (dirty > Math.max(all / 100, Math.min(FEW, all / 10))) {
            throw BankSynthException.source(
                    "Cannot read " + path + ": " + dirtyRows() + "; at most one row in a hundred may be left out");
        }
    }

    /** How many rows were left out so far. */
    long dirty() {
        return dirty;
    }

    /** Says which rows are left out and why. */
    String dirtyRows() {
        return dirty + " of " + (rows + dirty) + " rows do not have the header's " + columns
                + " fields (the first on line " + firstDirtyLine + " has " + firstDirtyFields + ")";
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
