package io.banksynth.source.csv;

import io.banksynth.batch.Batch;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams a file's rows into batches of declared columns. */
final class CsvBatchReader implements BatchReader {
    private final CsvFile file;
    private final List<Column> columns;
    private final CsvRows rows;
    private final Batch batch;
    private final int[] fields;
    private final CellDecoder[] decoders;
    private long nextRow;
    private boolean ended;
    private @Nullable CsvProfile profile;

    CsvBatchReader(CsvFile file, List<Column> columns) throws IOException {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.batch = Batch.allocate(columns, Batch.CAPACITY);
        this.fields = new int[columns.size()];
        this.decoders = new CellDecoder[columns.size()];
        for (int c = 0; c < fields.length; c++) {
            int field = file.header().indexOf(columns.get(c).name());
            if (field < 0) {
                throw BankSynthException.source(
                        "Cannot read column " + columns.get(c).name() + " of " + file.path()
                                + ": its header has no such column, only " + String.join(", ", file.header()));
            }
            fields[c] = field;
            decoders[c] = columns.get(c)
                    .type()
                    .accept(new CellDecoders(
                            batch.vector(c), () -> order(field), file.dialect().allowsDecimalComma()));
        }
        this.rows = file.records();
        rows.first();
    }

    @Override
    public @Nullable Batch next() throws IOException {
        if (ended) {
            return null;
        }
        batch.begin(nextRow);
        int i = 0;
        while (i < Batch.CAPACITY) {
            CsvRow row = rows.next();
            if (row == null) {
                ended = true;
                break;
            }
            decode(row, i++);
        }
        batch.end(i);
        nextRow += i;
        return i == 0 ? null : batch;
    }

    private void decode(CsvRow row, int i) {
        char[] text = row.text();
        for (int c = 0; c < decoders.length; c++) {
            int field = fields[c];
            if (!decoders[c].decode(i, text, row.start(field), row.end(field), row.isQuoted(field))) {
                throw BankSynthException.source("Cannot read " + file.path() + ", line " + row.line() + ", column "
                        + columns.get(c).name() + ": "
                        + CellText.shown(text, row.start(field), row.end(field)) + " is no "
                        + columns.get(c).type() + "; correct the value or the column's type");
            }
        }
    }

    /** Tells day from month by all values of a column, which takes another pass over the file. */
    private DateOrder order(int field) {
        try {
            if (profile == null) {
                profile = CsvProfile.of(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DateOrder order = profile.evidence().get(field).order();
        if (order == null) {
            throw BankSynthException.source("Cannot read " + file.path() + ", column "
                    + file.header().get(field)
                    + ": its dates do not tell day from month; write them as 2020-12-31 or declare the column as text");
        }
        return order;
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (file.encoding().guessed()) {
            warnings.add(file.path() + " is not UTF-8; it is read as "
                    + file.encoding().charset().name() + ", save it as UTF-8 if its letters come out wrong");
        }
        if (rows.dirty() > 0) {
            warnings.add(file.path() + ": " + rows.dirtyRows() + "; they are left out");
        }
        return warnings;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
