package io.banksynth.generate;

import io.banksynth.model.LinkModel;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Shares the rows of a table that points at itself out among levels, and indexes the fan-outs from each to the next. */
final class LevelBuilder {
    private static final int MOST_TILTS = 40;
    private static final double STEEPEST = 64;

    private final ForkJoinPool pool;

    LevelBuilder(ForkJoinPool pool) {
        this.pool = pool;
    }

    LevelIndex build(LinkModel.Levels learned, long rows, RandomStream stream) {
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
            RandomStream own = RandomStream.of(stream.bits(-1 - level), "", "", "level");
            long wanted = level == depths.size() - 1 ? left : Math.round(rows * (depths.get(level) / total));
            long room = count(learned.fanOut(), STEEPEST, parents, own).children();
            long size = Math.min(left, Math.min(wanted, room));
            if (size == 0) {
                break;
            }
            starts.add(starts.get(level - 1) + parents);
            indexes.add(index(learned.fanOut(), parents, size, own));
            parents = size;
            left -= size;
        }
        // What no level can hold under the one before stands above all others: those rows have no parent either.
        long[] shifted = starts.stream().mapToLong(Long::longValue).toArray();
        for (int level = 1; level < shifted.length; level++) {
            shifted[level] += left;
        }
        return new LevelIndex(new Permutation(Math.max(1, rows), stream.bits(-1)), shifted, indexes);
    }

    /** Tilts the fan-outs until the level's parents have exactly the next level's rows. */
    private FanOutIndex index(LinkModel.FanOut fanOut, long parents, long children, RandomStream stream) {
        double low = -STEEPEST;
        double high = STEEPEST;
        for (int i = 0; i < MOST_TILTS; i++) {
            double middle = (low + high) / 2;
            if (count(fanOut, middle, parents, stream).children() < children) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return count(fanOut, high, parents, stream).build(parents, children);
    }

    private FanOutIndexBuilder count(LinkModel.FanOut fanOut, double tilt, long parents, RandomStream stream) {
        FanOutSampler sampler = new FanOutSampler(fanOut, tilt, stream, FanOutSampler.Gate.OPEN);
        return new FanOutIndexBuilder(sampler, pool).extendTo(parents);
    }
}
