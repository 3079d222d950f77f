package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;

/** The place among the siblings, from {@code start}; rows without a parent count on by their own index. */
public final class OrdinalKernel implements ColumnKernel {
    private final int link;
    private final long start;
    private final long unit;

    /**
     * @param link the driver's position among the table's links
     * @param unit what a cell of value 1 is unscaled
     */
    public OrdinalKernel(int link, long start, long unit) {
        this.link = link;
        this.start = start;
        this.unit = unit;
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
            cells[i] =
                    (start + (parents.slots()[i] == LinkFrame.NONE ? frame.rows()[i] : parents.ordinals()[i])) * unit;
        }
    }
}
