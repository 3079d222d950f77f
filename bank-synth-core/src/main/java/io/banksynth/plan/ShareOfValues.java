package io.banksynth.plan;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixes shares of values in a learned column. A value that was not learned as a frequent one becomes one, and bins do not
 * draw it any more. Texts that are drawn from a mask are: such a value may occur more often by the chance of its mask.
 */
final class ShareOfValues {
    private final Column column;
    private final ColumnModel.Learned learned;
    private final List<ValueShare> wanted;
    private final long rows;

    /**
     * @param rows of the sample: the new weights sum to no less
     */
    ShareOfValues(Column column, ColumnModel.Learned learned, List<ValueShare> wanted, long rows) {
        this.column = column;
        this.learned = learned;
        this.wanted = wanted;
        this.rows = rows;
    }

    ColumnModel.Learned apply() {
        return learned.encoder() instanceof Encoder.Texts texts
                ? texts(texts)
                : numbers((Encoder.Numbers) learned.encoder());
    }

    private ColumnModel.Learned texts(Encoder.Texts encoder) {
        List<String> values = new ArrayList<>(encoder.values());
        List<Long> weights = new ArrayList<>(learned.leaf().values());
        List<Reweighting.Fixed> fixed = new ArrayList<>();
        for (ValueShare share : wanted) {
            int at = -1;
            if (share.value().isPresent()) {
                String text = read(share, value -> AskedValue.canonical(value, column.type()));
                at = place(values, weights, text);
            }
            fix(share, at, fixed);
        }
        Leaf leaf = reweighted(learned.leaf(), weights, fixed);
        return new ColumnModel.Learned(column.name(), new Encoder.Texts(values, encoder.masks()), leaf);
    }

    private ColumnModel.Learned numbers(Encoder.Numbers encoder) {
        BinSplit.Result split = new BinSplit.Result(encoder, learned.leaf());
        List<Long> ticks = new ArrayList<>();
        for (ValueShare share : wanted) {
            if (share.value().isPresent()) {
                long tick = read(share, value -> AskedValue.ticks(value, column.type(), encoder.scale()));
                ticks.add(tick);
                split = BinSplit.of(split.encoder(), split.leaf(), tick);
            }
        }
        List<Long> values = new ArrayList<>(encoder.values());
        List<Long> weights = new ArrayList<>(split.leaf().values());
        List<Reweighting.Fixed> fixed = new ArrayList<>();
        for (ValueShare share : wanted) {
            fix(share, share.value().isPresent() ? place(values, weights, ticks.remove(0)) : -1, fixed);
        }
        Encoder.Numbers bins = split.encoder();
        return new ColumnModel.Learned(
                column.name(),
                new Encoder.Numbers(bins.scale(), values, bins.edges(), bins.steps()),
                reweighted(split.leaf(), weights, fixed));
    }

    /** Reads a value of the column. */
    private interface Reader<T> {
        T read(String text);
    }

    private <T> T read(ValueShare share, Reader<T> reader) {
        try {
            return reader.read(share.value().orElseThrow());
        } catch (IllegalArgumentException e) {
            throw ShareAdjustment.refusal(share, share.shown() + " is no value of it: " + e.getMessage());
        }
    }

    private static <T> int place(List<T> values, List<Long> weights, T value) {
        int at = values.indexOf(value);
        if (at < 0) {
            values.add(value);
            weights.add(0L);
            at = values.size() - 1;
        }
        return at;
    }

    /** Atom 0 is "no value", the frequent values follow. */
    private void fix(ValueShare share, int value, List<Reweighting.Fixed> fixed) {
        if (value < 0 && !column.nullable()) {
            throw ShareAdjustment.refusal(share, "it always has a value");
        }
        List<Integer> atom = List.of(value + 1);
        if (fixed.stream().anyMatch(f -> f.atoms().equals(atom))) {
            throw ShareAdjustment.refusal(share, share.shown() + " is given twice");
        }
        fixed.add(new Reweighting.Fixed(atom, share.share()));
    }

    private Leaf reweighted(Leaf leaf, List<Long> values, List<Reweighting.Fixed> fixed) {
        List<Long> all = new ArrayList<>();
        all.add(leaf.nulls());
        all.addAll(values);
        all.addAll(leaf.rest());
        requireOthers(wanted, Reweighting.others(all, fixed));
        List<Long> changed = Reweighting.of(all, fixed, rows);
        return new Leaf(
                changed.get(0),
                changed.subList(1, 1 + values.size()),
                changed.subList(1 + values.size(), changed.size()),
                leaf.steps());
    }

    /** Where no other value is known the shares must be all there is. */
    static void requireOthers(List<ValueShare> wanted, long others) {
        java.math.BigDecimal sum =
                wanted.stream().map(ValueShare::share).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        if (others == 0 && sum.compareTo(java.math.BigDecimal.ONE) < 0) {
            throw ShareAdjustment.refusal(
                    wanted.get(0),
                    "the pack knows no other value that the other rows could have; give shares that sum to 1");
        }
    }
}
