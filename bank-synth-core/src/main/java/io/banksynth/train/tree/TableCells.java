package io.banksynth.train.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table's sample as rows are learned from it.
 *
 * @param units the unit of each row
 * @param numbers the place of each row in the order of the keys, or of the file where no key tells
 * @param parents the row of the driver's parent for each row; negative where there is none
 * @param complete whether all children of each parent are in the sample, so that siblings mean something
 * @param parent the driver's parent
 * @param children for each relationship to this table the number of children of each row
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
        Map<String, int[]> children,
        Map<String, Map<String, long[]>> ranks) {
    int rows() {
        return units.length;
    }

    Optional<CellColumn> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
