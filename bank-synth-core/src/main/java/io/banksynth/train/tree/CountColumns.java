package io.banksynth.train.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds columns that say in every row how many children the row has. */
public final class CountColumns {
    /** The natural logarithm of the probability at which numbers may agree by chance. */
    private static final double CHANCE = StrictMath.log(1e-6);

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

    /** Whether a column that agrees does so for a reason; one row of each unit speaks. Flags are no counts. */
    private static boolean tells(int[] units, int[] children, int k) {
        Map<Integer, Integer> rows = new HashMap<>();
        for (int count : children) {
            rows.merge(count, 1, Integer::sum);
        }
        int most = rows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<Integer> speakers = new HashSet<>();
        Set<Integer> others = new HashSet<>();
        double chance = 0;
        for (int row = 0; row < children.length; row++) {
            int same = rows.getOrDefault(children[row], 1);
            if (same < most) {
                others.add(units[row]);
            }
            if (speakers.add(units[row])) {
                chance += StrictMath.log((double) same / children.length);
            }
        }
        return Arrays.stream(children).max().orElse(0) > 1 && others.size() >= k && chance < CHANCE;
    }
}
