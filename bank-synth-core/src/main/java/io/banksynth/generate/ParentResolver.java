package io.banksynth.generate;

import io.banksynth.generate.kernel.LinkFrame;

/** Computes the parents of rows along one link. Owned by one thread. */
interface ParentResolver {
    /** Sets {@code link.parentRows()} and {@code link.ordinals()} for the first {@code size} rows. */
    void resolve(long[] rows, int size, LinkFrame link);
}
