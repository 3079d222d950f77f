package io.banksynth.train.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges of bins are shared by k units and tell the value of none, whatever the values' distribution. */
class SafeBinsTest {
    private static final int K = 10;
    private static final long WIDE = 1_000_000_000_000L;

    /** Where values are twelve digits apart no edge meets one by chance: each would be a leak. */
    @ParameterizedTest
    @ValueSource(ints = {10, 11, 19, 20, 25, 47, 100, 1_000, 5_000})
    void noEdgeIsAValue(int rows) {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000L + rows);
            long[] values = new long[rows];
            Arrays.setAll(values, i -> {
                double tail = Math.exp(random.nextDouble() * 12);
                return (long) (tail * WIDE) + random.nextLong(WIDE);
            });
            // One far away on either side.
            values[0] = -987_654_321_987_654_321L;
            values[1] = 876_543_219_876_543_217L;
            Arrays.sort(values);
            int[] units = new int[rows];
            Arrays.setAll(units, i -> i);
            List<Long> edges = new SafeBins(values, units, K).edges();

            Set<Long> leaked = new HashSet<>();
            for (long value : values) {
                leaked.addAll(List.of(value, value + 1));
            }
            assertThat(edges).as("seed " + seed).isNotEmpty().doesNotContainAnyElementsOf(leaked);
            long below = Arrays.stream(values).filter(v -> v <= edges.get(0)).count();
            long above = Arrays.stream(values)
                    .filter(v -> v >= edges.get(edges.size() - 1) - 1)
                    .count();
            assertThat(below).as("units at or below the lower bound").isPositive();
            assertThat(above).as("units at or above the upper bound").isPositive();
            assertThat(edges.get(0)).isGreaterThan(values[0]);
            assertThat(edges.get(edges.size() - 1)).isLessThan(values[rows - 1]);
        }
    }

    /** One unit's thousand rows are one: they neither make a bin nor carry a bound to them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void fewUnitsWithManyRowsMoveNoBound(int heavy) {
        int rows = 3_000;
        long[] values = new long[rows];
        int[] units = new int[rows];
        for (int i = 0; i < rows; i++) {
            boolean far = i >= 1_000;
            values[i] = far ? 777_777_777_777L + i % heavy : 1_000 + i * 13L;
            units[i] = far ? 10_000 + i % heavy : i;
        }
        Arrays.sort(values, 1_000, rows);
        List<Long> edges = new SafeBins(values, units, K).edges();

        assertThat(edges.get(edges.size() - 1)).isLessThan(1_000_000L);
    }
}
