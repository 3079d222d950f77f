package io.banksynth.train.tree;

import io.banksynth.model.Encoder;
import io.banksynth.model.Place;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the times that a time never precedes, and the window that a time lies in. */
final class TimeBounds {
    private static final double CLOSER = 0.8;

    /** The part of the values for which a term that they are counted from must be known. */
    private static final double KNOWN = 0.99;

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

    /** The times of the row, its parents and grandparent in the column's ticks. */
    List<Term> times(CellColumn column, List<CellColumn> earlier) {
        return times(column, earlier, Scales::in);
    }

    /** Brings a term of one column to the ticks of another. */
    private interface Brought {
        Term in(CellColumn ticks, Term term, CellColumn of);
    }

    private List<Term> times(CellColumn column, List<CellColumn> earlier, Brought brought) {
        List<Term> out = new ArrayList<>(times(column, earlier, Place.OWN, brought));
        table.parent().ifPresent(parent -> {
            out.addAll(times(column, parent.columns(), Place.PARENT, brought));
            parent.parent().ifPresent(grand -> out.addAll(times(column, grand.columns(), Place.GRANDPARENT, brought)));
        });
        for (TableCells.Linked linked : table.linked()) {
            linked.rows().columns().stream()
                    .filter(other -> Scales.meet(column, other))
                    .forEach(other -> out.add(brought.in(column, linked.of(other), other)));
        }
        return out;
    }

    private static List<Term> times(CellColumn column, List<CellColumn> others, Place place, Brought brought) {
        return others.stream()
                .filter(other -> Scales.meet(column, other))
                .map(other -> brought.in(column, new Term.Field(place, other.name()), other))
                .toList();
    }

    /** The times of the row, its parents and grandparent that no row of k units or more precedes. */
    List<Term> atLeast(CellColumn column, List<CellColumn> earlier) {
        return times(column, earlier).stream()
                .filter(time -> lies(column, time, Math::max))
                .toList();
    }

    /** The times of the row, its parents and grandparent that no row of k units or more is later than. */
    List<Term> atMost(CellColumn column, List<CellColumn> earlier) {
        return times(column, earlier, Scales::endIn).stream()
                .filter(time -> lies(column, time, Math::min))
                .toList();
    }

    /** How many of some columns of the row a column never precedes. */
    int followed(CellColumn column, List<CellColumn> others) {
        List<CellColumn> other = others.stream().filter(c -> !c.is(column)).toList();
        return (int) times(column, other, Place.OWN, Scales::in).stream()
                .filter(time -> lies(column, time, Math::max))
                .count();
    }

    /**
     * @param outer picks the value that is on the right side of the other
     */
    private boolean lies(CellColumn column, Term time, LongBinaryOperator outer) {
        long[] bound = terms.of(time);
        long[] own = terms.own(column.name());
        Set<Integer> holders = new HashSet<>();
        for (int p = 0; p < own.length; p++) {
            if (own[p] != Term.NONE && bound[p] != Term.NONE) {
                if (outer.applyAsLong(own[p], bound[p]) != own[p]) {
                    return false;
                }
                holders.add(units[p]);
            }
        }
        return holders.size() >= 2 * k;
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
    private boolean isCloser(long[] own, Term term) {
        long[] absolute = counted(own, new Term.Constant(0));
        long[] relative = counted(own, term);
        return relative.length > absolute.length / 2 && middleHalf(relative) < CLOSER * middleHalf(absolute);
    }

    /** Those of some terms from which a column varies less, the closest one last. */
    List<Term> closer(long[] own, List<Term> candidates) {
        return candidates.stream()
                .filter(term -> isCloser(own, term))
                .sorted(Comparator.comparingDouble(term -> -middleHalf(counted(own, term))))
                .toList();
    }

    /** The closest of some terms that are known for nearly all of a column's values; empty where from none of them it varies less. */
    Optional<Term> closest(long[] own, List<Term> candidates) {
        long known = Arrays.stream(own).filter(v -> v != Term.NONE).count();
        List<Term> told = candidates.stream()
                .filter(term -> counted(own, term).length >= KNOWN * known)
                .toList();
        return closer(own, told).stream().reduce((further, closer) -> closer);
    }

    /** The values from a term on, ascending. */
    private long[] counted(long[] own, Term term) {
        long[] from = terms.of(term);
        return IntStream.range(0, own.length)
                .filter(p -> own[p] != Term.NONE && from[p] != Term.NONE)
                .mapToLong(p -> own[p] - from[p])
                .sorted()
                .toArray();
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
