package io.banksynth.generate.tree;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree in arrays: questions ask registers, or work terms out on the way down, so that a row pays only for what it is asked. Leaves
 * hold alias tables over atoms (Walker 1977, in Vose's form of 1991).
 */
final class FlatTree {
    private int[] register = new int[16];
    private @Nullable TermCode[] terms = new TermCode[16];
    private long[] threshold = new long[16];
    private int[] yes = new int[16];
    private int[] no = new int[16];
    private int[] codes = new int[16];
    private int nodes;
    private long[][] sets = new long[4][];
    private int setCount;

    private final List<LeafAtoms> leaves = new ArrayList<>();
    private LeafAtoms[] leaf = new LeafAtoms[0];
    private final double[] sizes;
    private final int root;
    private final int[] byWeight;

    FlatTree(ColumnTree column, Registers registers) {
        AtomLayout layout = column.layout();
        this.sizes = sizes(column, layout);
        this.root = add(column.tree(), layout, null, new double[0], registers);
        double[] whole = layout.weights(column.tree().atoms(), null);
        this.byWeight = LeafAtoms.byWeight(whole);
        this.leaf = leaves.toArray(LeafAtoms[]::new);
    }

    /** The size of each value and the middle of each bin; nothing for other atoms. */
    private static double[] sizes(ColumnTree column, AtomLayout layout) {
        double[] sizes = new double[layout.size()];
        Arrays.fill(sizes, Double.NaN);
        if (column.encoder() instanceof Encoder.Numbers numbers) {
            for (int v = 0; v < numbers.values().size(); v++) {
                sizes[layout.firstValue() + v] = numbers.values().get(v);
            }
            for (int b = 0; b < numbers.bins(); b++) {
                sizes[layout.firstRest() + b] =
                        (numbers.edges().get(b) + (double) numbers.edges().get(b + 1) - 1) / 2;
            }
        }
        return sizes;
    }

    /** The index of a node, or the complement of a leaf's. */
    private int add(Tree tree, AtomLayout layout, double @Nullable [] above, double[] stepsAbove, Registers registers) {
        double[] weights = layout.weights(tree.atoms(), above);
        if (Arrays.stream(weights).sum() <= 0) {
            weights = above == null ? weights : above;
        }
        double[] stepWeights = tree.atoms().steps().isEmpty()
                ? stepsAbove
                : tree.atoms().steps().stream().mapToDouble(Long::doubleValue).toArray();
        if (!(tree instanceof Tree.Split split)) {
            leaves.add(new LeafAtoms(weights, sizes, stepWeights, tree.atoms().pace()));
            return -leaves.size();
        }
        int node = nodes++;
        grow();
        Term term = split.question().term();
        if (Registers.isKept(term)) {
            register[node] = registers.of(term);
        } else {
            terms[node] = registers.code(term);
        }
        codes[node] = -1;
        if (split.question() instanceof Tree.Below below) {
            threshold[node] = below.threshold();
        } else {
            codes[node] = addSet(((Tree.Among) split.question()).codes());
        }
        int then = add(split.yes(), layout, weights, stepWeights, registers);
        int other = add(split.no(), layout, weights, stepWeights, registers);
        yes[node] = then;
        no[node] = other;
        return node;
    }

    private void grow() {
        if (nodes > register.length) {
            int size = nodes * 2;
            register = Arrays.copyOf(register, size);
            terms = Arrays.copyOf(terms, size);
            threshold = Arrays.copyOf(threshold, size);
            yes = Arrays.copyOf(yes, size);
            no = Arrays.copyOf(no, size);
            codes = Arrays.copyOf(codes, size);
        }
    }

    /** Bit 0 stands for "no value", bit 1 for rare texts, the others for codes. */
    private int addSet(List<Long> members) {
        long most = members.stream().mapToLong(Long::longValue).max().orElse(0);
        long[] bits = new long[(int) ((Math.max(0, Math.min(most, 1 << 20)) + 2) / 64) + 1];
        for (long code : members) {
            int bit = bit(code);
            if (bit < bits.length * 64) {
                bits[bit >> 6] |= 1L << bit;
            }
        }
        if (setCount == sets.length) {
            sets = Arrays.copyOf(sets, setCount * 2);
        }
        sets[setCount] = bits;
        return setCount++;
    }

    private static int bit(long code) {
        return code == Term.NONE ? 0 : code < 0 ? 1 : (int) Math.min(code + 2, Integer.MAX_VALUE);
    }

    /** Whether any question is asked. */
    boolean depends() {
        return root >= 0;
    }

    /** The leaf that the registers lead to. */
    int leaf(long[] registers) {
        int at = root;
        while (at >= 0) {
            TermCode term = terms[at];
            long value = term == null ? registers[register[at]] : term.value(registers);
            boolean is;
            if (codes[at] < 0) {
                is = value < threshold[at];
            } else {
                long[] bits = sets[codes[at]];
                int bit = bit(value);
                is = (bit >> 6) < bits.length && ((bits[bit >> 6] >>> bit) & 1) != 0;
            }
            at = is ? yes[at] : no[at];
        }
        return -at - 1;
    }

    /** What a leaf draws. */
    LeafAtoms atoms(int number) {
        return leaf[number];
    }

    /** All atoms of the column, the most frequent first: where nothing that a leaf draws is allowed. */
    int[] atomsByWeight() {
        return byWeight;
    }
}
