package io.banksynth.generate.tree;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.ColumnTree.Ban;
import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Encoder;
import io.banksynth.model.Term;
import io.banksynth.random.RandomStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the cells of one column: an atom of the leaf that the row is in, again where rules forbid what came. */
final class ColumnDraw {
    /** The bit of {@link #bans} that stands for all frequent values, bins and masks. */
    private static final long OTHERS = 1L << 63;

    private static final int TRIES = 24;
    private static final int MASK_BITS = 40;

    private final Nature nature;
    private final FlatTree tree;
    private final RandomStream stream;
    private final int firstValue;
    private final int firstRest;
    private final long[] values;
    private final @Nullable Binning bins;
    private final TermCode[] derived;
    private final @Nullable TermCode base;
    private final TermCode[] atLeast;
    private final TermCode[] atMost;
    private final TermCode[] apart;
    private final long[] bans;
    private final @Nullable TermCode pace;
    private final @Nullable TermCode left;
    private final boolean follows;
    private final long grain;
    private final double[] sizes;

    /**
     * @param kinds how many kinds of rows there are
     */
    ColumnDraw(
            ColumnTree column,
            FlatTree tree,
            RandomStream stream,
            java.util.function.Function<Term, TermCode> terms,
            int kinds) {
        AtomLayout layout = column.layout();
        this.nature = column.nature();
        this.tree = tree;
        this.stream = stream;
        this.firstValue = layout.firstValue();
        this.firstRest = layout.firstRest();
        this.values = column.encoder() instanceof Encoder.Numbers numbers
                ? numbers.values().stream().mapToLong(Long::longValue).toArray()
                : new long[0];
        this.bins = column.encoder() instanceof Encoder.Numbers numbers ? new Binning(numbers) : null;
        this.derived = codes(column.derived(), terms);
        this.base = column.base().map(terms).orElse(null);
        this.atLeast = codes(column.atLeast(), terms);
        this.atMost = codes(column.atMost(), terms);
        this.apart = codes(column.apart(), terms);
        this.bans = bans(column, Math.max(2, kinds));
        this.pace = column.pace().map(terms).orElse(null);
        this.left = column.pace()
                .map(paced -> terms.apply(new Term.Counter(Term.Count.LEFT)))
                .orElse(null);
        this.follows = column.mayFail();
        this.grain = grain(column);
        this.sizes = new double[derived.length];
    }

    private static TermCode[] codes(List<Term> all, java.util.function.Function<Term, TermCode> terms) {
        return all.stream().map(terms).toArray(TermCode[]::new);
    }

    private static long[] bans(ColumnTree column, int kinds) {
        long[] out = new long[kinds];
        for (Ban ban : column.bans()) {
            int kind = ban.kind() == Ban.FIRST ? 0 : ban.kind() == Ban.LATER ? 1 : ban.kind();
            for (int atom : ban.atoms()) {
                if (kind < kinds && atom < Long.SIZE - 1) {
                    out[kind] |= atom == Ban.OTHERS ? OTHERS : 1L << atom;
                }
            }
        }
        return out;
    }

