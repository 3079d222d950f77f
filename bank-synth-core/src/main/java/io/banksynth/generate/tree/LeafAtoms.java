package io.banksynth.generate.tree;

import io.banksynth.random.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a leaf draws: an alias table over atoms (Walker 1977, in Vose's form of 1991), and tables of longer and shorter steps. */
final class LeafAtoms {
    /** How many tables there are between a step and one of twice its length. */
    private static final int PER_OCTAVE = 4;

    private static final double FURTHEST = 20;
    private static final double[] RATIOS = ratios();
    private static final int TILTS = 40;

    private final int[] atoms;
    private final double[] weights;
    private final long[] cut;
    private final int[] alias;
    private final double[] sizes;
    private final double[] stepsUpTo;
    private final double mean;
    private final double pace;
    private final int[] byWeight;
    private final @Nullable PacedAtoms[] tilted;

    /**
     * @param all weight of each of the column's atoms
     * @param sizes size of each of the column's atoms; {@code NaN} for those that are no numbers of their own
     * @param steps weight of each granularity inside bins
     * @param pace mean pace of the leaf's rows; 0 where nothing is known of it
     */
    LeafAtoms(double[] all, double[] sizes, double[] steps, double pace) {
        this.sizes = sizes;
        this.pace = pace;
        this.atoms = present(all);
        this.weights = Arrays.stream(atoms).mapToDouble(a -> all[a]).toArray();
        this.cut = new long[atoms.length];
        this.alias = new int[atoms.length];
        fillTable();
        this.mean = mean(0);
        this.byWeight = byWeight(all);
        this.stepsUpTo = new double[steps.length];
        double sum = Arrays.stream(steps).sum();
        double before = 0;
        for (int s = 0; s < steps.length; s++) {
            before += sum > 0 ? steps[s] / sum : 0;
            stepsUpTo[s] = before;
        }
        this.tilted = new PacedAtoms[pace > 0 && mean > 0 ? RATIOS.length + 1 : 0];
    }

    private LeafAtoms(LeafAtoms of, double[] weights) {
        this.sizes = of.sizes;
        this.pace = 0;
        this.atoms = of.atoms;
        this.weights = weights;
        this.cut = new long[atoms.length];
        this.alias = new int[atoms.length];
        fillTable();
        this.mean = of.mean;
        this.byWeight = of.byWeight;
        this.stepsUpTo = of.stepsUpTo;
        this.tilted = new PacedAtoms[0];
    }

    private static double[] ratios() {
        int octaves = (int) Math.ceil(StrictMath.log(FURTHEST) / StrictMath.log(2));
        double[] out = new double[2 * octaves * PER_OCTAVE];
        for (int i = 0; i < out.length; i++) {
            out[i] = StrictMath.pow(2, (i + 0.5) / PER_OCTAVE - octaves);
        }
        return out;
    }

    private static int[] present(double[] all) {
        return IntStream.range(0, all.length).filter(a -> all[a] > 0).toArray();
    }

    /** Atoms that have a weight, the heaviest first. */
    static int[] byWeight(double[] all) {
        return Arrays.stream(present(all))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer a) -> -all[a]).thenComparingInt(a -> a))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void fillTable() {
        int n = atoms.length;
        double total = Arrays.stream(weights).sum();
        double[] share = new double[n];
        int[] queue = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            alias[i] = i;
            cut[i] = -1;
            share[i] = weights[i] * n / total;
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
    }

    /** The mean size when the weight of size x is multiplied by exp(-tilt x). */
    private double mean(double tilt) {
        double sized = 0;
        double rows = 0;
        double least = least(tilt);
        for (int i = 0; i < atoms.length; i++) {
            double size = sizes[atoms[i]];
            if (!Double.isNaN(size)) {
                double weight = weights[i] * (tilt == 0 ? 1 : StrictMath.exp(least - tilt * size));
                sized += weight * size;
                rows += weight;
            }
        }
        return rows == 0 ? 0 : sized / rows;
    }

    /** The least of tilt times size: keeps the exponents from overflowing. */
    private double least(double tilt) {
        double least = Double.POSITIVE_INFINITY;
        for (int atom : atoms) {
            least = Double.isNaN(sizes[atom]) ? least : Math.min(least, tilt * sizes[atom]);
        }
        return least;
    }

    /** What the leaf draws for rows of another pace; empty where it knows of no pace. */
    @Nullable PacedAtoms at(double now) {
        if (tilted.length == 0) {
            return null;
        }
        double ratio = now / pace;
        int at = Arrays.binarySearch(RATIOS, ratio);
        int index = at < 0 ? -at - 1 : at + 1;
        PacedAtoms known = tilted[index];
        if (known == null) {
            int middle = Math.max(0, Math.min(RATIOS.length - 1, index));
            known = tilted(RATIOS[middle] * StrictMath.pow(2, -0.5 / PER_OCTAVE));
            tilted[index] = known;
        }
        return known;
    }

    private PacedAtoms tilted(double ratio) {
        double tilt = tilt(ratio * mean);
        int[] followers = IntStream.range(0, atoms.length)
                .filter(i -> Double.isNaN(sizes[atoms[i]]))
                .toArray();
        double[] changed = weights.clone();
        double total = 0;
        for (int i = 0; i < atoms.length; i++) {
            double size = sizes[atoms[i]];
            changed[i] = Double.isNaN(size) ? 0 : weights[i] * PacedAtoms.change(tilt, mean, size);
            total += changed[i];
        }
        return new PacedAtoms(
                new LeafAtoms(this, changed),
                total,
                Arrays.stream(followers).map(i -> atoms[i]).toArray(),
                Arrays.stream(followers).mapToDouble(i -> weights[i]).toArray(),
                tilt,
                mean);
    }

    /** The tilt under which the mean size is as wanted. */
    private double tilt(double wanted) {
        double low = -1 / mean;
        double high = 1 / mean;
        for (int i = 0; i < TILTS && mean(low) < wanted && low * mean > -FURTHEST; i++) {
            low *= 2;
        }
        for (int i = 0; i < TILTS && mean(high) > wanted && high * mean < FURTHEST; i++) {
            high *= 2;
        }
        for (int i = 0; i < TILTS; i++) {
            double middle = (low + high) / 2;
            if (mean(middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** An atom that 64 random bits draw; -1 where the leaf has none. */
    int draw(long bits) {
        int n = cut.length;
        if (n == 0) {
            return -1;
        }
        int index = (int) RandomStream.below(bits, n);
        boolean stay = cut[index] == -1 || Long.compareUnsigned(bits * n, cut[index]) < 0;
        return atoms[stay ? index : alias[index]];
    }

    /** The granularity that a number in [0, 1) draws. */
    int step(double unit) {
        int s = 0;
        while (s < stepsUpTo.length - 1 && unit >= stepsUpTo[s]) {
            s++;
        }
        return s;
    }

    /** The leaf's atoms, the heaviest first. */
    int[] byWeight() {
        return byWeight;
    }
}
