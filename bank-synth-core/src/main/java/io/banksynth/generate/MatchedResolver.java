package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.random.Permutation;

/**
 * Every parent owns as many slots as it has children, every child takes one of them by a bijection: both sides keep
 * their degrees. Slots beyond the index's children mean "no parent".
 */
final class MatchedResolver implements ParentResolver {
    private final FanOutIndex.Cursor cursor;
    private final Permutation permutation;
    private final long matched;
    private final long first;
    private final long before;

    /**
     * @param permutation a bijection of the child's rows, from the first on
     * @param first the row that the index begins with
     * @param before slots of other links that lie before
     */
    MatchedResolver(FanOutIndex index, Permutation permutation, long first, long before) {
        this.cursor = index.cursor();
        this.permutation = permutation;
        this.matched = index.end();
        this.first = first;
        this.before = before;
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            long slot = first + permutation.apply(rows[i] - first) - before;
            if (slot >= first && slot < matched) {
                cursor.seek(slot);
                link.parentRows()[i] = cursor.parent();
                link.ordinals()[i] = cursor.ordinal(slot);
                link.fanOuts()[i] = cursor.fanOut();
            } else {
                link.parentRows()[i] = LinkFrame.NONE;
            }
        }
    }
}
