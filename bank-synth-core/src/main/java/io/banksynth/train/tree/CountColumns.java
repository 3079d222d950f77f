package io.banksynth.train.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds columns that say in every row how many children the row has. */
public final class CountColumns {
    private CountColumns() {}

    /**
     * The names of such columns. All rows must agree, and at least k units must have another number of children than most rows, so that a
     * column of one value tells nothing.
     *
     * @param children how many children each row has
     */
    public static List<String> find(TableCells parents, int[] children, int k) {
        List<String> found = new ArrayList<>();
        if (tells(parents.units(), children, k)) {
            for (CellColumn column : parents.columns()) {
                if (column.isNumber() && column.exponent() == 0 && agrees(column, children)) {
                    found.add(column.name());
                }
            }
        }
        return found;
    }

    private static boolean agrees(CellColumn column, int[] children) {
        return IntStream.range(0, children.length).allMatch(row -> column.cells()[row] == children[row]);
    }

    /** Whether a column that agrees does so for a reason. Flags are no counts. */
    private static boolean tells(int[] units, int[] children, int k) {
        Evidence evidence = new Evidence(Arrays.stream(children).asLongStream().toArray());
        for (int row = 0; row < children.length; row++) {
            evidence.hear(units[row], children[row], 0);
        }
        return Arrays.stream(children).max().orElse(0) > 1 && evidence.isEnough(k, 1);
    }
}
