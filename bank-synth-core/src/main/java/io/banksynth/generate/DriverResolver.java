package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import java.util.List;

/** Children lie in the order of their parents; those without a parent come last. */
final class DriverResolver implements ParentResolver {
    private final FanOutIndex.Cursor cursor;
    private final List<FanOutIndex.Cursor> before;
    private final long driven;

    /**
     * @param before where the parents' children of earlier runs lie: the places of these follow theirs
     */
    DriverResolver(FanOutIndex index, List<FanOutIndex> before) {
        this.cursor = index.cursor();
        this.before = before.stream().map(FanOutIndex::cursor).toList();
        this.driven = index.end();
    }

    private long earlier(long parent) {
        long children = 0;
        for (FanOutIndex.Cursor run : before) {
            children += run.childrenOf(parent);
        }
        return children;
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
                link.earlier()[i] = earlier(cursor.parent());
                link.ordinals()[i] = cursor.ordinal(row) + link.earlier()[i];
                link.fanOuts()[i] = cursor.fanOut();
                link.drawn()[i] = cursor.drawn();
            } else {
                link.parentRows()[i] = LinkFrame.NONE;
            }
        }
    }
}
