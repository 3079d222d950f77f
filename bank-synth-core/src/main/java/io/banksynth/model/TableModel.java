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
 * @param rowModel how rows are drawn; empty where every column is drawn by itself
 */
public record TableModel(
        TableName table,
        boolean reference,
        long rows,
        List<ColumnModel> columns,
        List<LinkModel> links,
        Optional<RowModel> rowModel) {
    public TableModel {
        columns = List.copyOf(columns);
        links = List.copyOf(links);
        Atoms.requireWeight(rows);
    }

    /**
     * The same, after a look at what its parts take for granted of each other: for models that were not learned here.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public TableModel checked() {
        TableModelCheck.require(this);
        return this;
    }

    /** A table whose columns are drawn each by itself. */
    public TableModel(TableName table, boolean reference, long rows, List<ColumnModel> columns, List<LinkModel> links) {
        this(table, reference, rows, columns, links, Optional.empty());
    }

    /** The same table with other columns and links. */
    public TableModel with(List<ColumnModel> newColumns, List<LinkModel> newLinks, Optional<RowModel> newRowModel) {
        return new TableModel(table, reference, rows, newColumns, newLinks, newRowModel);
    }

    /** The model of a column; empty for one that a foreign key fills. */
    public Optional<ColumnModel> column(String name) {
        return columns.stream().filter(c -> c.column().equals(name)).findFirst();
    }
}
