package io.banksynth.generate;

import java.io.Serializable;

/**
 * Children of blocks of parents.
 *
 * @param sums children of each block
 * @param most the children of the parent that has most
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record BlockCounts(long[] sums, long most) implements Serializable {}
