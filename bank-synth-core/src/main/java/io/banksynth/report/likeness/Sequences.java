package io.banksynth.report.likeness;

import io.banksynth.report.measure.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one row says of the next among the rows of one parent, in the order of a time column.
 *
 * @param order the column that orders the siblings
 * @param gaps how alike the times between neighbours are
 * @param trends of each column with itself one row before
 */
public record Sequences(String order, Metric gaps, List<PairLikeness> trends) {
    public Sequences {
        trends = List.copyOf(trends);
    }

    /**
     * The rows that follow another row of the same parent, and that row.
     *
     * @param before as long as {@code after}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
    record Steps(int[] before, int[] after) {
        /**
         * @param parents a hash of each row's parent, 0 where it has none
         */
        static Steps of(long[] parents, double[] times) {
            int[] rows = IntStream.range(0, times.length)
                    .filter(i -> parents[i] != 0 && !Double.isNaN(times[i]))
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(i -> parents[i])
                            .thenComparingDouble(i -> times[i])
                            .thenComparingInt(i -> i))
                    .mapToInt(i -> i)
                    .toArray();
            int[] after = IntStream.range(1, rows.length)
                    .filter(k -> parents[rows[k]] == parents[rows[k - 1]])
                    .toArray();
            return new Steps(
                    IntStream.of(after).map(k -> rows[k - 1]).toArray(),
                    IntStream.of(after).map(k -> rows[k]).toArray());
        }
    }

    /**
     * Measures them.
     *
     * @param time the column that orders siblings
     * @param realParents a hash of each real row's parent, 0 where it has none
     */
    public static Optional<Sequences> of(
            List<PairedColumn> columns,
            PairedColumn time,
            long[] realParents,
            long[] syntheticParents,
            Confidence confidence) {
        Steps real = Steps.of(realParents, time.real().numbers());
        Steps synthetic = Steps.of(syntheticParents, time.synthetic().numbers());
        if (real.after().length < 2) {
            return Optional.empty();
        }
        Trends trends = new Trends(confidence);
        List<PairLikeness> out = new ArrayList<>();
        for (PairedColumn column : columns) {
            if (!column.name().equals(time.name())) {
                trends.pair(
                                column.rows(real.before(), synthetic.before()),
                                column.rows(real.after(), synthetic.after()))
                        .ifPresent(out::add);
            }
        }
        return Optional.of(new Sequences(time.name(), gaps(time, real, synthetic, confidence), out));
    }

    private static Metric gaps(PairedColumn time, Steps real, Steps synthetic, Confidence confidence) {
        if (synthetic.after().length == 0) {
            return Metric.notMeasured(Metric.Kind.KS_COMPLEMENT, "no synthetic row follows another of its parent");
        }
        double distance = ColumnLikeness.kolmogorov(gaps(time.real(), real), gaps(time.synthetic(), synthetic));
        return confidence.metric(Metric.Kind.KS_COMPLEMENT, 1 - distance, synthetic.after().length);
    }

    private static double[] gaps(PairedColumn.Side side, Steps steps) {
        return IntStream.range(0, steps.after().length)
                .mapToDouble(k -> side.numbers()[steps.after()[k]] - side.numbers()[steps.before()[k]])
                .sorted()
                .toArray();
    }
}
