package io.banksynth.generate;

import io.banksynth.model.LinkModel;
import io.banksynth.random.RandomStream;
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
final class FanOutSampler implements FanOuts {
    private static final int GUIDES = 1024;

    private final FanOutDraws draws;
    private final RandomStream stream;
    private final Gate gate;
    private final long[] low;
    private final long[] width;
    private final double[] upTo;
    private final double[] share;
    private final int[] guide;

    /** Which parents may have children at all. */
    interface Gate {
        /** Every parent may. */
        Gate OPEN = parent -> true;

        boolean admits(long parent);
    }

    private record Item(long low, long width, double weight) {
        double middle() {
            return low + (width - 1) / 2.0;
        }
    }

    FanOutSampler(FanOutDraws draws, LinkModel.FanOut fanOut, RandomStream stream, Gate gate) {
        this.draws = draws;
        double tilt = draws.tilt();
        this.stream = stream;
        this.gate = gate;
        List<Item> items = items(fanOut);
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
            low[i] = item.low() + draws.lift();
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

    private static List<Item> items(LinkModel.FanOut fanOut) {
        List<Item> items = new ArrayList<>();
        List<Long> values = fanOut.encoder().values();
        for (int i = 0; i < values.size(); i++) {
            if (fanOut.leaf().values().get(i) > 0) {
                items.add(new Item(values.get(i), 1, fanOut.leaf().values().get(i)));
            }
        }
        List<Long> edges = fanOut.encoder().edges();
        for (int i = 0; i < fanOut.encoder().bins(); i++) {
            if (fanOut.leaf().rest().get(i) > 0) {
                items.add(new Item(
                        edges.get(i),
                        edges.get(i + 1) - edges.get(i),
                        fanOut.leaf().rest().get(i)));
            }
        }
        if (items.isEmpty()) {
            items.add(new Item(0, 1, 1));
        }
        items.sort(Comparator.comparingDouble(Item::middle));
        return items;
    }

    @Override
    public FanOutDraws draws() {
        return draws;
    }

    /** The most children that a parent may have. */
    long most() {
        long most = 0;
        for (int i = 0; i < low.length; i++) {
            most = Math.max(most, low[i] + width[i] - 1);
        }
        return most;
    }

    /** The fewest children that a parent may have. */
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

    /** Whether a parent may have children at all. */
    boolean admits(long parent) {
        return gate.admits(parent);
    }

    @Override
    public long draw(long parent) {
        if (!gate.admits(parent)) {
            return 0;
        }
        double u = RandomStream.unit(stream.bits(parent));
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
