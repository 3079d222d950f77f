package io.banksynth.generate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What every kernel obeys: a cell is a function of the row's index. Each kernel's test implements this, because law 1 rests on
 * every single one of them.
 */
interface ColumnKernelContract {
    int ROWS = 3000;

    ColumnKernel kernel();

    DataType type();

    /** A frame that stands on these rows, its links resolved. */
    default Frame frame(long... rows) {
        Frame frame = new Frame(Math.max(1, rows.length), new Vector[0], new LinkFrame[0]);
        System.arraycopy(rows, 0, frame.rows(), 0, rows.length);
        frame.begin(rows.length);
        return frame;
    }

    private List<String> cells(ColumnKernel kernel, long... rows) {
        Vector out = kernel.allocate(rows.length);
        return cells(kernel, out, rows);
    }

    private List<String> cells(ColumnKernel kernel, Vector out, long... rows) {
        out.reset();
        kernel.fill(frame(rows), out);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            cells.add(out.nulls()[i] ? "null" : CellText.text(out, i, type()));
        }
        return cells;
    }

    @Test
    default void aRangeIsTheSliceOfTheWhole() {
        List<String> whole = cells(kernel(), LongStream.range(0, ROWS).toArray());
        for (int from : new int[] {0, 1, 63, 64, 1000, ROWS - 7}) {
            int to = Math.min(ROWS, from + 700);
            assertThat(cells(kernel(), LongStream.range(from, to).toArray())).isEqualTo(whole.subList(from, to));
        }
    }

    @Test
    default void theOrderInWhichRowsAreAskedForDoesNotMatter() {
        List<String> whole = cells(kernel(), LongStream.range(0, ROWS).toArray());
        List<Long> order = new ArrayList<>(LongStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(order, new Random(7));
        List<String> shuffled =
                cells(kernel(), order.stream().mapToLong(Long::longValue).toArray());
        for (int i = 0; i < ROWS; i++) {
            assertThat(shuffled.get(i)).isEqualTo(whole.get(order.get(i).intValue()));
        }
    }

    @Test
    default void whatWasFilledBeforeLeavesNoTrace() {
        ColumnKernel kernel = kernel();
        long[] rows = LongStream.range(500, 900).toArray();
        List<String> fresh = cells(kernel, rows);
        Vector used = kernel.allocate(ROWS);
        cells(kernel, used, LongStream.range(0, ROWS).toArray());
        assertThat(cells(kernel, used, rows)).isEqualTo(fresh);
    }
}
