package io.banksynth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How one column of a row is drawn.
 *
 * @param column a column of the table, the columns of a link, joined by commas, or a hidden column, whose name begins with {@code ~}
 * @param nature what its values are
 * @param base what frequent values and bins count from; empty: from 0
 * @param encoder the atoms behind the derived ones
 * @param derived terms that its values often equal
 * @param atLeast terms that no value is below
 * @param atMost terms that no value is above
 * @param bans what kinds of rows never have
 * @param pace what the values are proportional to on average: steps are longer where more room is left
 * @param apart terms that no value is equal to
 */
public record ColumnTree(
        String column,
        Nature nature,
        Optional<Term> base,
        Encoder encoder,
        List<Term> derived,
        Tree tree,
        List<Term> atLeast,
        List<Term> atMost,
        List<Ban> bans,
        Optional<Term> pace,
        List<Term> apart) {
    /** A column that may be equal to any other. */
    public ColumnTree(
            String column,
            Nature nature,
            Optional<Term> base,
            Encoder encoder,
            List<Term> derived,
            Tree tree,
            List<Term> atLeast,
            List<Term> atMost,
            List<Ban> bans,
            Optional<Term> pace) {
        this(column, nature, base, encoder, derived, tree, atLeast, atMost, bans, pace, List.of());
    }

    /** A column without a pace. */
    public ColumnTree(
            String column,
            Nature nature,
            Optional<Term> base,
            Encoder encoder,
            List<Term> derived,
            Tree tree,
            List<Term> atLeast,
            List<Term> atMost,
            List<Ban> bans) {
        this(column, nature, base, encoder, derived, tree, atLeast, atMost, bans, Optional.empty());
    }

    /** What the values of a column are. */
    public enum Nature {
        /** Ticks. */
        NUMBER,
        /** Codes of frequent values, and rare texts. */
        TEXT,
        /** Rows of a reference table. */
        ROW,
        /** Whether the row's parent along a link is copied ({@link LinkModel.FanOut#copied()}): 1 where it is, else 0. */
        COPIED,
        /** Which of the combinations of {@link Kinds} the row has. */
        KIND,
        /** Which of the segments the row is in that differ in what their children are like. */
        SEGMENT,
        /** The last value that the ordering column takes among the siblings; drawn once for all of them. */
        END
    }

    /**
     * Atoms that rows of a kind never have.
     *
     * @param kind the kind; for the kind itself, {@link #FIRST} or {@link #LATER}
     * @param atoms "no value" (0), derived ones, kinds; {@link #OTHERS} for all frequent values, bins and masks
     * @param units how many units have rows of the kind and not one of these
     */
    public record Ban(int kind, List<Integer> atoms, long units) {
        /** The first of all siblings. */
        public static final int FIRST = -1;
        /** All siblings but the first. */
        public static final int LATER = -2;
        /** All frequent values, bins and masks. */
        public static final int OTHERS = -1;

        public Ban {
            atoms = List.copyOf(atoms);
        }
    }

    public ColumnTree {
        derived = List.copyOf(derived);
        atLeast = List.copyOf(atLeast);
        atMost = List.copyOf(atMost);
        bans = List.copyOf(bans);
        apart = List.copyOf(apart);
    }

    /** The same where no value is equal to some terms. */
    public ColumnTree apartFrom(List<Term> terms) {
        return new ColumnTree(column, nature, base, encoder, derived, tree, atLeast, atMost, bans, pace, terms);
    }

    /** The atoms of a column whose values are numbers from 0 to {@code count}: rows of a reference table, kinds. */
    public static Encoder numbered(int count) {
        return new Encoder.Texts(
                IntStream.range(0, count).mapToObj(Integer::toString).toList(), List.of());
    }

    /** Every term that drawing the column may need. */
    public List<Term> terms() {
        List<Term> out = new ArrayList<>(asked());
        base.ifPresent(out::add);
        out.addAll(derived);
        out.addAll(atLeast);
        out.addAll(atMost);
        out.addAll(apart);
        pace.ifPresent(out::add);
        return out;
    }

    /** The terms that the tree asks for, each once, from the root down. */
    public List<Term> asked() {
        return tree.asked();
    }

    public AtomLayout layout() {
        return new AtomLayout(derived.size(), encoder);
    }

    /** Whether the column's values follow from others and may turn out to be out of bounds. */
    public boolean mayFail() {
        return !derived.isEmpty() && base.isEmpty() && atLeast.stream().anyMatch(Term.Constant.class::isInstance);
    }
}
