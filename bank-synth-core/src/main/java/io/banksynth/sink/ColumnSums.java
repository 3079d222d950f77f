package io.banksynth.sink;

import io.banksynth.batch.Batch;
import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** Counts what {@link ColumnSum} tells, of all columns of a table. Not for several threads. */
public final class ColumnSums {
    private final List<ColumnAdder> adders;

    public ColumnSums(List<Column> columns) {
        ColumnAdders choice = new ColumnAdders();
        this.adders = columns.stream().map(c -> c.type().accept(choice)).toList();
    }

    /** Adds the rows of a batch. */
    public void add(Batch batch) {
        for (int c = 0; c < adders.size(); c++) {
            adders.get(c).add(batch.vector(c), batch.size());
        }
    }

    /** What was counted so far, a sum for each column. */
    public List<ColumnSum> sums() {
        return adders.stream().map(ColumnAdder::sum).toList();
    }

    /** The sums of two parts of a table; a part without sums gives the other's. */
    public static List<ColumnSum> plus(List<ColumnSum> a, List<ColumnSum> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        List<ColumnSum> both = new ArrayList<>();
        for (int c = 0; c < a.size(); c++) {
            both.add(a.get(c).plus(b.get(c)));
        }
        return both;
    }
}
