package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.random.RandomStream;
import java.util.List;

/**
 * Draws the parent among the rows that descend from the same ancestor. Descendants along drivers are neighbours, so they are
 * a range whose ends the fan-out indexes tell. In a table that points at itself only earlier siblings are drawn, so
 * that no row is its own ancestor.
 */
final class ScopedResolver implements ParentResolver {
    /** What a row without any candidate gets. */
    enum Fallback {
        /** No parent. */
        NONE,
        /** Any row of the parent: the key may not be null. */
        ANY
    }

    private final List<FanOutIndex> up;
    private final FanOutIndex.Cursor[] upCursors;
    private final FanOutIndex.Cursor[] downCursors;
    private final boolean self;
    private final double nullShare;
    private final Fallback fallback;
    private final long parentRows;
    private final RandomStream stream;

    /**
     * @param up indexes from the row to the common ancestor, lowest first
     * @param down indexes from the common ancestor to the parent, highest first
     * @param parentRows rows of the parent's table
     */
    ScopedResolver(
            List<FanOutIndex> up,
            List<FanOutIndex> down,
            Scoping scoping,
            double nullShare,
            Fallback fallback,
            long parentRows,
            RandomStream stream) {
        this.up = up;
        this.upCursors = up.stream().map(FanOutIndex::cursor).toArray(FanOutIndex.Cursor[]::new);
        this.downCursors = down.stream().map(FanOutIndex::cursor).toArray(FanOutIndex.Cursor[]::new);
        this.self = scoping == Scoping.EARLIER_SIBLINGS;
        this.nullShare = nullShare;
        this.fallback = fallback;
        this.parentRows = parentRows;
        this.stream = stream;
    }

    /** Which rows of the scope are candidates. */
    enum Scoping {
        ALL,
        EARLIER_SIBLINGS
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            link.parentRows()[i] = resolve(rows[i]);
        }
    }

    private long resolve(long row) {
        long bits = stream.bits(row);
        long more = RandomStream.next(bits);
        long ancestor = ancestor(row);
        if (ancestor >= 0) {
            long from = ancestor;
            long to = ancestor + 1;
            for (FanOutIndex.Cursor cursor : downCursors) {
                long first = cursor.firstChildOf(from);
                to = cursor.firstChildOf(to);
                from = first;
            }
            to = self ? row : to;
            if (from < to) {
                return RandomStream.unit(bits) < nullShare
                        ? LinkFrame.NONE
                        : from + RandomStream.below(more, to - from);
            }
        }
        return fallback == Fallback.NONE || parentRows == 0 ? LinkFrame.NONE : RandomStream.below(more, parentRows);
    }

    private long ancestor(long row) {
        long at = row;
        for (int step = 0; step < upCursors.length; step++) {
            if (at >= up.get(step).end()) {
                return LinkFrame.NONE;
            }
            upCursors[step].seek(at);
            at = upCursors[step].parent();
        }
        return at;
    }
}
