package io.banksynth.train.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.DoubleVector;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import org.junit.jupiter.api.Test;

/** Cells become whole numbers that keep the decimals which people see. */
class ColumnTicksTest {
    @Test
    void oneExtremeValueCostsTheOthersNoDecimals() {
        DoubleVector prices = new DoubleVector(1000);
        for (int i = 0; i < 1000; i++) {
            prices.values()[i] = (1000 + i) / 100.0;
        }
        prices.values()[500] = 1e300;

        ColumnTicks ticks = ColumnTicks.of(prices, new DataType.Floating(64), 1000);

        assertThat(ticks.scale()).isEqualTo(new TickScale(TickScale.Unit.DOUBLE, 2));
        assertThat(ticks.ticks()[0]).isEqualTo(1000);
        assertThat(ticks.ticks()[999]).isEqualTo(1999);
        assertThat(ticks.ticks()[500]).isEqualTo(1_000_000_000_000_000_000L);
    }
}
