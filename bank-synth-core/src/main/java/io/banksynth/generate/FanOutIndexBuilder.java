package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import java.util.Arrays;

/** Adds up fan-outs block by block, for as many parents as turn out to be needed. */
final class FanOutIndexBuilder {
    /** Blocks of them are as many as an array holds. */
    private static final long MOST_PARENTS = (long) FanOutIndex.BLOCK * (Integer.MAX_VALUE - 8);

    private final FanOuts sampler;
    private final FanOutCounter counter;
    private long most;
    private long parents;
    private long[] blockEnd = new long[0];

    FanOutIndexBuilder(FanOuts sampler, FanOutCounter counter) {
        this.sampler = sampler;
        this.counter = counter;
    }

    /** Counts the children of {@code parents} parents; those that were counted before are kept. */
    FanOutIndexBuilder extendTo(long newParents) {
        if (newParents > MOST_PARENTS) {
            throw BankSynthException.usage("Cannot count the children of " + newParents + " parents: at most "
                    + MOST_PARENTS + " can be told apart; ask for fewer rows");
        }
        int blocks = (int) ((newParents + FanOutIndex.BLOCK - 1) / FanOutIndex.BLOCK);
        int whole = (int) (parents / FanOutIndex.BLOCK);
        long[] ends = Arrays.copyOf(blockEnd, blocks);
        BlockCounts counts = counter.count(sampler, whole, blocks - whole, newParents);
        most = Math.max(most, counts.most());
        long end = whole == 0 ? 0 : ends[whole - 1];
        for (int b = whole; b < blocks; b++) {
            end = Math.addExact(end, counts.sums()[b - whole]);
            ends[b] = end;
        }
        blockEnd = ends;
        parents = newParents;
        return this;
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
        return new FanOutIndex(sampler, usedParents, first, first + children, most, starts);
    }
}
