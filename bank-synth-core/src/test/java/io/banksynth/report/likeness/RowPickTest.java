package io.banksynth.report.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banksynth.batch.Batch;
import io.banksynth.batch.LongVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows are picked evenly, the same whatever the batches, and siblings together. */
class RowPickTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("id", new DataType.Whole(64), false), new Column("parent", new DataType.Whole(64), false));
    private static final int ROWS = 40_000;

    private static GatheredRows gathered(RowPick pick, int batchSize) {
        GatheredRows rows = new GatheredRows(COLUMNS, pick, List.of(List.of("PARENT")));
        for (int from = 0; from < ROWS; from += batchSize) {
            int n = Math.min(batchSize, ROWS - from);
            Batch batch = Batch.allocate(COLUMNS, n);
            batch.begin(from);
            for (int i = 0; i < n; i++) {
                ((LongVector) batch.vector(0)).values()[i] = (long) from + i;
                ((LongVector) batch.vector(1)).values()[i] = ((long) from + i) / 5;
            }
            batch.end(n);
            rows.add(batch, from);
        }
        return rows;
    }

    @Test
    void aShareOfTheRowsIsPickedWhateverTheBatches() {
        RowPick tenth = new RowPick(0.1, List.of());

        GatheredRows rows = gathered(tenth, 1024);

        // Five standard deviations of a binomial: sqrt(40000 * 0.1 * 0.9) = 60.
        assertThat((double) rows.size()).isEqualTo(4000, within(300.0));
        assertThat(gathered(tenth, 7).hashes(List.of("PARENT"))).startsWith(rows.hashes(List.of("PARENT"))[0]);
        assertThat(gathered(tenth, 7).size()).isEqualTo(rows.size());
    }

    @Test
    void siblingsArePickedTogether() {
        GatheredRows rows = gathered(new RowPick(0.1, List.of("PARENT")), 1024);

        Map<Double, Integer> children = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            children.merge(rows.cells(1).number(i), 1, Integer::sum);
        }
        assertThat(children.values()).containsOnly(5);
        assertThat((double) rows.size()).isEqualTo(4000, within(700.0));
    }
}
