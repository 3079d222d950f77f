package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** The parent of a row is a row of the level before; rows of the first level have none. */
final class LevelResolver implements ParentResolver {
    private final LevelIndex levels;
    private final FanOutIndex.Cursor[] cursors;

    private final long first;

    /**
     * @param first the row that the first level begins with
     */
    LevelResolver(LevelIndex levels, long first) {
        this.levels = levels;
        this.first = first;
        this.cursors = levels.indexes().stream().map(FanOutIndex::cursor).toArray(FanOutIndex.Cursor[]::new);
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        long[] starts = levels.starts();
        for (int i = 0; i < size; i++) {
            long position = levels.order().apply(rows[i] - first);
            int level = starts.length - 1;
            while (position < starts[level]) {
                level--;
            }
            if (level == 0) {
                link.parentRows()[i] = LinkFrame.NONE;
            } else {
                FanOutIndex.Cursor cursor = cursors[level - 1];
                cursor.seek(position - starts[level]);
                link.parentRows()[i] = first + levels.order().invert(starts[level - 1] + cursor.parent());
                link.ordinals()[i] = cursor.ordinal(position - starts[level]);
            }
        }
    }
}
