package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** Computes the parents of rows along one link. Owned by one thread. */
interface ParentResolver {
    /**
     * Sets {@code link.parentRows()} for the rows of a frame; where the parent has a fan-out, {@code link.ordinals()} and {@code
     * link.fanOuts()} too. Links before this one are resolved already.
     */
    void resolve(Frame frame, LinkFrame link);
}