    /**
     * A cell.
     *
     * @param kind of the row; for kinds 0 for a first sibling, else 1; negative where no bans are to be looked up
     * @param attempts how often the row was begun anew
     */
    long draw(long row, long[] registers, int kind, int attempts) {
        LeafAtoms leaf = tree.atoms(tree.leaf(registers));
        PacedAtoms paced = pace == null ? null : leaf.at((double) Math.max(0, pace.value(registers)));
        if (paced != null) {
            measure(registers);
        }
        long bits = attempts == 0 ? stream.bits(row) : RandomStream.mix(stream.bits(row) + attempts);
        long banned = kind < 0 || kind >= bans.length ? 0 : bans[kind];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int atom = paced == null ? leaf.draw(bits) : paced.draw(bits, sizes);
            if (atom >= 0 && !isBanned(atom, banned)) {
                if (atom == 0) {
                    return Term.NONE;
                }
                long value = value(atom, leaf, bits, registers);
                if (value != Term.NONE
                        && ((follows && atom < firstValue)
                                || (isWithin(value, registers) && isAhead(atom, value, registers)))) {
                    return value;
                }
            }
            bits = RandomStream.next(bits);
        }
        return fallback(leaf, bits, banned, registers);
    }

    /**
     * Steps that follow from other columns lead on: to stay at one time is a step of its own. The first of them, to the end, is left to
     * the last sibling as long as there are others: it would leave no time to those behind.
     */
    private boolean isAhead(int atom, long value, long[] registers) {
        return pace == null
                || atom >= firstValue
                || base == null
                || (value > base.value(registers) && (atom > 1 || isLast(registers)));
    }

    private boolean isLast(long[] registers) {
        return left == null || left.value(registers) == 0;
    }

    /** How long the steps are that follow from other columns. */
    private void measure(long[] registers) {
        long from = base == null ? 0 : base.value(registers);
        for (int d = 0; d < derived.length; d++) {
            long step = Term.Operation.MINUS.of(derived[d].value(registers), from);
            sizes[d] = step <= 0 || (d == 0 && !isLast(registers)) ? Double.NaN : (double) step;
        }
    }

    /** By how much a value that follows from others is out of bounds; 0 where it is not. */
    double excess(long value, long[] registers) {
        double excess = 0;
        for (int b = 0; value != Term.NONE && b < atLeast.length; b++) {
            excess = Math.max(excess, (double) atLeast[b].value(registers) - value);
        }
        for (int b = 0; value != Term.NONE && b < atMost.length; b++) {
            long most = atMost[b].value(registers);
            excess = Math.max(excess, most == Term.NONE ? 0 : (double) value - most);
        }
        return excess;
    }

    /** Whether values follow from others and may turn out to be out of bounds. */
    boolean follows() {
        return follows;
    }

    /** Whether the column depends on anything. */
    boolean depends() {
        return tree.depends();
    }

    private boolean isBanned(int atom, long banned) {
        if (banned == 0) {
            return false;
        }
        boolean other = nature != Nature.KIND && atom >= firstValue;
        return (banned & (other ? OTHERS : atom < Long.SIZE - 1 ? 1L << atom : 0)) != 0;
    }

    private long value(int atom, LeafAtoms leaf, long bits, long[] registers) {
        if (atom < firstValue) {
            return derived[atom - 1].value(registers);
        }
        if (bins == null) {
            if (atom < firstRest) {
                return (long) atom - firstValue;
            }
            return rare(atom - firstRest, bits);
        }
        long value = values(atom, leaf, bits);
        return base == null ? value : Term.Operation.PLUS.of(base.value(registers), value);
    }

    private long values(int atom, LeafAtoms leaf, long bits) {
        if (atom < firstRest) {
            return values[atom - firstValue];
        }
        long more = RandomStream.next(bits);
        int step = leaf.step(RandomStream.unit(more));
        return java.util.Objects.requireNonNull(bins).draw(atom - firstRest, step, RandomStream.next(more));
    }

    /** A text of a mask: its characters follow from the code. */
    private static long rare(int mask, long bits) {
        return Term.RARE - 1 - (((long) mask << MASK_BITS) | (RandomStream.next(bits) >>> (Long.SIZE - MASK_BITS)));
    }

    /** The mask of a rare text's code. */
    static int mask(long code) {
        return (int) ((Term.RARE - 1 - code) >>> MASK_BITS);
    }

    /** The random bits of a rare text's code. */
    static long maskBits(long code) {
        return RandomStream.mix(Term.RARE - 1 - code);
    }

    private boolean isWithin(long value, long[] registers) {
        for (TermCode bound : atLeast) {
            if (value < bound.value(registers)) {
                return false;
            }
        }
        for (TermCode bound : atMost) {
            long most = bound.value(registers);
            if (most != Term.NONE && value > most) {
                return false;
            }
        }
        for (TermCode other : apart) {
            if (value == other.value(registers)) {
                return false;
            }
        }
        return true;
    }

    /** Anything that is allowed: the leaf's atoms, the most frequent first, then the column's, then a number between the bounds. */
    private long fallback(LeafAtoms leaf, long bits, long banned, long[] registers) {
        for (int[] known : new int[][] {leaf.byWeight(), tree.atomsByWeight()}) {
            for (int atom : known) {
                if (!isBanned(atom, banned)) {
                    long value = atom == 0 ? Term.NONE : value(atom, leaf, bits, registers);
                    if (atom == 0 || (value != Term.NONE && isWithin(value, registers))) {
                        return value;
                    }
                }
            }
        }
        long low = Term.NONE;
        for (TermCode bound : atLeast) {
            low = Math.max(low, bound.value(registers));
        }
        if (base != null) {
            low = Math.max(low, base.value(registers));
        }
        long high = Long.MAX_VALUE;
        for (TermCode bound : atMost) {
            long most = bound.value(registers);
            high = most == Term.NONE ? high : Math.min(high, most);
        }
        if (low == Term.NONE) {
            return atMost.length == 0 || high == Long.MAX_VALUE ? Term.NONE : high;
        }
        long any = high == Long.MAX_VALUE || high <= low ? low : low + RandomStream.below(bits, high - low + 1);
        return grained(any, high, registers);
    }

    /** The next number of the column's granularity, or the last one before the upper bound: no second has parts that no cell shows. */
    private long grained(long value, long high, long[] registers) {
        long origin = base == null ? 0 : base.value(registers);
        if (grain <= 1 || origin == Term.NONE) {
            return value;
        }
        long next = origin + -Math.floorDiv(origin - value, grain) * grain;
        return next <= high ? next : origin + Math.floorDiv(high - origin, grain) * grain;
    }

    /** What all frequent values and bins are multiples of. */
    private static long grain(ColumnTree column) {
        if (!(column.encoder() instanceof Encoder.Numbers numbers)) {
            return 1;
        }
        long grain = numbers.steps().isEmpty() ? 0 : numbers.steps().get(0);
        for (long value : numbers.values()) {
            grain = gcd(grain, Math.abs(value));
        }
        return Math.max(1, grain);
    }

    private static long gcd(long left, long right) {
        return right == 0 ? left : gcd(right, left % right);
    }
}
