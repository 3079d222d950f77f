package io.banksynth.source.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A histogram of equal heights tells shares of values that fill its ranges, and where the others lie. */
class EvenHistogramTest {
    private static final ColumnSummary PLAIN = ColumnSummary.between(40, 0.2, List.of("0", "90"), 0);

    @Test
    void aValueThatFillsRangesIsCommon() {
        EvenHistogram histogram = new EvenHistogram(List.of(
                new EvenHistogram.Range(0, 0),
                new EvenHistogram.Range(0, 0),
                new EvenHistogram.Range(0, 30),
                new EvenHistogram.Range(30, 90)));
        assertThat(histogram.refine(PLAIN, new DataType.Whole(32)))
                .isEqualTo(new ColumnSummary(
                        40, 0.2, List.of(new ColumnSummary.Common("0", 0.4)), List.of("0", "30", "90"), 0));
    }

    @Test
    void daysAndMomentsAreSpelt() {
        EvenHistogram days =
                new EvenHistogram(List.of(new EvenHistogram.Range(0, 19_723), new EvenHistogram.Range(19_723, 19_724)));
        assertThat(days.refine(PLAIN, new DataType.Date()).bounds())
                .containsExactly("1970-01-01", "2024-01-01", "2024-01-02");
        EvenHistogram moments = new EvenHistogram(List.of(new EvenHistogram.Range(0, 1_704_067_200e6)));
        assertThat(moments.refine(PLAIN, new DataType.Timestamp(6, false)).bounds())
                .containsExactly("1970-01-01T00:00:00", "2024-01-01T00:00:00");
    }

    @Test
    void withoutRangesOrWithOneValueTheEndsAreLeft() {
        assertThat(new EvenHistogram(List.of()).refine(PLAIN, new DataType.Whole(32)))
                .isEqualTo(PLAIN);
        ColumnSummary single = ColumnSummary.between(1, 0.25, List.of("7", "7"), 0);
        assertThat(single.common()).containsExactly(new ColumnSummary.Common("7", 0.75));
    }
}
