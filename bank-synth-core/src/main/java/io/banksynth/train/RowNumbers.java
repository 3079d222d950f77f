package io.banksynth.train;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.Vector;
import io.banksynth.schema.Table;
import io.banksynth.source.Sample;
import io.banksynth.train.leaf.ColumnTicks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The order in which a table's rows are numbered: by the column of the primary key that no parent gives, else as they lie in the file. */
final class RowNumbers {
    private final Sample sample;
    private final Optional<Integer> key;

    /**
     * @param given columns that the driver gives
     */
    RowNumbers(Table table, List<String> given, Sample sample) {
        this.sample = sample;
        List<String> own = new ArrayList<>(table.primaryKey());
        own.removeAll(given);
        this.key = own.size() == 1
                ? IntStream.range(0, sample.columns().size())
                        .filter(c -> sample.columns().get(c).name().equals(own.get(0)))
                        .boxed()
                        .findFirst()
                : Optional.empty();
    }

    /** The place of each of the sample's rows. */
    long[] places() {
        long[] places = new long[sample.size()];
        Comparator<Integer> order = key.map(this::byKey).orElse(Comparator.naturalOrder());
        int[] place = {0};
        IntStream.range(0, sample.size())
                .boxed()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .forEach(row -> places[row] = place[0]++);
        return places;
    }

    private Comparator<Integer> byKey(int column) {
        Vector vector = sample.rows().vector(column);
        if (vector instanceof CodeVector codes) {
            return Comparator.comparing(
                    row -> codes.nulls()[row] ? "" : codes.dictionary().text(codes.codes()[row]));
        }
        long[] ticks = ColumnTicks.of(vector, sample.columns().get(column).type(), sample.size())
                .ticks();
        return Comparator.comparingLong(row -> ticks[row]);
    }
}
