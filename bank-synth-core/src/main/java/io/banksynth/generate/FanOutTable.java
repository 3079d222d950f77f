package io.banksynth.generate;

import io.banksynth.model.Encoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws how many children a parent has, by inverting the distribution function: the same draw gives no fewer children when
 * the distribution is tilted upwards, so a tilt can be found by bisection over fixed draws.
 *
 * <p>Tilting multiplies the weight of each count x by {@code exp(tilt * x)} (exponential tilting, Esscher 1932): the mean
 * moves, the support stays, so bounds that were learned are kept.
 */
final class FanOutTable {
    private static final int GUIDES = 1024;

    private final long[] low;
    private final long[] width;
    private final double[] upTo;
    private final double[] share;
    private final int[] guide;

    private record Item(long low, long width, double weight) {
        double middle() {
            return low + (width - 1) / 2.0;
        }
    }

    /**
     * @param values weight of each frequent value of the encoder
     * @param bins weight of each of its bins
     * @param lift children that every parent has more
     */
    FanOutTable(Encoder.Numbers encoder, double[] values, double[] bins, double tilt, long lift) {
        List<Item> items = items(encoder, values, bins);
        double top = items.stream().mapToDouble(i -> tilt * i.middle()).max().orElse(0);
        int n = items.size();
        low = new long[n];
        width = new long[n];
        upTo = new double[n];
        share = new double[n];
        guide = new int[GUIDES + 1];
        double total = 0;
        for (int i = 0; i < n; i++) {
            Item item = items.get(i);
            low[i] = item.low() + lift;
            width[i] = item.width();
            share[i] = item.weight() * StrictMath.exp(tilt * item.middle() - top);
            total += share[i];
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            share[i] /= total;
            sum += share[i];
            upTo[i] = sum;
        }
        upTo[n - 1] = 1;
        int item = 0;
        for (int g = 0; g <= GUIDES; g++) {
            while (item < n - 1 && upTo[item] <= (double) g / GUIDES) {
                item++;
            }
            guide[g] = item;
        }
    }

    private static List<Item> items(Encoder.Numbers encoder, double[] values, double[] bins) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                items.add(new Item(encoder.values().get(i), 1, values[i]));
            }
        }
        List<Long> edges = encoder.edges();
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] > 0) {
                items.add(new Item(edges.get(i), edges.get(i + 1) - edges.get(i), bins[i]));
            }
        }
        if (items.isEmpty()) {
            items.add(new Item(0, 1, 1));
        }
        items.sort(Comparator.comparingDouble(Item::middle));
        return items;
    }

    long most() {
        long most = 0;
        for (int i = 0; i < low.length; i++) {
            most = Math.max(most, low[i] + width[i] - 1);
        }
        return most;
    }

    long fewest() {
        long fewest = Long.MAX_VALUE;
        for (long value : low) {
            fewest = Math.min(fewest, value);
        }
        return fewest;
    }

    double mean() {
        double mean = 0;
        for (int i = 0; i < low.length; i++) {
            mean += share[i] * (low[i] + (width[i] - 1) / 2.0);
        }
        return mean;
    }

    /** Children for a number in [0, 1). */
    long draw(double u) {
        int item = guide[(int) (u * GUIDES)];
        while (u >= upTo[item]) {
            item++;
        }
        if (width[item] == 1) {
            return low[item];
        }
        double inside = 1 - (upTo[item] - u) / share[item];
        return low[item] + Math.max(0, Math.min(width[item] - 1, (long) (inside * width[item])));
    }
}
