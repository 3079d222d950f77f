package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** The parent is a row of a reference table that the row model chose. */
final class DrawnResolver implements ParentResolver {
    private final long[] drawn;
    private final long rows;

    /**
     * @param rows rows of the reference table that are there, from its first on; may be fewer than there were in training
     */
    DrawnResolver(long[] drawn, long rows) {
        this.drawn = drawn;
        this.rows = rows;
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            link.parentRows()[i] = drawn[i] < 0 || rows == 0 ? LinkFrame.NONE : drawn[i] % rows;
        }
    }
}
