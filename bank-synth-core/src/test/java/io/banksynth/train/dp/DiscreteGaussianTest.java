package io.banksynth.train.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise has the distribution that the guarantee is computed from. Draws come from fixed seeds, so a test fails always or never. */
class DiscreteGaussianTest {
    private static final int DRAWS = 40_000;

    /**
     * Chi-square over the single values that at least 20 draws fall on, and the two tails. For so many degrees of freedom d the
     * statistic exceeds d + 7 sqrt(2 d) with a probability below one in 10,000 if the distribution is right.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 100, 1_000})
    void drawsFollowTheDiscreteGaussian(long variance) {
        DiscreteGaussian noise = DiscreteGaussian.of(new Random(20260101 + variance));
        int reach = (int) Math.ceil(12 * Math.sqrt((double) variance));
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int x = -reach; x <= reach; x++) {
            weights[x + reach] = Math.exp(-(double) x * x / (2.0 * variance));
            sum += weights[x + reach];
        }
        long[] seen = new long[weights.length];
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) noise.draw(variance) + reach]++;
        }
        double statistic = 0;
        double tailSeen = 0;
        double tailExpected = 0;
        int freedom = 0;
        for (int i = 0; i < weights.length; i++) {
            double expected = DRAWS * weights[i] / sum;
            if (expected >= 20) {
                statistic += (seen[i] - expected) * (seen[i] - expected) / expected;
                freedom++;
            } else {
                tailSeen += seen[i];
                tailExpected += expected;
            }
        }
        statistic += tailExpected > 5 ? (tailSeen - tailExpected) * (tailSeen - tailExpected) / tailExpected : 0;

        assertThat(statistic).isLessThan(freedom + 7 * Math.sqrt(2.0 * freedom));
    }

    /** Of variances too large for single values: mean and variance, each within five of its standard errors. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 4_000_000_000_000L})
    void meanAndVarianceAreRight(long variance) {
        DiscreteGaussian noise = DiscreteGaussian.of(new Random(variance));
        int draws = 10_000;
        double[] values = LongStream.range(0, draws)
                .mapToDouble(i -> noise.draw(variance) / Math.sqrt((double) variance))
                .toArray();
        double mean = LongStream.range(0, draws)
                .mapToDouble(i -> values[(int) i])
                .average()
                .orElseThrow();
        double squares = LongStream.range(0, draws)
                .mapToDouble(i -> values[(int) i] * values[(int) i])
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(draws)));
        assertThat(squares).isCloseTo(1, within(5 * Math.sqrt(2.0 / draws)));
    }

    @Test
    void secureNoiseDiffersFromTimeToTime() {
        long[] one = LongStream.generate(() -> DiscreteGaussian.secure().draw(1_000_000))
                .limit(8)
                .toArray();
        long[] other = LongStream.generate(() -> DiscreteGaussian.secure().draw(1_000_000))
                .limit(8)
                .toArray();

        assertThat(one).isNotEqualTo(other);
    }
}
