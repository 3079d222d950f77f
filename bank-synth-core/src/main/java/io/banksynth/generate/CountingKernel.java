package io.banksynth.generate;

import io.banksynth.batch.Vector;
import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.TickCells;

/**
 * Fills a column that says how many children a row has. As a rule that is what was drawn for the row, since its children follow from
 * that; where counts that were asked for allow another number only, the column tells what came of it.
 */
final class CountingKernel implements ColumnKernel {
    private final FanOutIndex.Cursor children;
    private final long parents;
    private final TickCells cells;

    CountingKernel(FanOutIndex index, TickCells cells) {
        this.children = index.cursor();
        this.parents = index.parents();
        this.cells = cells;
    }

    @Override
    public Vector allocate(int capacity) {
        return cells.allocate(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        for (int i = 0; i < frame.size(); i++) {
            long row = frame.rows()[i];
            cells.put(row < parents ? children.childrenOf(row) : 0, i, out);
        }
    }
}
