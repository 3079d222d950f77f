package io.banksynth.generate;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;

/** Counts on the threads of a pool; the sums are whole numbers, so the order does not matter. */
public final class ThreadedCounter implements FanOutCounter {
    private static final int BLOCKS_PER_TASK = 1024;

    private final ForkJoinPool pool;

    public ThreadedCounter(ForkJoinPool pool) {
        this.pool = pool;
    }

    @Override
    public BlockCounts count(FanOuts fanOuts, int firstBlock, int blocks, long parents) {
        int tasks = (blocks + BLOCKS_PER_TASK - 1) / BLOCKS_PER_TASK;
        if (tasks <= 1) {
            return fanOuts.count(firstBlock, blocks, parents);
        }
        long[] sums = new long[blocks];
        LongAccumulator most = new LongAccumulator(Math::max, 0);
        pool.submit(() -> IntStream.range(0, tasks).parallel().forEach(task -> {
                    int from = task * BLOCKS_PER_TASK;
                    int size = Math.min(BLOCKS_PER_TASK, blocks - from);
                    BlockCounts part = fanOuts.count(firstBlock + from, size, parents);
                    System.arraycopy(part.sums(), 0, sums, from, size);
                    most.accumulate(part.most());
                }))
                .join();
        return new BlockCounts(sums, most.get());
    }
}
