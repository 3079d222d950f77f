package io.banksynth.train.tree;

import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table's sample as rows are learned from it.
 *
 * @param units the unit of each row
 * @param numbers the place of each row in the order of the keys, or of the file where no key tells
 * @param parents the row of the driver's parent for each row; negative where there is none
 * @param complete whether all children of each parent are in the sample, so that siblings mean something
 * @param parent the driver's parent
 * @param linked the parents along other relationships that rows may ask
 * @param references what is kept of the tables that columns point at, by column
 * @param ranks for each column that points at a reference table its columns: the rank of each row's value
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
public record TableCells(
        String table,
        List<CellColumn> columns,
        int[] units,
        long[] numbers,
        int[] parents,
        boolean complete,
        Optional<TableCells> parent,
        List<Linked> linked,
        Map<String, TableModel> references,
        Map<String, Map<String, long[]>> ranks) {
    /**
     * The parents of rows along a relationship that does not drive them.
     *
     * @param link the columns of the relationship, joined by commas
     * @param parents the row of the parent for each row; negative where there is none
     * @param rows the parents
     */
    @SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
    public record Linked(String link, int[] parents, TableCells rows) {
        Term of(CellColumn column) {
            return new Term.Linked(link, column.name());
        }
    }

    /** The same without some columns, by name. */
    public TableCells without(Predicate<String> left) {
        List<CellColumn> kept =
                columns.stream().filter(column -> !left.test(column.name())).toList();
        return new TableCells(table, kept, units, numbers, parents, complete, parent, linked, references, ranks);
    }

    Linked linked(String link) {
        return linked.stream().filter(l -> l.link().equals(link)).findFirst().orElseThrow();
    }

    int rows() {
        return units.length;
    }

    Optional<CellColumn> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
