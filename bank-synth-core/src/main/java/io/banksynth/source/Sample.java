package io.banksynth.source;

import io.banksynth.batch.Batch;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import java.util.List;

/**
 * Rows of a table held in memory, column by column.
 *
 * @param rows all of them in one batch, in the order of the file; text lies in {@link
 *     io.banksynth.batch.CodeVector}s, whose dictionaries number the distinct values by first appearance
 * @param origin where they come from, for messages
 */
public record Sample(TableName table, Batch rows, String origin) {
    public List<Column> columns() {
        return rows.columns();
    }

    public int size() {
        return rows.size();
    }
}
