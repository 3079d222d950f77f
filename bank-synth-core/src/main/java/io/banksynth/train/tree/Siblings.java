package io.banksynth.train.tree;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of a table in the order of their siblings: all children of a parent in a row, one behind the other. */
final class Siblings {
    /** The sample's row at each position. */
    final int[] row;
    /** The position of the first sibling of each position. */
    final int[] first;
    /** How many siblings there are, the row itself included. */
    final int[] count;

    /**
     * @param parents of each row; rows with a negative one stand alone
     * @param order what siblings are sorted by
     * @param numbers what siblings are sorted by whose order is the same
     */
    Siblings(int[] parents, long[] order, long[] numbers) {
        row = IntStream.range(0, parents.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer r) -> parents[r] < 0 ? Integer.MAX_VALUE : parents[r])
                        .thenComparingLong(r -> parents[r] < 0 ? 0 : order[r])
                        .thenComparingLong(r -> numbers[r])
                        .thenComparingInt(r -> r))
                .mapToInt(Integer::intValue)
                .toArray();
        first = new int[row.length];
        count = new int[row.length];
        for (int p = 0; p < row.length; p++) {
            boolean continues = p > 0 && parents[row[p]] >= 0 && parents[row[p]] == parents[row[p - 1]];
            first[p] = continues ? first[p - 1] : p;
        }
        for (int p = row.length - 1; p >= 0; p--) {
            boolean last = p == row.length - 1 || first[p + 1] != first[p];
            count[p] = last ? p - first[p] + 1 : count[p + 1];
        }
    }

    /** Rows that are nobody's siblings, in their order. */
    static Siblings none(int rows) {
        int[] alone = new int[rows];
        Arrays.fill(alone, -1);
        long[] places = IntStream.range(0, rows).asLongStream().toArray();
        return new Siblings(alone, places, places);
    }

    int size() {
        return row.length;
    }

    int ordinal(int position) {
        return position - first[position];
    }

    /** The sibling before, or -1. */
    int previous(int position) {
        return first[position] == position ? -1 : position - 1;
    }

    /** The last sibling before with an equal key, or -1; keys count from 0, negative ones are equal to none. */
    int[] lastOf(long[] keys, int most) {
        int[] out = new int[row.length];
        int[] last = new int[most];
        int begin = -1;
        for (int p = 0; p < row.length; p++) {
            if (first[p] != begin) {
                begin = first[p];
                Arrays.fill(last, -1);
            }
            int key = (int) Math.max(-1, Math.min(most, keys[p]));
            out[p] = key < 0 || key >= most ? -1 : last[key];
            if (key >= 0 && key < most) {
                last[key] = p;
            }
        }
        return out;
    }
}
