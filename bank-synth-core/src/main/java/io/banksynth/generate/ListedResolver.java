package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** Parents that were matched one by one, for few rows. */
final class ListedResolver implements ParentResolver {
    private final int[] parents;

    ListedResolver(int[] parents) {
        this.parents = parents;
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            link.parentRows()[i] = rows[i] < parents.length ? parents[(int) rows[i]] : LinkFrame.NONE;
        }
    }
}
