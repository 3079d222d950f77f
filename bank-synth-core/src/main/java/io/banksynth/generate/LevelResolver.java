package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** The parent of a row is a row of the level before; rows of the first level have none. */
final class LevelResolver implements ParentResolver {
    private final LevelIndex levels;
    private final FanOutIndex.Cursor[] cursors;

    LevelResolver(LevelIndex levels) {
        this.levels = levels;
        this.cursors = levels.indexes().stream().map(FanOutIndex::cursor).toArray(FanOutIndex.Cursor[]::new);
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        long[] starts = levels.starts();
        for (int i = 0; i < size; i++) {
            long position = levels.order().apply(rows[i]);
            int level = starts.length - 1;
            while (position < starts[level]) {
                level--;
            }
            if (level == 0) {
                link.parentRows()[i] = LinkFrame.NONE;
            } else {
                FanOutIndex.Cursor cursor = cursors[level - 1];
                cursor.seek(position - starts[level]);
                link.parentRows()[i] = levels.order().invert(starts[level - 1] + cursor.parent());
                link.ordinals()[i] = cursor.ordinal(position - starts[level]);
            }
        }
    }
}
