package io.banksynth.train.dp;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.Mask;
import io.banksynth.schema.DataType;
import io.banksynth.train.leaf.LearnedLeaf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Measures distributions with noise: of columns, of children per parent, of the use of public rows. */
public final class ColumnMeasures {
    private static final int ONE = 1;
    private static final int VALUES = 4;
    private static final int LINK = 4;
    /** Whole tables depend on it. */
    private static final int FAN_OUT = 2;

    private static final int LONGEST_RARE = 8;
    private static final double CUT = 2;
    /** Values that a check does not list, and missing ones, are few or none: more of the noise is cut off. */
    private static final double RARE_CUT = 3.5;

    private final Counter counter;

    public ColumnMeasures(Counter counter) {
        this.counter = counter;
    }

    /** How many there are of something of which a unit has at most {@code sensitivity}; at least 0. */
    public long count(String of, long count, long sensitivity) {
        return counter.bins(of, new long[] {count}, sensitivity, ONE).at(0);
    }

    /** How many rows have no value, and how many have one; few of either are none. */
    public Nulls nulls(String of, long nulls, long values, long sensitivity) {
        Counter.Noisy noisy = counter.bins(of + ", missing", new long[] {nulls, values}, sensitivity, ONE);
        return new Nulls(noisy.above(CUT)[0], Math.max(1, noisy.at(1)));
    }

    /** Rows without and with a value. */
    public record Nulls(long nulls, long values) {}

    /**
     * A column that counts.
     *
     * @param cells of rows of which a unit has at most {@code sensitivity}
     */
    public LearnedLeaf<Encoder.Numbers> numbers(String of, DeclaredCells cells, long sensitivity) {
        return new NumberMeasure(counter, PublicGrid.of(cells.type()), ONE)
                .measure(of, cells.ticks(), cells.nulls(), sensitivity);
    }

    /** A column of texts: what stands out of the noise as it is, all others by a form that says nothing. */
    public LearnedLeaf<Encoder.Texts> texts(String of, DeclaredCells cells, long sensitivity) {
        Map<String, Long> counts = new TreeMap<>();
        cells.texts().forEach(text -> counts.merge(text, 1L, Long::sum));
        Nulls nulls = nulls(of, cells.nulls().orElse(0), cells.texts().size(), sensitivity);
        List<Counter.NoisyValue> kept = counter.values(of, counts, sensitivity, VALUES);
        long known = kept.stream().mapToLong(Counter.NoisyValue::count).sum();
        long others = Math.max(kept.isEmpty() ? 1 : 0, nulls.values() - known);
        return new LearnedLeaf<>(
                new Encoder.Texts(kept.stream().map(Counter.NoisyValue::value).toList(), List.of(form((DataType.Text)
                        cells.type()))),
                new Leaf(
                        cells.nulls().isPresent() ? nulls.nulls() : 0,
                        kept.stream().map(Counter.NoisyValue::count).toList(),
                        List.of(others),
                        List.of()));
    }

    /**
     * A column of texts whose usual values a declared check lists: no threshold hides the rare ones of these. Other values are
     * as those of {@link #texts} that do not stand out.
     *
     * @param listed the values of the check
     */
    public LearnedLeaf<Encoder.Texts> texts(String of, DeclaredCells cells, List<String> listed, long sensitivity) {
        int others = listed.size();
        int missing = others + 1;
        long[] counts = new long[missing + 1];
        for (String text : cells.texts()) {
            int at = listed.indexOf(text);
            counts[at < 0 ? others : at]++;
        }
        cells.nulls().ifPresent(nulls -> counts[missing] = nulls);
        Counter.Noisy noisy = counter.bins(of + ", listed values", counts, sensitivity, VALUES);
        long[] above = noisy.above(RARE_CUT);
        long[] known = noisy.of(listed.size());
        boolean nothing = Arrays.stream(known).sum() + above[others] == 0;
        return new LearnedLeaf<>(
                new Encoder.Texts(listed, List.of(form((DataType.Text) cells.type()))),
                new Leaf(
                        cells.nulls().isPresent() ? above[missing] : 0,
                        Arrays.stream(known).map(w -> nothing ? 1 : w).boxed().toList(),
                        List.of(above[others]),
                        List.of()));
    }

    /** A word of letters that fits the type. */
    public static Mask form(DataType.Text type) {
        int length = type.length() == 0 ? LONGEST_RARE : Math.min(LONGEST_RARE, type.length());
        return new Mask("A" + "a".repeat(length - 1));
    }

    /**
     * Children per parent.
     *
     * @param children of each parent
     */
    public LearnedLeaf<Encoder.Numbers> fanOut(String of, long[] children, long sensitivity) {
        return new NumberMeasure(counter, PublicGrid.ofCounts(), FAN_OUT)
                .measure(of + ", children", children, OptionalLong.empty(), sensitivity);
    }

    /** How often each row of a public table is pointed at, and at the end how many point at none. */
    public long[] uses(String of, long[] uses, long sensitivity) {
        return counter.bins(of, uses, sensitivity, LINK).of(uses.length);
    }
}
