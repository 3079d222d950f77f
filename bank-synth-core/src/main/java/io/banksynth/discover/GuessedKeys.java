package io.banksynth.discover;

import io.banksynth.discover.ColumnNode.TypeClass;
import io.banksynth.schema.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each column of a table looks like the table's key, from names, positions and data: 3 for ID or a column named
 * after its table, 2 for an identifier at the front that resembles it, 1 for any identifier at the front, 0 for no key.
 */
final class GuessedKeys {
    private GuessedKeys() {}

    /** The levels of a table's columns. A declared key settles the matter: its column has 3, every other one 0. */
    static Map<ColumnNode, Integer> levels(List<ColumnNode> table) {
        Map<ColumnNode, Integer> levels = new HashMap<>();
        boolean declared = table.stream().anyMatch(c -> c.standing() == ColumnNode.KeyStanding.PRIMARY);
        for (ColumnNode column : table) {
            levels.put(
                    column, declared ? (column.standing() == ColumnNode.KeyStanding.PRIMARY ? 3 : 0) : level(column));
        }
        return levels;
    }

    private static int level(ColumnNode column) {
        boolean floating =
                column.type().filter(t -> t instanceof DataType.Floating).isPresent();
        if (!column.identifiesInData()
                || floating
                || column.typeClass() == TypeClass.TIME
                || column.typeClass() == TypeClass.OTHER) {
            return 0;
        }
        if (column.standing() == ColumnNode.KeyStanding.UNIQUE) {
            return 2;
        }
        var name = column.name();
        boolean front = column.position() == 0;
        if (name.generic() || (name.identifying() && name.base().equals(name.table()))) {
            return 3;
        }
        if (name.identifying() && name.home()) {
            return front ? 2 : 1;
        }
        return front && name.identifying() ? 1 : 0;
    }

    /** The likeliest key of one column, empty if no column stands out. */
    static List<ColumnNode> best(List<ColumnNode> table) {
        Map<ColumnNode, Integer> levels = levels(table);
        List<ColumnNode> best = new ArrayList<>();
        int highest = 1;
        for (ColumnNode column : table) {
            int level = levels.getOrDefault(column, 0);
            if (level > highest) {
                highest = level;
                best = new ArrayList<>(List.of(column));
            }
        }
        return best;
    }
}
