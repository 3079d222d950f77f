package io.banksynth.generate;

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
    public void resolve(long[] rows, int size, LinkFrame link) {
        for (int i = 0; i < size; i++) {
            long row = rows[i];
            if (row < driven) {
                cursor.seek(row);
                link.parentRows()[i] = cursor.parent();
                link.ordinals()[i] = cursor.ordinal(row);
            } else {
                link.parentRows()[i] = LinkFrame.NONE;
            }
        }
    }
}
