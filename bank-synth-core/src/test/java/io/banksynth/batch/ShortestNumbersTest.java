package io.banksynth.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers are written with the fewest digits that read back as the same number, whatever the JDK writes. */
class ShortestNumbersTest {
    @Test
    void whatIsWrittenReadsBackAndNoFewerDigitsWould() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                requireShortest(value);
            }
        }
        requireShortest(Double.parseDouble("2e23"));
        requireShortest(Double.parseDouble("1.1e-44"));
        assertThat(CellText.number(Double.parseDouble("2e23"))).isEqualTo("2.0E23");
        assertThat(CellText.number(0.1f)).isEqualTo("0.1");
    }

    private static void requireShortest(double value) {
        String text = CellText.number(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        BigDecimal written = new BigDecimal(text).stripTrailingZeros();
        if (written.precision() > 2) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal shorter = written.round(new MathContext(written.precision() - 1, mode));
                assertThat(shorter.doubleValue()).as(text).isNotEqualTo(value);
            }
        }
    }
}
