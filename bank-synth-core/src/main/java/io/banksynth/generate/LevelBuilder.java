package io.banksynth.generate;

import io.banksynth.model.LinkModel;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Shares the rows of a table that points at itself out among levels, and indexes the fan-outs from each to the next. */
final class LevelBuilder {
    private static final int MOST_TILTS = 60;

    private final ForkJoinPool pool;

    LevelBuilder(ForkJoinPool pool) {
        this.pool = pool;
    }

    LevelIndex build(LinkModel.Levels learned, long rows, RandomStream stream) {
        long most = new FanOutSampler(learned.fanOut(), 0, stream, FanOutSampler.Gate.OPEN).most();
        List<Long> sizes = sizes(learned.depths(), rows, most);
        long[] starts = new long[sizes.size()];
        List<FanOutIndex> indexes = new ArrayList<>();
        for (int level = 1; level < starts.length; level++) {
            starts[level] = starts[level - 1] + sizes.get(level - 1);
            RandomStream own = RandomStream.of(stream.bits(-1 - level), "", "", "level");
            indexes.add(index(learned.fanOut(), sizes.get(level - 1), sizes.get(level), own));
        }
        return new LevelIndex(new Permutation(Math.max(1, rows), stream.bits(-1)), starts, indexes);
    }

    /** Rows per level as learned; what a level cannot hold under the one before goes to the first. */
    private static List<Long> sizes(List<Long> depths, long rows, long most) {
        double total = Math.max(1, depths.stream().mapToLong(Long::longValue).sum());
        List<Long> sizes = new ArrayList<>();
        long below = 0;
        for (int level = 1; level < depths.size(); level++) {
            below += Math.round(rows * (depths.get(level) / total));
        }
        long left = Math.min(below, Math.max(0, rows - 1));
        sizes.add(rows - left);
        for (int level = 1; level < depths.size() && left > 0; level++) {
            long wanted = level == depths.size() - 1 ? left : Math.round(rows * (depths.get(level) / total));
            long before = sizes.get(level - 1);
            long room = most == 0 ? 0 : before > Long.MAX_VALUE / most ? Long.MAX_VALUE : before * most;
            long size = Math.min(left, Math.min(wanted, room));
            if (size == 0) {
                break;
            }
            sizes.add(size);
            left -= size;
        }
        sizes.set(0, sizes.get(0) + left);
        return sizes;
    }

    /** Tilts the fan-outs until the level's parents have exactly the next level's rows. */
    private FanOutIndex index(LinkModel.FanOut fanOut, long parents, long children, RandomStream stream) {
        double low = -64;
        double high = 64;
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
