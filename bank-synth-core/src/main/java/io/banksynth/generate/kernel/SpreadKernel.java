package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.KeyForm;
import io.banksynth.random.RandomStream;

/**
 * Ascending values among siblings: the window is cut into as many slots as there are siblings, and each takes a value
 * of its own slot. A window with fewer values than siblings is exceeded at its end.
 */
public final class SpreadKernel implements ColumnKernel {
    private final int link;
    private final KeyForm.Spread window;
    private final RandomStream stream;

    /**
     * @param link the driver's position among the table's links
     */
    public SpreadKernel(int link, KeyForm.Spread window, RandomStream stream) {
        this.link = link;
        this.window = window;
        this.stream = stream;
    }

    @Override
    public Vector allocate(int capacity) {
        return new LongVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] cells = ((LongVector) out).values();
        LinkFrame parents = frame.link(link);
        for (int i = 0; i < frame.size(); i++) {
            boolean alone = parents.slots()[i] == LinkFrame.NONE;
            long siblings = alone ? 1 : parents.fanOuts()[i];
            long ordinal = alone ? 0 : parents.ordinals()[i];
            long values = Math.max(window.count(), siblings);
            long from = slot(ordinal, values, siblings);
            long to = slot(ordinal + 1, values, siblings);
            long pick = from + RandomStream.below(stream.bits(frame.rows()[i]), to - from);
            cells[i] = window.first() + pick * window.step();
        }
    }

    /** Where a slot begins: {@code ordinal * values / siblings} without overflow. */
    private static long slot(long ordinal, long values, long siblings) {
        return values / siblings * ordinal + values % siblings * ordinal / siblings;
    }
}
