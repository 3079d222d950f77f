package io.banksynth.generate.tree;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A tree in arrays: questions ask registers, leaves hold alias tables over atoms (Walker 1977, in Vose's form of 1991). */
final class FlatTree {
    private int[] register = new int[16];
    private long[] threshold = new long[16];
    private int[] yes = new int[16];
    private int[] no = new int[16];
    private int[] codes = new int[16];
    private int nodes;
    private long[][] sets = new long[4][];
    private int setCount;

    private final List<long[]> thresholds = new ArrayList<>();
    private final List<int[]> aliases = new ArrayList<>();
    private final List<int[]> atoms = new ArrayList<>();
    private final List<double[]> steps = new ArrayList<>();
    private long[][] leafThreshold = new long[0][];
    private int[][] leafAlias = new int[0][];
    private int[][] leafAtom = new int[0][];
    private double[][] leafSteps = new double[0][];
    private final List<Double> means = new ArrayList<>();
    private final List<Long> paces = new ArrayList<>();
    private final double[] leafMean;
    private final double[] leafPace;
    private final double[] sizes;
    private final int root;
    private final int[] byWeight;

    FlatTree(ColumnTree column, ToIntFunction<Term> registers) {
        AtomLayout layout = column.layout();
        this.sizes = sizes(column, layout);
        this.root = add(column.tree(), layout, null, new double[0], registers);
        double[] whole = layout.weights(column.tree().atoms(), null);
        this.byWeight = java.util.stream.IntStream.range(0, whole.length)
                .filter(a -> whole[a] > 0)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble((Integer a) -> -whole[a])
                        .thenComparingInt(a -> a))
                .mapToInt(Integer::intValue)
                .toArray();
        leafThreshold = thresholds.toArray(new long[0][]);
        leafAlias = aliases.toArray(new int[0][]);
        leafAtom = atoms.toArray(new int[0][]);
        leafSteps = steps.toArray(new double[0][]);
        leafMean = means.stream().mapToDouble(Double::doubleValue).toArray();
        leafPace = paces.stream().mapToDouble(Long::doubleValue).toArray();
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
    private int add(
            Tree tree,
            AtomLayout layout,
            double @Nullable [] above,
            double[] stepsAbove,
            ToIntFunction<Term> registers) {
        double[] weights = layout.weights(tree.atoms(), above);
        if (Arrays.stream(weights).sum() <= 0) {
            weights = above == null ? weights : above;
        }
        double[] stepWeights = tree.atoms().steps().isEmpty()
                ? stepsAbove
                : tree.atoms().steps().stream().mapToDouble(Long::doubleValue).toArray();
        if (!(tree instanceof Tree.Split split)) {
            return addLeaf(weights, stepWeights, tree.atoms().pace());
        }
        int node = nodes++;
        grow();
        register[node] = registers.applyAsInt(split.question().term());
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

    private int addLeaf(double[] weights, double[] stepWeights, long pace) {
        double sized = 0;
        double rows = 0;
        for (int atom = 0; atom < weights.length; atom++) {
            if (!Double.isNaN(sizes[atom])) {
                sized += weights[atom] * sizes[atom];
                rows += weights[atom];
            }
        }
        means.add(rows == 0 ? 0 : sized / rows);
        paces.add(pace);
        int[] present = java.util.stream.IntStream.range(0, weights.length)
                .filter(a -> weights[a] > 0)
                .toArray();
        int n = present.length;
        double total = Arrays.stream(weights).sum();
        double[] share = new double[n];
        long[] cut = new long[n];
        int[] alias = new int[n];
        int[] queue = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            alias[i] = i;
            cut[i] = -1;
            share[i] = weights[present[i]] * n / total;
            if (share[i] < 1) {
                queue[small++] = i;
            } else {
                queue[--large] = i;
            }
        }
        while (small > 0 && large < n) {
            int low = queue[--small];
            int high = queue[large];
            cut[low] = (long) (Math.max(0, share[low]) * 0x1.0p52) << 12;
            alias[low] = high;
            share[high] -= 1 - share[low];
            if (share[high] < 1) {
                large++;
                queue[small++] = high;
            }
        }
        thresholds.add(cut);
        aliases.add(alias);
        atoms.add(present);
        double sum = Arrays.stream(stepWeights).sum();
        double[] upTo = new double[stepWeights.length];
        double before = 0;
        for (int s = 0; s < upTo.length; s++) {
            before += sum > 0 ? stepWeights[s] / sum : 0;
            upTo[s] = before;
        }
        steps.add(upTo);
        return -thresholds.size();
    }

    /** Whether any question is asked. */
    boolean depends() {
        return root >= 0;
    }

    /** The leaf that the registers lead to. */
    int leaf(long[] registers) {
        int at = root;
        while (at >= 0) {
            long value = registers[register[at]];
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

    /** An atom that 64 random bits draw in a leaf; -1 where the leaf has none. */
    int draw(int leaf, long bits) {
        long[] cut = leafThreshold[leaf];
        int n = cut.length;
        if (n == 0) {
            return -1;
        }
        int index = (int) io.banksynth.random.RandomStream.below(bits, n);
        boolean stay = cut[index] == -1 || Long.compareUnsigned(bits * n, cut[index]) < 0;
        return leafAtom[leaf][stay ? index : leafAlias[leaf][index]];
    }

    /** The granularity that a number in [0, 1) draws in a leaf. */
    int step(int leaf, double unit) {
        double[] upTo = leafSteps[leaf];
        int s = 0;
        while (s < upTo.length - 1 && unit >= upTo[s]) {
            s++;
        }
        return s;
    }

    /** The mean of the values and bins of a leaf. */
    double mean(int leaf) {
        return leafMean[leaf];
    }

    /** The mean pace of the leaf's rows; 0 where nothing is known of it. */
    double pace(int leaf) {
        return leafPace[leaf];
    }

    /** All atoms of the column, the most frequent first: where nothing that a leaf draws is allowed. */
    int[] atomsByWeight() {
        return byWeight;
    }
}
