package io.banksynth.generate;

import io.banksynth.batch.Vector;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import org.jspecify.annotations.Nullable;

/**
 * Copies the parents of some rows where siblings must have different ones: at most one of them has the parent that the way leads to, the first
 * that is drawn so. Another that was matched with this parent gets the one that was matched with the first.
 */
final class CopiedSiblings implements ParentResolver {
    private final CopiedResolver way;
    private final ParentResolver others;
    private final LinkFrame driver;
    private final TableProgram family;
    private final long[] drawn;
    private final long[] drawnOfFamily;
    private final Frame single;
    private final LinkFrame singleLink;
    private long known = LinkFrame.NONE;
    private long copied;

    /**
     * @param others finds a different parent for each sibling
     * @param drawn 1 for each row of the frame that is to be copied
     * @param driver the link that makes rows siblings, resolved already
     * @param family draws the same for any rows of the table
     * @param column where it does
     */
    CopiedSiblings(
            CopiedResolver way,
            ParentResolver others,
            long[] drawn,
            LinkFrame driver,
            TableProgram family,
            String column) {
        this.way = way;
        this.others = others;
        this.drawn = drawn;
        this.driver = driver;
        this.family = family;
        this.drawnOfFamily = DrawnColumns.drawn(family).of(column);
        this.single = new Frame(1, new @Nullable Vector[0], new @Nullable LinkFrame[0]);
        this.singleLink = new LinkFrame(1, single);
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        others.resolve(frame, link);
        for (int i = 0; i < frame.size(); i++) {
            long parent = way.parent(i);
            boolean asks = drawn[i] == 1 || link.parentRows()[i] == parent;
            // Which siblings of earlier runs are copied is not known here.
            if (asks && parent != LinkFrame.NONE && driver.earlier()[i] == 0) {
                link.parentRows()[i] = parent(frame.rows()[i], i, parent, link.parentRows()[i]);
            }
        }
    }

    private long parent(long row, int i, long above, long matched) {
        boolean isFirst = drawn[i] == 1 && driver.ordinals()[i] == 0;
        long first = isFirst ? row : copiedOf(row - driver.ordinals()[i], driver.fanOuts()[i]);
        if (first == row) {
            return above;
        }
        return first != LinkFrame.NONE && matched == above ? matched(first) : matched;
    }

    /** The first of some siblings that is copied, or {@link LinkFrame#NONE}. */
    private long copiedOf(long first, long siblings) {
        if (known != first) {
            known = first;
            copied = LinkFrame.NONE;
            int most = family.frame().rows().length;
            for (long from = first; from < first + siblings && copied == LinkFrame.NONE; from += most) {
                draw(from, (int) Math.min(most, first + siblings - from));
            }
        }
        return copied;
    }

    private void draw(long from, int rows) {
        for (int i = 0; i < rows; i++) {
            family.frame().rows()[i] = from + i;
        }
        family.frame().begin(rows);
        family.run();
        for (int i = 0; i < rows && copied == LinkFrame.NONE; i++) {
            copied = drawnOfFamily[i] == 1 ? from + i : LinkFrame.NONE;
        }
    }

    private long matched(long row) {
        single.rows()[0] = row;
        single.begin(1);
        others.resolve(single, singleLink);
        return singleLink.parentRows()[0];
    }
}
