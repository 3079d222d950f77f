package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.random.Permutation;

/**
 * Matches two parents so that no pair repeats. The slots of this link's parents, each parent's side by side, are laid into a
 * matrix row by row, and the children take them column by column. A parent's slots lie in one row (two at the seam) and are
 * fewer than a row is wide; the children of one driver parent take neighbouring places of a column and are no more than
 * a column is high: so no two of them meet the same parent twice.
 */
final class PairedResolver implements ParentResolver {
    private final FanOutIndex.Cursor cursor;
    private final Permutation order;
    private final long children;
    private final long columns;
    private final long highColumns;
    private final long height;

    /**
     * @param order from the index's parents to their rows, which hides the matrix
     * @param columns more than any parent of this link has children; such that {@code children / columns} is no less than any
     *     parent of the driver has
     */
    PairedResolver(FanOutIndex index, Permutation order, long columns) {
        this.cursor = index.cursor();
        this.order = order;
        this.children = index.children();
        this.columns = columns;
        this.height = children / columns;
        this.highColumns = children % columns;
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            long row = rows[i];
            if (row >= children) {
                link.parentRows()[i] = LinkFrame.NONE;
                continue;
            }
            long slot = slot(row);
            cursor.seek(slot);
            link.parentRows()[i] = order.apply(cursor.parent());
            link.ordinals()[i] = cursor.ordinal(slot);
            link.fanOuts()[i] = cursor.fanOut();
        }
    }

    private long slot(long child) {
        long high = highColumns * (height + 1);
        if (child < high) {
            return child % (height + 1) * columns + child / (height + 1);
        }
        long rest = child - high;
        return rest % height * columns + highColumns + rest / height;
    }
}
