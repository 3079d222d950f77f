package io.banksynth.model;

import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What was learned of a table.
 *
 * @param reference whether the table is kept as it is, at its natural size
 * @param rows true number of rows where training took place
 * @param columns models of all columns but those of foreign keys
 * @param links one per foreign key, the driver first
 */
public record TableModel(
        TableName table, boolean reference, long rows, List<ColumnModel> columns, List<LinkModel> links) {
    public TableModel {
        columns = List.copyOf(columns);
        links = List.copyOf(links);
    }

    /** The model of a column; empty for one that a foreign key fills. */
    public Optional<ColumnModel> column(String name) {
        return columns.stream().filter(c -> c.column().equals(name)).findFirst();
    }
}
