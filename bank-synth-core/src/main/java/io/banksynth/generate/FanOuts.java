package io.banksynth.generate;

/** How many children each parent has: a function of the parent's index. Shared by threads. */
interface FanOuts {
    /** Children of a parent. */
    long draw(long parent);
}
