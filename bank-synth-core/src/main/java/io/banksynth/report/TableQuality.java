package io.banksynth.report;

import io.banksynth.schema.TableName;
import java.util.List;

/**
 * A table in a report.
 *
 * @param rows that it should have
 * @param shapeRows rows from which shapes were measured
 * @param readings what was read, by format
 * @param columns in the table's order
 * @param trends what its rows say beyond single columns
 */
public record TableQuality(
        TableName table,
        long rows,
        long shapeRows,
        List<Reading> readings,
        List<ColumnQuality> columns,
        TableTrends trends) {
    public TableQuality {
        readings = List.copyOf(readings);
        columns = List.copyOf(columns);
    }

    /**
     * What was read of a table in one format.
     *
     * @param rows of which at least the keys were read
     * @param rowsInFull of which every cell was read
     */
    public record Reading(String format, int files, long rows, int filesInFull, long rowsInFull) {}
}
