package io.banksynth.generate.tree;

import io.banksynth.random.RandomStream;

/**
 * What a leaf draws for rows of another pace than its own: steps of size x weigh exp(-tilt x) times as much, by which their mean
 * follows the pace (exponential tilting, Esscher 1932). Steps that follow from other columns are as long as those say. Owned by one thread.
 */
final class PacedAtoms {
    private static final int PARTS = 32;
    private static final int FURTHEST = 20;
    private static final double[] POWERS = powers();

    private final LeafAtoms sized;
    private final double sizedWeight;
    private final int[] followers;
    private final double[] weights;
    private final double[] now;
    private final double tilt;
    private final double middle;

    /**
     * @param sized atoms with sizes of their own, tilted
     * @param sizedWeight their weight together
     * @param followers atoms whose size other columns tell
     * @param weights of the followers at the leaf's own pace
     * @param middle the size whose weight no tilt changes
     */
    PacedAtoms(LeafAtoms sized, double sizedWeight, int[] followers, double[] weights, double tilt, double middle) {
        this.sized = sized;
        this.sizedWeight = sizedWeight;
        this.followers = followers;
        this.weights = weights;
        this.now = new double[weights.length];
        this.tilt = tilt;
        this.middle = middle;
    }

    private static double[] powers() {
        double[] out = new double[2 * FURTHEST * PARTS + 1];
        for (int i = 0; i < out.length; i++) {
            out[i] = StrictMath.exp((double) i / PARTS - FURTHEST);
        }
        return out;
    }

    /** By how much the weight of a size changes. */
    static double change(double tilt, double middle, double size) {
        double exponent = Math.max(-FURTHEST, Math.min(FURTHEST, -tilt * (size - middle)));
        return POWERS[(int) Math.round((exponent + FURTHEST) * PARTS)];
    }

    /**
     * An atom that 64 random bits draw; -1 where none is left.
     *
     * @param sizes of the column's derived atoms, from the first on; {@code NaN} for those that cannot be drawn
     */
    int draw(long bits, double[] sizes) {
        double total = sizedWeight;
        for (int f = 0; f < followers.length; f++) {
            int derived = followers[f] - 1;
            double size = derived >= 0 && derived < sizes.length ? sizes[derived] : Double.NaN;
            now[f] = Double.isNaN(size) ? 0 : weights[f] * change(tilt, middle, size);
            total += now[f];
        }
        double at = RandomStream.unit(bits) * total - sizedWeight;
        if (at < 0) {
            return sized.draw(RandomStream.next(bits));
        }
        int last = -1;
        for (int f = 0; f < followers.length; f++) {
            if (now[f] > 0) {
                last = followers[f];
                at -= now[f];
                if (at < 0) {
                    return last;
                }
            }
        }
        return last;
    }

    /** The granularity that a number in [0, 1) draws. */
    int step(double unit) {
        return sized.step(unit);
    }
}
