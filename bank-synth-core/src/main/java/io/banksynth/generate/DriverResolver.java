package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** Children lie in the order of their parents; those without a parent come last. */
final class DriverResolver implements ParentResolver {
    private final FanOutIndex.Cursor cursor;
    private final long driven;

    DriverResolver(FanOutIndex index) {
        this.cursor = index.cursor();
        this.driven = index.children();
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            long row = rows[i];
            if (row < driven) {
                cursor.seek(row);
                link.parentRows()[i] = cursor.parent();
                link.ordinals()[i] = cursor.ordinal(row);
                link.fanOuts()[i] = cursor.fanOut();
            } else {
                link.parentRows()[i] = LinkFrame.NONE;
            }
        }
    }
}
