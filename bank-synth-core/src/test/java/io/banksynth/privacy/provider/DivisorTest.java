package io.banksynth.privacy.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.random.RandomStream;
import org.junit.jupiter.api.Test;

/** A product with a reciprocal is a quotient, for whatever numbers templates count with. */
class DivisorTest {
    @Test
    void quotientsAreThoseOfDivision() {
        RandomStream stream = RandomStream.of(1, "T", "C", "numbers");
        for (int i = 0; i < 100_000; i++) {
            long by = 1 + (stream.bits(2L * i) >>> 2 >>> (i % 61));
            long number = stream.bits(2L * i + 1) >>> 2 >>> (i % 59);
            assertThat(Divisor.of(by).quotient(number)).isEqualTo(number / by);
        }
        for (long by : new long[] {1, 2, 3, 97, (1L << 61) + 1, (1L << 62) - 1, 1L << 62}) {
            for (long number : new long[] {0, by - 1, (1L << 62) - 1, (1L << 62) - 2}) {
                assertThat(Divisor.of(by).quotient(number)).isEqualTo(number / by);
            }
        }
    }
}
