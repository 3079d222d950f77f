package io.banksynth.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where the atoms of a column stand: their numbers, and the axis on which values of numbers, and bins behind them, are neighbours. */
public final class AtomLayout {
    private final int derived;
    private final int values;
    private final int rest;
    private final int[] axis;

    /**
     * @param derived how many derived values there are
     */
    public AtomLayout(int derived, Encoder encoder) {
        this.derived = derived;
        if (encoder instanceof Encoder.Numbers numbers) {
            values = numbers.values().size();
            rest = numbers.bins();
            IntStream ascending = IntStream.range(0, values)
                    .boxed()
                    .sorted(Comparator.comparingLong(numbers.values()::get))
                    .mapToInt(Integer::intValue);
            axis = IntStream.concat(ascending, IntStream.range(values, values + rest))
                    .map(i -> 1 + derived + i)
                    .toArray();
        } else {
            Encoder.Texts texts = (Encoder.Texts) encoder;
            values = texts.values().size();
            rest = texts.masks().size();
            axis = new int[0];
        }
    }

    /** How many atoms there are. */
    public int size() {
        return 1 + derived + values + rest;
    }

    /** The atom of the first frequent value; those before are "no value" and the derived ones. */
    public int firstValue() {
        return 1 + derived;
    }

    /** The atom of the first bin or mask. */
    public int firstRest() {
        return 1 + derived + values;
    }

    /** Atoms of values in ascending order, then those of bins; empty for texts. */
    public int[] axis() {
        return axis.clone();
    }

    /**
     * The weight of each atom in a node.
     *
     * @param above the weights in the node above; null in the root
     * @throws IllegalArgumentException if an atom is named that there is not
     */
    public double[] weights(Atoms atoms, double @Nullable [] above) {
        double[] out = new double[size()];
        boolean[] told = new boolean[size()];
        List<Long> singles = atoms.singles();
        for (int i = 0; i < singles.size(); i += 2) {
            int atom = index(singles.get(i), size());
            out[atom] = singles.get(i + 1);
            told[atom] = true;
        }
        boolean[] covered = told.clone();
        List<Long> ranges = atoms.ranges();
        for (int i = 0; i < ranges.size(); i += 3) {
            int from = index(ranges.get(i), axis.length + 1);
            int to = index(ranges.get(i + 1), axis.length + 1);
            int[] inside = IntStream.range(from, Math.max(from, to))
                    .map(a -> axis[a])
                    .filter(atom -> !told[atom])
                    .toArray();
            spread(out, inside, (double) ranges.get(i + 2), above);
            for (int atom : inside) {
                covered[atom] = true;
            }
        }
        if (atoms.rest() > 0) {
            int[] others = IntStream.range(above == null ? firstValue() : 0, size())
                    .filter(atom -> !covered[atom])
                    .toArray();
            spread(out, others, (double) atoms.rest(), above);
        }
        return out;
    }

    private static int index(long value, int size) {
        if (value < 0 || value >= size) {
            throw new IllegalArgumentException("There is no atom " + value);
        }
        return (int) value;
    }

    /** Shares a weight out as the node above does. */
    private static void spread(double[] out, int[] atoms, double weight, double @Nullable [] above) {
        double sum = 0;
        for (int atom : atoms) {
            sum += above == null ? 0 : above[atom];
        }
        for (int atom : atoms) {
            if (sum > 0 && above != null) {
                out[atom] += weight * above[atom] / sum;
            } else if (above == null) {
                out[atom] += weight / atoms.length;
            }
        }
    }
}
