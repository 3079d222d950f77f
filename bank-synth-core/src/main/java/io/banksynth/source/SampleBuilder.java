package io.banksynth.source;

import io.banksynth.batch.Batch;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** A sample while its rows come in, batch after batch. */
public final class SampleBuilder {
    private final TableName table;
    private final List<Column> columns;
    private final String origin;
    private final List<GatheredColumn> gathered;
    private long rows;

    /**
     * @param columns those of the batches that will come
     * @param origin where the rows come from, for messages
     */
    public SampleBuilder(TableName table, List<Column> columns, String origin) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.origin = origin;
        this.gathered =
                columns.stream().map(c -> GatheredColumn.of(c.type().storage())).toList();
    }

    /**
     * Takes rows.
     *
     * @throws BankSynthException if they are more than memory can number
     */
    public void append(Batch batch) {
        rows += batch.size();
        if (rows > Integer.MAX_VALUE - 16) {
            throw BankSynthException.source(
                    "Cannot read sample of table " + table + ": it has more than 2 billion rows; cut a smaller one");
        }
        for (int c = 0; c < gathered.size(); c++) {
            gathered.get(c).append(batch.vector(c), batch.size());
        }
    }

    public long rows() {
        return rows;
    }

    /** All rows; a column is nullable if it was said so or if a value is missing. The builder may not be used again. */
    public Sample finish() {
        List<Vector> vectors = gathered.stream().map(GatheredColumn::finish).toList();
        List<Column> settled = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            settled.add(new Column(
                    column.name(),
                    column.type(),
                    column.nullable() || vectors.get(c).hasNulls()));
        }
        Batch all = new Batch(settled, vectors);
        all.end((int) rows);
        return new Sample(table, all, origin);
    }
}
