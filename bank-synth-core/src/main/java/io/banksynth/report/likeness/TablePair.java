package io.banksynth.report.likeness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The gathered rows of one table in two data sets.
 *
 * @param realShare of the real rows that were gathered, 0 to 1
 */
public record TablePair(GatheredRows real, GatheredRows synthetic, double realShare, double syntheticShare) {
    /** How far figures of single rows may be off. */
    public Confidence confidence() {
        return new Confidence(realShare, syntheticShare, real.size());
    }

    /** Whether all rows of both are here. */
    public boolean isWhole() {
        return realShare >= 1 && syntheticShare >= 1;
    }

    /** A column that both have. */
    public Optional<PairedColumn> column(String name) {
        int left = real.position(name);
        int right = synthetic.position(name);
        return left < 0 || right < 0
                ? Optional.empty()
                : Optional.of(PairedColumn.of(name, real.cells(left), synthetic.cells(right)));
    }

    /** The columns that both have and that are meant, in the order of the synthetic table. */
    public List<PairedColumn> columns(Predicate<String> meant) {
        List<PairedColumn> out = new ArrayList<>();
        synthetic.columns().stream()
                .filter(c -> meant.test(c.name()))
                .forEach(c -> column(c.name()).ifPresent(out::add));
        return out;
    }

    /** Up to so many rows of each side, evenly spread. */
    public static List<PairedColumn> thinned(List<PairedColumn> columns, int most) {
        if (columns.isEmpty()) {
            return columns;
        }
        int[] left = even(columns.get(0).real().size(), most);
        int[] right = even(columns.get(0).synthetic().size(), most);
        return columns.stream().map(c -> c.rows(left, right)).toList();
    }

    private static int[] even(int rows, int most) {
        int taken = Math.min(rows, most);
        return IntStream.range(0, taken)
                .map(i -> (int) ((long) i * rows / taken))
                .toArray();
    }

    /**
     * Which gathered row of a parent each child row points at.
     *
     * @param child position of the child's row
     * @param parent position of its parent's row; as long as {@code child}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
    public record Joined(int[] child, int[] parent) {
        /** Joins by hashes of keys; 0 points at nothing. */
        static Joined of(long[] children, int childRows, long[] parents, int parentRows, int most) {
            Map<Long, Integer> rows = new HashMap<>();
            for (int i = 0; i < parentRows; i++) {
                rows.putIfAbsent(parents[i], i);
            }
            rows.remove(0L);
            int[] found = IntStream.range(0, childRows)
                    .filter(i -> rows.containsKey(children[i]))
                    .toArray();
            int[] taken = even(found.length, most);
            int[] child = new int[taken.length];
            int[] parent = new int[taken.length];
            for (int i = 0; i < taken.length; i++) {
                child[i] = found[taken[i]];
                parent[i] = rows.getOrDefault(children[child[i]], 0);
            }
            return new Joined(child, parent);
        }

        /** How many pairs of rows there are. */
        public int size() {
            return child.length;
        }
    }

    /** Joins this table's real rows to those of its parent. */
    public Joined joinReal(List<String> columns, TablePair parent, List<String> parentColumns, int most) {
        return join(real, columns, parent.real, parentColumns, most);
    }

    /** Joins this table's synthetic rows to those of its parent. */
    public Joined joinSynthetic(List<String> columns, TablePair parent, List<String> parentColumns, int most) {
        return join(synthetic, columns, parent.synthetic, parentColumns, most);
    }

    private static Joined join(
            GatheredRows child, List<String> columns, GatheredRows parent, List<String> parentColumns, int most) {
        return Joined.of(child.hashes(columns), child.size(), parent.hashes(parentColumns), parent.size(), most);
    }

    /** Pairs of a parent's column and a child's, over joined rows. */
    public static List<PairLikeness> trends(
            List<PairedColumn> parents, List<PairedColumn> children, Joined real, Joined synthetic, boolean whole) {
        Confidence confidence = whole ? Confidence.ALL : new Confidence(0, 0, real.size());
        return new Trends(confidence)
                .between(
                        parents.stream()
                                .map(c -> c.rows(real.parent(), synthetic.parent()))
                                .toList(),
                        children.stream()
                                .map(c -> c.rows(real.child(), synthetic.child()))
                                .toList());
    }

    /** What the rows of one parent say of each other, in the order of a time. */
    public Optional<Sequences> sequences(List<PairedColumn> columns, List<String> parent, PairedColumn time) {
        long[] left = real.hashes(parent);
        long[] right = synthetic.hashes(parent);
        return left.length < real.size() || right.length < synthetic.size()
                ? Optional.empty()
                : Sequences.of(columns, time, left, right, confidence());
    }
}
