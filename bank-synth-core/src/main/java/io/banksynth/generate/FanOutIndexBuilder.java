package io.banksynth.generate;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;

/** Adds up fan-outs block by block, in parallel; the sums are whole numbers, so the order does not matter. */
final class FanOutIndexBuilder {
    private static final int BLOCKS_PER_TASK = 1024;

    private final FanOuts sampler;
    private final ForkJoinPool pool;
    private final LongAccumulator most = new LongAccumulator(Math::max, 0);
    private long parents;
    private long[] blockEnd = new long[0];

    FanOutIndexBuilder(FanOuts sampler, ForkJoinPool pool) {
        this.sampler = sampler;
        this.pool = pool;
    }

    /** Counts the children of {@code parents} parents; those that were counted before are kept. */
    FanOutIndexBuilder extendTo(long newParents) {
        int blocks = Math.toIntExact((newParents + FanOutIndex.BLOCK - 1) / FanOutIndex.BLOCK);
        int whole = (int) (parents / FanOutIndex.BLOCK);
        long[] sums = Arrays.copyOf(blockEnd, blocks);
        for (int b = whole - 1; b > 0; b--) {
            sums[b] -= sums[b - 1];
        }
        int tasks = (blocks - whole + BLOCKS_PER_TASK - 1) / BLOCKS_PER_TASK;
        Runnable count = () -> IntStream.range(0, tasks)
                .parallel()
                .forEach(task -> count(sums, whole + task * BLOCKS_PER_TASK, newParents));
        if (tasks > 1) {
            pool.submit(count).join();
        } else {
            count.run();
        }
        for (int b = 1; b < blocks; b++) {
            sums[b] = Math.addExact(sums[b], sums[b - 1]);
        }
        blockEnd = sums;
        parents = newParents;
        return this;
    }

    private void count(long[] sums, int from, long newParents) {
        for (int b = from; b < Math.min(from + BLOCKS_PER_TASK, sums.length); b++) {
            long first = (long) b * FanOutIndex.BLOCK;
            long last = Math.min(first + FanOutIndex.BLOCK, newParents);
            long sum = 0;
            long largest = 0;
            for (long parent = first; parent < last; parent++) {
                long children = sampler.draw(parent);
                sum += children;
                largest = Math.max(largest, children);
            }
            sums[b] = sum;
            most.accumulate(largest);
        }
    }

    long parents() {
        return parents;
    }

    /** Children of all parents that were counted. */
    long children() {
        return blockEnd.length == 0 ? 0 : blockEnd[blockEnd.length - 1];
    }

    /** The fewest parents, from the first on, that have at least so many children. */
    long parentsFor(long children) {
        if (children == 0) {
            return 0;
        }
        int low = 0;
        int high = blockEnd.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blockEnd[middle] >= children) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        long sum = low == 0 ? 0 : blockEnd[low - 1];
        long parent = (long) low * FanOutIndex.BLOCK;
        while (sum < children) {
            sum += sampler.draw(parent++);
        }
        return parent;
    }

    /** The index of the first {@code parents} parents, of whose children only {@code children} are used. */
    FanOutIndex build(long usedParents, long children) {
        return build(usedParents, 0, children);
    }

    /** As {@link #build(long, long)}, where the first child is row {@code first} of its table. */
    FanOutIndex build(long usedParents, long first, long children) {
        int blocks = Math.toIntExact((usedParents + FanOutIndex.BLOCK - 1) / FanOutIndex.BLOCK);
        long[] starts = new long[blocks];
        System.arraycopy(blockEnd, 0, starts, Math.min(1, blocks), Math.max(0, blocks - 1));
        for (int b = 0; b < blocks; b++) {
            starts[b] += first;
        }
        return new FanOutIndex(sampler, usedParents, first, first + children, most.get(), starts);
    }
}
