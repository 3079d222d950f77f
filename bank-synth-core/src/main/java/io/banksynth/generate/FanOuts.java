package io.banksynth.generate;

/** How many children each parent has: a function of the parent's index. Shared by threads. */
public interface FanOuts {
    /** Children of a parent. */
    long draw(long parent);

    /** Whether the plan alone tells the draws; others need rows of the parents, which only this process can draw so far. */
    default boolean isToldByPlan() {
        return true;
    }

    /** What another process with the same plan knows these draws by. */
    FanOutDraws draws();

    /**
     * Adds up the children of each block of parents.
     *
     * @param firstBlock the first of them, from 0
     * @param blocks how many
     * @param parents of all blocks; the last block may have fewer than others
     */
    default BlockCounts count(int firstBlock, int blocks, long parents) {
        long[] sums = new long[blocks];
        long most = 0;
        for (int b = 0; b < blocks; b++) {
            long first = (long) (firstBlock + b) * FanOutIndex.BLOCK;
            long last = Math.min(first + FanOutIndex.BLOCK, parents);
            for (long parent = first; parent < last; parent++) {
                long children = draw(parent);
                sums[b] += children;
                most = Math.max(most, children);
            }
        }
        return new BlockCounts(sums, most);
    }
}
