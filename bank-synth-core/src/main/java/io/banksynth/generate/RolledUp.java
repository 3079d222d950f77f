package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.generate.kernel.Frame;
import java.util.List;

/**
 * Makes columns of parents up of their children, which are drawn for it, a frame after the other, however many a parent has. The children
 * of parents that follow each other do so too, so each is drawn once. Owned by one thread.
 */
final class RolledUp implements SettledCells.Step {
    private final FanOutIndex.Cursor index;
    private final TableProgram children;
    private final Aggregation[] aggregations;

    /** The first child of each parent of a run, and the row after the last child. */
    private final long[] starts = new long[Batch.CAPACITY + 1];

    RolledUp(FanOutIndex index, TableProgram children, List<Aggregation> aggregations) {
        this.index = index.cursor();
        this.children = children;
        this.aggregations = aggregations.toArray(new Aggregation[0]);
    }

    @Override
    public void fill(Frame frame) {
        int size = frame.size();
        long[] rows = frame.rows();
        for (Aggregation aggregation : aggregations) {
            aggregation.begin(size);
        }
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && rows[to] == rows[to - 1] + 1) {
                to++;
            }
            for (int i = from; i < to; i++) {
                starts[i] = index.firstChildOf(rows[i]);
            }
            starts[to] = index.firstChildOf(rows[to - 1] + 1);
            run(from, to);
            from = to;
        }
        for (Aggregation aggregation : aggregations) {
            aggregation.end(size);
        }
    }

    /** Goes through the children of parents that follow each other, by their places in the frame. */
    private void run(int from, int to) {
        int parent = from;
        for (long child = starts[from]; child < starts[to]; child += Batch.CAPACITY) {
            int size = (int) Math.min(Batch.CAPACITY, starts[to] - child);
            draw(child, size);
            int i = 0;
            while (i < size) {
                while (child + i >= starts[parent + 1]) {
                    parent++;
                }
                int end = (int) Math.min(size, starts[parent + 1] - child);
                for (Aggregation aggregation : aggregations) {
                    aggregation.add(parent, child + i - starts[parent], i, end);
                }
                i = end;
            }
        }
    }

    private void draw(long first, int size) {
        Frame frame = children.frame();
        for (int i = 0; i < size; i++) {
            frame.rows()[i] = first + i;
        }
        frame.begin(size);
        children.run();
    }
}
