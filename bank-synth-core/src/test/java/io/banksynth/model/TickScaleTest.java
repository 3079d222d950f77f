package io.banksynth.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.WideVector;
import io.banksynth.generate.kernel.TickCells;
import io.banksynth.schema.DataType;
import org.junit.jupiter.api.Test;

/** Sums can outgrow the type of their column; a cell never does. */
class TickScaleTest {
    @Test
    void theMostIsWhatTheTypeHolds() {
        assertThat(TickScale.CELLS.most(new DataType.Decimal(5, 2))).isEqualTo(99_999);
        assertThat(TickScale.CELLS.most(new DataType.Decimal(18, 2))).isEqualTo(999_999_999_999_999_999L);
        assertThat(TickScale.CELLS.most(new DataType.Whole(8))).isEqualTo(127);
        assertThat(TickScale.CELLS.most(new DataType.Whole(32))).isEqualTo(Integer.MAX_VALUE);
        assertThat(TickScale.CELLS.most(new DataType.Whole(64))).isEqualTo(Long.MAX_VALUE);
        TickScale cents = new TickScale(TickScale.Unit.WIDE_DECIMAL, 8);
        assertThat(cents.most(new DataType.Decimal(20, 10))).isEqualTo(999_999_999_999L);
        assertThat(cents.most(new DataType.Decimal(38, 10))).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(TickScale.CELLS.most(new DataType.Date())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsLargerStaysAtTheEnd() {
        TickCells cells = new TickCells(TickScale.CELLS, new DataType.Decimal(5, 2));
        LongVector out = (LongVector) cells.allocate(3);
        cells.put(100_000, 0, out);
        cells.put(-100_000, 1, out);
        cells.put(99_999, 2, out);
        assertThat(out.values()).startsWith(99_999, -99_999, 99_999);

        DataType type = new DataType.Decimal(19, 8);
        TickScale scale = new TickScale(TickScale.Unit.WIDE_DECIMAL, 8);
        TickCells wide = new TickCells(scale, type);
        WideVector far = (WideVector) wide.allocate(2);
        wide.put(200_000_000_000L, 0, far);
        wide.put(scale.most(type), 1, far);
        assertThat(far.low()[0]).isEqualTo(far.low()[1]);
        assertThat(far.high()[0]).isZero();
    }
}
