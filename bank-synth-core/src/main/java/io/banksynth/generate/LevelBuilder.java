package io.banksynth.generate;

import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import io.banksynth.random.Permutation;
import java.util.ArrayList;
import java.util.List;

/** Shares the rows of a table that points at itself out among levels, and indexes the fan-outs from each to the next. */
final class LevelBuilder {
    private static final int MOST_TILTS = 40;
    private static final double STEEPEST = 64;

    private final FanOutSamplers samplers;
    private final FanOutCounter counter;

    LevelBuilder(FanOutSamplers samplers, FanOutCounter counter) {
        this.samplers = samplers;
        this.counter = counter;
    }

    LevelIndex build(LinkPlan link, LinkModel.Levels learned, long rows) {
        List<Long> depths = learned.depths();
        double total = Math.max(1, depths.stream().mapToLong(Long::longValue).sum());
        long below = 0;
        for (int level = 1; level < depths.size(); level++) {
            below += Math.round(rows * (depths.get(level) / total));
        }
        long left = Math.min(below, Math.max(0, rows - 1));
        List<Long> starts = new ArrayList<>(List.of(0L));
        List<FanOutIndex> indexes = new ArrayList<>();
        long parents = rows - left;
        for (int level = 1; level < depths.size() && left > 0; level++) {
            FanOutDraws own = FanOutDraws.learned(IndexedPlan.key(link)).ofLevel(level);
            long wanted = level == depths.size() - 1 ? left : Math.round(rows * (depths.get(level) / total));
            long room = count(own.tilted(STEEPEST), parents).children();
            long size = Math.min(left, Math.min(wanted, room));
            if (size == 0) {
                break;
            }
            starts.add(starts.get(level - 1) + parents);
            indexes.add(index(own, parents, size));
            parents = size;
            left -= size;
        }
        // What no level can hold under the one before stands above all others: those rows have no parent either.
        long[] shifted = starts.stream().mapToLong(Long::longValue).toArray();
        for (int level = 1; level < shifted.length; level++) {
            shifted[level] += left;
        }
        return new LevelIndex(order(samplers, link, rows), shifted, indexes);
    }

    /** Tilts the fan-outs until the level's parents have exactly the next level's rows. */
    private FanOutIndex index(FanOutDraws draws, long parents, long children) {
        double low = -STEEPEST;
        double high = STEEPEST;
        for (int i = 0; i < MOST_TILTS; i++) {
            double middle = (low + high) / 2;
            if (count(draws.tilted(middle), parents).children() < children) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return count(draws.tilted(high), parents).build(parents, children);
    }

    private FanOutIndexBuilder count(FanOutDraws draws, long parents) {
        return new FanOutIndexBuilder(samplers.of(draws), counter).extendTo(parents);
    }

    /**
     * The order in which a bijection hides the levels.
     *
     * @param rows of all levels
     */
    static Permutation order(FanOutSamplers samplers, LinkPlan link, long rows) {
        return new Permutation(Math.max(1, rows), samplers.levels(link).bits(-1));
    }
}
