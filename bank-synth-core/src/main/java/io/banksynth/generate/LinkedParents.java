package io.banksynth.generate;

import io.banksynth.batch.RowRange;
import io.banksynth.generate.kernel.LinkFrame;
import io.banksynth.generate.tree.LinkedRows;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Draws the parents of a table's rows along links that do not drive it, some rows ahead: the more, the longer rows are asked for
 * one after the other. Siblings that are drawn again lie before the rows that a frame holds, so that they are asked for by their index.
 */
final class LinkedParents implements LinkedRows {
    private static final int FEWEST_AHEAD = 4;

    private final TableProgram program;
    private final RowRange rows;
    private final int mostAhead;
    private final LinkFrame[] links;
    private final long[][] cells;
    private final int[] registers;
    private long first;
    private int ahead;

    /** A column of the parents along a link: the link's frame and what is drawn of its parents. */
    @SuppressWarnings("ArrayRecordComponent") // built once, never compared
    private record Column(LinkFrame link, long[] cells, int register) {}

    private LinkedParents(TableProgram program, RowRange rows, int mostAhead, List<Column> columns) {
        this.program = program;
        this.rows = rows;
        this.mostAhead = mostAhead;
        this.links = columns.stream().map(Column::link).toArray(LinkFrame[]::new);
        this.cells = columns.stream().map(Column::cells).toArray(long[][]::new);
        this.registers = columns.stream().mapToInt(Column::register).toArray();
        this.ahead = FEWEST_AHEAD;
    }

    /**
     * @param program finds the parents of rows, and fills no column
     * @param positions of links by name
     * @param rows of the table
     */
    static LinkedRows.Source of(TableProgram program, Map<String, Integer> positions, RowRange rows, int capacity) {
        return wanted -> {
            List<Column> columns = new ArrayList<>();
            for (Map.Entry<Term.Linked, Integer> entry : wanted.entrySet()) {
                int position =
                        Objects.requireNonNull(positions.get(entry.getKey().link()));
                columns.add(new Column(
                        program.frame().link(position),
                        DrawnColumns.drawn(program.parents(position))
                                .of(entry.getKey().column()),
                        entry.getValue()));
            }
            return new LinkedParents(program, rows, capacity, columns);
        };
    }

    @Override
    public void load(long row, long[] values) {
        boolean known = row >= rows.from() && row < rows.to();
        if (known && (row < first || row >= first + program.frame().size())) {
            draw(row);
        }
        for (int c = 0; c < registers.length; c++) {
            int slot = known ? links[c].slots()[(int) (row - first)] : LinkFrame.NONE;
            values[registers[c]] = slot == LinkFrame.NONE ? Term.NONE : cells[c][slot];
        }
    }

    private void draw(long row) {
        boolean next = row == first + program.frame().size();
        ahead = next ? Math.min(mostAhead, 2 * ahead) : FEWEST_AHEAD;
        first = row;
        int size = (int) Math.min(ahead, rows.to() - row);
        for (int i = 0; i < size; i++) {
            program.frame().rows()[i] = row + i;
        }
        program.frame().begin(size);
        program.run();
    }
}
