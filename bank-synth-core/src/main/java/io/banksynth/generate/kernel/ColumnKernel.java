package io.banksynth.generate.kernel;

import io.banksynth.batch.Vector;

/**
 * Fills one column. A row's cell depends on the row's index and on what the frame already holds for that row, on nothing
 * else: not on the other rows of the frame, nor on what was filled before. Kernels are immutable and shared by threads.
 */
public interface ColumnKernel {
    /** A vector of the kind that {@link #fill} writes. */
    Vector allocate(int capacity);

    /** Fills rows 0 to {@code frame.size()} of a vector that was made by {@link #allocate} and reset. */
    void fill(Frame frame, Vector out);
}
