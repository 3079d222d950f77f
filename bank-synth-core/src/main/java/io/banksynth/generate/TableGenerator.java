package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowRange;
import io.banksynth.batch.Vector;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Generates any rows of one table. Owned by one thread; its batch is filled again and again. */
public final class TableGenerator {
    private final TableProgram program;
    private final Batch batch;
    private final long rows;

    TableGenerator(IndexedPlan plan, TablePlan table, List<String> names) {
        List<Column> columns = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        Set<Integer> positions = new TreeSet<>();
        names.forEach(name -> positions.add(position(table, name)));
        this.program = new ProgramCompiler(plan).compile(table, positions);
        this.rows = plan.rows(table.name());
        for (String name : names) {
            int position = position(table, name);
            columns.add(table.table().columns().get(position));
            vectors.add(program.frame().column(position));
        }
        this.batch = new Batch(columns, vectors);
    }

    private static int position(TablePlan table, String column) {
        int position = table.table().position(column);
        if (position < 0) {
            throw new IllegalArgumentException("Not a column of " + table.name() + ": " + column);
        }
        return position;
    }

    /** Rows that the table has. */
    public long rows() {
        return rows;
    }

    /** The batch that is filled again and again. */
    public Batch batch() {
        return batch;
    }

    /** Fills the batch with the rows from {@code from} on, as many as fit and lie before {@code to}. */
    public Batch fill(long from, long to) {
        int size = (int) Math.min(Batch.CAPACITY, to - from);
        batch.begin(from);
        Frame frame = program.frame();
        for (int i = 0; i < size; i++) {
            frame.rows()[i] = from + i;
        }
        frame.begin(size);
        program.run();
        batch.end(size);
        return batch;
    }

    /**
     * Hands the rows of a range to {@code consumer}, batch by batch.
     *
     * @throws IllegalArgumentException if the range goes beyond the table's rows
     */
    public void generate(RowRange range, Consumer<Batch> consumer) {
        if (range.to() > rows) {
            throw new IllegalArgumentException("The table has " + rows + " rows, not " + range.to());
        }
        for (long row = range.from(); row < range.to(); row += Batch.CAPACITY) {
            consumer.accept(fill(row, range.to()));
        }
    }
}
