package io.banksynth.sink.csv;

import io.banksynth.schema.Column;
import io.banksynth.sink.BatchWriter;
import java.io.OutputStream;
import java.util.List;

/** Rows as CSV without a header, for whoever reads them as they come. */
public final class CsvRows {
    private CsvRows() {}

    /**
     * Writes to a stream, spelt as for people; an empty field is null, an empty text is a pair of quotes.
     *
     * @param columns of the batches
     */
    public static BatchWriter writer(OutputStream out, List<Column> columns) {
        return new CsvBatchWriter(out, columns, CsvSpelling.COMMON);
    }
}
