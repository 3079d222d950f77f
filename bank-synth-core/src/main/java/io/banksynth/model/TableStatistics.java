package io.banksynth.model;

import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;

/** Statistics of a table's columns, foreign keys left out; {@code rows} counts the sample. */
public record TableStatistics(TableName table, long rows, List<ColumnStatistics> columns) {
    public TableStatistics {
        columns = List.copyOf(columns);
    }

    public Optional<ColumnStatistics> column(String name) {
        return columns.stream().filter(c -> c.column().equals(name)).findFirst();
    }
}
