package io.banksynth.generate;

/** Adds fan-outs up, block by block of {@value FanOutIndex#BLOCK} parents, wherever there are processors. */
public interface FanOutCounter {
    /**
     * Counts children.
     *
     * @param firstBlock the first block, from 0
     * @param blocks how many
     * @param parents of all blocks; the last block may have fewer than others
     */
    BlockCounts count(FanOuts fanOuts, int firstBlock, int blocks, long parents);
}
