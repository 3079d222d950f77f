package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Ban;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what rows of a kind never have although other rows do: by chance less often than once in a million, were kind and
 * column independent.
 */
final class Bans {
    /** Expected rows at which none is a chance of exp(-14) = 8e-7. */
    private static final double EXPECTED = 14;

    private final CodedColumn column;
    private final int[] units;
    private final int k;

    Bans(CodedColumn column, int[] units, int k) {
        this.column = column;
        this.units = units;
        this.k = k;
    }

    /** Kinds that never come first, and kinds that come only first. */
    List<Ban> byOrdinal(Siblings siblings) {
        long[] keys = new long[siblings.size()];
        for (int p = 0; p < keys.length; p++) {
            keys[p] = siblings.ordinal(p) == 0 ? 0 : 1;
        }
        List<Ban> out = new ArrayList<>();
        for (Ban ban :
                find(keys, 2, column.layout().firstValue(), column.layout().size())) {
            out.add(new Ban(ban.kind() == 0 ? Ban.FIRST : Ban.LATER, ban.atoms(), ban.units()));
        }
        return out;
    }

    /** "No value", derived values and all others together, by kind. */
    List<Ban> byKind(long[] kinds, int count) {
        return find(kinds, count, 0, column.layout().firstValue());
    }

    /** Bans of single atoms from {@code from} to {@code to}, and of all behind those as one. */
    private List<Ban> find(long[] keys, int count, int from, int to) {
        int groups = to - from + 1;
        long[][] rows = new long[count][groups];
        long[] total = new long[groups];
        long all = 0;
        List<Set<Integer>> holders = new ArrayList<>();
        for (int key = 0; key < count; key++) {
            holders.add(new HashSet<>());
        }
        for (int p = 0; p < keys.length; p++) {
            int atom = column.atoms()[p];
            if (atom >= 0 && keys[p] >= 0) {
                int group = atom >= to ? groups - 1 : Math.max(0, atom - from);
                rows[(int) keys[p]][group]++;
                total[group]++;
                all++;
                holders.get((int) keys[p]).add(units[p]);
            }
        }
        List<Ban> out = new ArrayList<>();
        for (int key = 0; key < count; key++) {
            List<Integer> absent = new ArrayList<>();
            double expected = 0;
            long own = java.util.Arrays.stream(rows[key]).sum();
            for (int group = 0; group < groups; group++) {
                if (rows[key][group] == 0 && total[group] > 0) {
                    absent.add(group == groups - 1 && to < column.layout().size() ? Ban.OTHERS : from + group);
                    expected += (double) total[group] * own / all;
                }
            }
            if (holders.get(key).size() >= k && expected >= EXPECTED) {
                out.add(new Ban(key, absent, holders.get(key).size()));
            }
        }
        return out;
    }
}
