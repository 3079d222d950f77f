package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import java.util.List;
import java.util.function.LongPredicate;

/** The parent is the row to which keys of the rows above lead, which are resolved already. */
final class CopiedResolver implements ParentResolver {
    private final int[][] slots;
    private final long[] found;
    private final LongPredicate isKeyless;

    /**
     * @param way the row's own key first; the last one's parents are the row's too
     * @param isKeyless which rows have no parent, whatever the way leads to
     */
    CopiedResolver(List<LinkFrame> way, LongPredicate isKeyless) {
        int last = way.size() - 1;
        this.slots = way.subList(0, last).stream().map(LinkFrame::slots).toArray(int[][]::new);
        this.found = way.get(last).parentRows();
        this.isKeyless = isKeyless;
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        for (int i = 0; i < frame.size(); i++) {
            link.parentRows()[i] = isKeyless.test(frame.rows()[i]) ? LinkFrame.NONE : parent(i);
        }
    }

    /** Where the way of a row of the frame leads. */
    long parent(int i) {
        int at = i;
        for (int[] slot : slots) {
            at = slot[at];
            if (at == LinkFrame.NONE) {
                return LinkFrame.NONE;
            }
        }
        return found[at];
    }

    /**
     * The same for the rows of which something drawn says 1, while others have another parent.
     *
     * @param others finds it; where that is by chance the one the way leads to, it is the next of the parents
     * @param parents how many there are
     */
    ParentResolver where(long[] drawn, ParentResolver others, long parents) {
        return (frame, link) -> {
            others.resolve(frame, link);
            for (int i = 0; i < frame.size(); i++) {
                long copied = parent(i);
                if (drawn[i] == 1) {
                    link.parentRows()[i] = copied;
                } else if (copied != LinkFrame.NONE && link.parentRows()[i] == copied) {
                    link.parentRows()[i] = copied + 1 < parents ? copied + 1 : 0;
                }
            }
        };
    }
}
