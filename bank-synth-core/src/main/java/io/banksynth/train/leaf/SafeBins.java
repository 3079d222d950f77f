package io.banksynth.train.leaf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bins over sorted values such that at least k units lie in each and between every two candidates for an edge: an edge is the
 * roundest number of a window that holds k units, so it tells of none of them.
 */
public final class SafeBins {
    private static final int MOST_BINS = 100;

    private final long[] values;
    private final int[] units;
    private final int k;
    private final int most;

    /**
     * @param values ascending
     * @param units the unit of each value
     */
    public SafeBins(long[] values, int[] units, int k) {
        this(values, units, k, MOST_BINS);
    }

    /**
     * @param most how many bins at most
     */
    public SafeBins(long[] values, int[] units, int k, int most) {
        this.values = values;
        this.units = units;
        this.k = k;
        this.most = most;
    }

    /** Edges, ascending, the last exclusive; empty where fewer than k units hold a value. */
    public List<Long> edges() {
        int total = distinct(0, values.length);
        if (total < k || values.length == 0) {
            return List.of();
        }
        long low = lowerBound();
        long high = upperBound(low);
        int bins = Math.max(1, Math.min(most, total / k));
        List<Long> edges = new ArrayList<>(List.of(low));
        for (int b = 1; b < bins; b++) {
            long edge = edgeAt((int) ((long) values.length * b / bins));
            if (edge > edges.get(edges.size() - 1) && edge < high) {
                edges.add(edge);
            }
        }
        edges.add(high);
        return merged(edges);
    }

    /** How many values each bin holds; those beyond the bounds count to the outer bins. */
    public long[] counts(List<Long> edges) {
        long[] counts = new long[Math.max(0, edges.size() - 1)];
        for (long value : values) {
            if (counts.length > 0) {
                counts[bin(edges, value)]++;
            }
        }
        return counts;
    }

    /** The bin that a value counts to. */
    public static int bin(List<Long> edges, long value) {
        int bin = 0;
        int last = edges.size() - 2;
        int high = last;
        while (bin < high) {
            int middle = (bin + high + 1) >>> 1;
            if (edges.get(middle) <= value) {
                bin = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.min(bin, last);
    }

    /** Joins bins that fewer than k units reach. */
    private List<Long> merged(List<Long> edges) {
        List<Long> out = new ArrayList<>(List.of(edges.get(0)));
        int from = 0;
        for (int i = 1; i < edges.size(); i++) {
            boolean last = i == edges.size() - 1;
            int to = last ? values.length : lowerIndex(edges.get(i));
            if (distinct(from, to) >= k) {
                out.add(edges.get(i));
                from = to;
            } else if (last) {
                if (out.size() > 1) {
                    out.remove(out.size() - 1);
                }
                out.add(edges.get(i));
            }
        }
        return out;
    }

    private int lowerIndex(long value) {
        int at = Arrays.binarySearch(values, value);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && values[at - 1] == value) {
            at--;
        }
        return at;
    }

    private int distinct(int from, int to) {
        return (int) Arrays.stream(units, from, to).distinct().count();
    }

    /** The roundest number in the smallest window around a position that holds k units. */
    private long edgeAt(int position) {
        int left = position;
        int right = position;
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        seen.add(units[position]);
        while (seen.size() < k && (left > 0 || right < values.length - 1)) {
            if (left > 0) {
                seen.add(units[--left]);
            }
            if (right < values.length - 1) {
                seen.add(units[++right]);
            }
        }
        return roundest(values[left], values[right]);
    }

    /** The value below which fewer than k units lie, rounded down within what was seen. */
    private long lowerBound() {
        int at = inner(0, 1);
        return roundDown(values[at], values[0], values[inner(at, 1)], coarsest());
    }

    /** Exclusive: one above the value beyond which fewer than k units lie, rounded up within what was seen. */
    private long upperBound(long low) {
        int at = inner(values.length - 1, -1);
        long bound = -roundDown(-values[at], -values[values.length - 1], -values[inner(at, -1)], coarsest());
        return Math.max(bound, low) + 1;
    }

    private int inner(int from, int step) {
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        int at = from;
        while (true) {
            seen.add(units[at]);
            if (seen.size() >= k || at + step < 0 || at + step >= values.length) {
                return at;
            }
            at += step;
        }
    }

    /**
     * Bounds are rounded to a tenth of the middle half's width at most, so that rounding does not widen the range. The half
     * lies between the bounds: a unit with many rows beyond them has no say in it.
     */
    private long coarsest() {
        int lower = inner(0, 1);
        int upper = inner(values.length - 1, -1);
        int from = Math.min(lower, upper);
        int rows = Math.abs(upper - lower);
        long width = values[from + (int) (rows * 3L / 4)] - values[from + rows / 4];
        long power = 1;
        while (power <= width / 100) {
            power *= 10;
        }
        return power;
    }

    /** Where no round number lies outwards, the roundest of the next k units inwards: a bound is nobody's value. */
    private static long roundDown(long value, long limit, long inwards, long coarsest) {
        for (long power = coarsest; power > 1; power /= 10) {
            long rounded = Math.floorDiv(value, power) * power;
            if (rounded >= limit) {
                return rounded;
            }
        }
        return roundest(value, inwards);
    }

    /** The number in {@code [low, high]} with the fewest significant digits. */
    static long roundest(long low, long high) {
        for (long power = 1_000_000_000_000_000_000L; power >= 1; power /= 10) {
            long rounded = -Math.floorDiv(-low, power) * power;
            if (rounded >= low && rounded <= high) {
                return rounded;
            }
        }
        return low;
    }
}
