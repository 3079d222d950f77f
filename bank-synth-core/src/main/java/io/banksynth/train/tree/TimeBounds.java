package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Encoder;
import io.banksynth.model.Place;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Finds the times that a time never precedes, and the window that a time lies in. */
final class TimeBounds {
    private static final double CLOSER = 0.8;

    /** The part of the rows that lies beyond what a running sum is kept within. */
    private static final double RARE = 0.0025;

    private final TableCells table;
    private final TermValues terms;
    private final int[] units;
    private final int k;

    TimeBounds(TableCells table, TermValues terms, int[] units, int k) {
        this.table = table;
        this.terms = terms;
        this.units = units;
        this.k = k;
    }

    /** Times of the row, its parent and grandparent that no row of k units or more precedes. */
    List<Term> atLeast(CellColumn column, List<CellColumn> earlier) {
        List<Term> out = new ArrayList<>();
        for (CellColumn own : earlier) {
            add(out, column, own, Place.OWN);
        }
        table.parent().ifPresent(parent -> {
            parent.columns().forEach(c -> add(out, column, c, Place.PARENT));
            parent.parent().ifPresent(grand -> grand.columns().forEach(c -> add(out, column, c, Place.GRANDPARENT)));
        });
        return out;
    }

    private void add(List<Term> out, CellColumn column, CellColumn other, Place place) {
        if (other.nature() != Nature.NUMBER || other.day() != column.day()) {
            return;
        }
        Term term = new Term.Field(place, other.name());
        long[] lower = terms.of(term);
        long[] own = terms.own(column.name());
        Set<Integer> holders = new HashSet<>();
        for (int p = 0; p < own.length; p++) {
            if (own[p] != Term.NONE && lower[p] != Term.NONE) {
                if (own[p] < lower[p]) {
                    return;
                }
                holders.add(units[p]);
            }
        }
        if (holders.size() >= 2 * k) {
            out.add(term);
        }
    }

    /**
     * As many siblings are of one time at most: the most of which k units tell.
     *
     * @param tied how many siblings before each are of one time with the last of them
     */
    long mostTied(long[] tied) {
        long[] most = new long[Arrays.stream(units).max().orElse(0) + 1];
        for (int p = 0; p < tied.length; p++) {
            most[units[p]] = Math.max(most[units[p]], tied[p]);
        }
        Arrays.sort(most);
        return most.length < k ? Long.MAX_VALUE : Math.max(1, most[most.length - k]);
    }

    /** Whether a column varies less when it is counted from a term. */
    boolean isCloser(long[] own, Term term) {
        long[] from = terms.of(term);
        long[] absolute =
                Arrays.stream(own).filter(v -> v != Term.NONE).sorted().toArray();
        long[] relative = java.util.stream.IntStream.range(0, own.length)
                .filter(p -> own[p] != Term.NONE && from[p] != Term.NONE)
                .mapToLong(p -> own[p] - from[p])
                .sorted()
                .toArray();
        return relative.length > absolute.length / 2 && middleHalf(relative) < CLOSER * middleHalf(absolute);
    }

    private static double middleHalf(long[] sorted) {
        return sorted.length == 0 ? 0 : (double) sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
    }

    /** The highest safe number that hardly any row is below: a sum that runs below it soon strays far from any real one. */
    long low(CellColumn column) {
        long[] sorted = known(column);
        long rare = sorted.length == 0 ? Long.MIN_VALUE : sorted[(int) (RARE * sorted.length)];
        return safe(column).filter(v -> v <= rare).max().orElse(first(column));
    }

    /** The lowest safe number that hardly any row is above. */
    long high(CellColumn column) {
        long[] sorted = known(column);
        long rare = sorted.length == 0 ? Long.MAX_VALUE : sorted[sorted.length - 1 - (int) (RARE * sorted.length)];
        return safe(column).filter(v -> v >= rare).min().orElse(last(column));
    }

    private long[] known(CellColumn column) {
        return Arrays.stream(terms.own(column.name()))
                .filter(v -> v != Term.NONE)
                .sorted()
                .toArray();
    }

    /** Frequent values, and where bins begin. */
    private static LongStream safe(CellColumn column) {
        Encoder.Numbers numbers = (Encoder.Numbers) column.encoder();
        return LongStream.concat(
                numbers.values().stream().mapToLong(Long::longValue),
                numbers.edges().stream().limit(numbers.bins()).mapToLong(Long::longValue));
    }

    /** The safe lower bound of a column. */
    long first(CellColumn column) {
        return safe(column).min().orElse(Long.MAX_VALUE);
    }

    /** The safe upper bound of a column. */
    long last(CellColumn column) {
        Encoder.Numbers numbers = (Encoder.Numbers) column.encoder();
        long last = safe(column).max().orElse(Long.MIN_VALUE);
        return numbers.bins() > 0 ? Math.max(last, numbers.edges().get(numbers.bins()) - 1) : last;
    }
}
