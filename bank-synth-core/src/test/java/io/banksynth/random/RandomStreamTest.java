package io.banksynth.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The bits of a stream look random in every way that generation uses them. Seeds are fixed, so a test that passes once
 * passes always; each bound would be missed by truly random bits with a probability below 1e-9.
 */
class RandomStreamTest {
    private static final int ROWS = 1 << 20;

    private static RandomStream stream(String column) {
        return RandomStream.of(42, "TRANSACTIONS", column, "value");
    }

    @Test
    void everyBitIsSetInHalfOfTheRows() {
        RandomStream stream = stream("AMOUNT");
        for (int bit = 0; bit < 64; bit++) {
            long set = 0;
            for (long row = 0; row < ROWS; row++) {
                set += (stream.bits(row) >>> bit) & 1;
            }
            assertThat(Math.abs(set - ROWS / 2.0) / (Math.sqrt(ROWS) / 2))
                    .as("bit " + bit)
                    .isLessThan(6.2);
        }
    }

    @Test
    void bytesAreUniform() {
        RandomStream stream = stream("AMOUNT");
        for (int shift = 0; shift < 64; shift += 8) {
            long[] counts = new long[256];
            for (long row = 0; row < ROWS; row++) {
                counts[(int) (stream.bits(row) >>> shift) & 255]++;
            }
            double expected = ROWS / 256.0;
            double chiSquare = 0;
            for (long count : counts) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            // 255 degrees of freedom: the normal approximation at 6.5 deviations.
            assertThat(chiSquare).as("shift " + shift).isBetween(255 - 6.5 * 22.6, 255 + 6.5 * 22.6);
        }
    }

    @Test
    void neighbouringRowsColumnsAndSeedsAreUncorrelated() {
        RandomStream amount = stream("AMOUNT");
        assertThat(agreement(row -> amount.bits(row), row -> amount.bits(row + 1)))
                .isLessThan(6.2);
        assertThat(agreement(row -> amount.bits(row), row -> amount.bits(row + 64)))
                .isLessThan(6.2);
        RandomStream other = stream("BALANCE");
        assertThat(agreement(row -> amount.bits(row), row -> other.bits(row))).isLessThan(6.2);
        RandomStream nextSeed = RandomStream.of(43, "TRANSACTIONS", "AMOUNT", "value");
        assertThat(agreement(row -> amount.bits(row), row -> nextSeed.bits(row)))
                .isLessThan(6.2);
        assertThat(agreement(row -> amount.bits(row), row -> RandomStream.next(amount.bits(row))))
                .isLessThan(6.2);
    }

    /** Deviations by which the number of equal bits strays from half of them. */
    private static double agreement(
            java.util.function.LongUnaryOperator left, java.util.function.LongUnaryOperator right) {
        long equal = 0;
        for (long row = 0; row < ROWS; row++) {
            equal += 64 - Long.bitCount(left.applyAsLong(row) ^ right.applyAsLong(row));
        }
        double bits = 64.0 * ROWS;
        return Math.abs(equal - bits / 2) / (Math.sqrt(bits) / 2);
    }

    @Test
    void flippingOneBitOfTheRowFlipsHalfOfTheResult() {
        RandomStream stream = stream("AMOUNT");
        for (int bit = 0; bit < 40; bit++) {
            long flipped = 0;
            int trials = 20_000;
            for (long row = 0; row < trials; row++) {
                flipped += Long.bitCount(stream.bits(row * 7919) ^ stream.bits(row * 7919 ^ (1L << bit)));
            }
            assertThat((double) flipped / trials).as("bit " + bit).isBetween(31.8, 32.2);
        }
    }

    @Test
    void belowIsUniformAndInRange() {
        RandomStream stream = stream("AMOUNT");
        long[] counts = new long[7];
        for (long row = 0; row < ROWS; row++) {
            counts[(int) RandomStream.below(stream.bits(row), 7)]++;
        }
        for (long count : counts) {
            double deviation = Math.sqrt(ROWS * (1 / 7.0) * (6 / 7.0));
            assertThat(Math.abs(count - ROWS / 7.0) / deviation).isLessThan(6.2);
        }
        assertThat(RandomStream.below(-1, 10)).isEqualTo(9);
        assertThat(RandomStream.below(0, 10)).isZero();
        assertThat(RandomStream.below(-1, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void unitLiesBelowOne() {
        assertThat(RandomStream.unit(-1)).isLessThan(1).isGreaterThan(0.999);
        assertThat(RandomStream.unit(0)).isZero();
    }

    @Test
    void permutationsAreBijectionsWithAnInverse() {
        for (long size : new long[] {1, 2, 3, 10, 64, 1000, 65_537}) {
            Permutation permutation = new Permutation(size, 99);
            Set<Long> seen = new HashSet<>();
            for (long i = 0; i < size; i++) {
                long value = permutation.apply(i);
                assertThat(value).isBetween(0L, size - 1);
                assertThat(seen.add(value)).isTrue();
                assertThat(permutation.invert(value)).isEqualTo(i);
            }
        }
    }

    @Test
    void largePermutationsInvertToo() {
        for (long size : new long[] {1L << 40, (1L << 62) - 5, 9_000_000_000_000_000L}) {
            Permutation permutation = new Permutation(size, 3);
            for (long i = 0; i < 1000; i++) {
                long index = i * (size / 1000);
                assertThat(permutation.invert(permutation.apply(index))).isEqualTo(index);
            }
        }
    }

    /** Whoever permutes a block at once gets what others get row by row. */
    @Test
    void manyArePermutedAsOne() {
        for (long size : new long[] {1, 3, 65, 4_700, 100_000_000, 1L << 62, Long.MAX_VALUE}) {
            Permutation permutation = new Permutation(size, 11);
            long[] block = new long[700];
            for (int i = 0; i < block.length; i++) {
                block[i] = i * 31L % size;
            }
            permutation.apply(block, 600);
            for (int i = 0; i < block.length; i++) {
                assertThat(block[i]).isEqualTo(i < 600 ? permutation.apply(i * 31L % size) : i * 31L % size);
            }
        }
    }

    @Test
    void permutedNeighboursLieFarApart() {
        Permutation permutation = new Permutation(1_000_000, 5);
        long sum = 0;
        for (long i = 0; i < 100_000; i++) {
            sum += Math.abs(permutation.apply(i) - permutation.apply(i + 1));
        }
        // The mean distance of two random numbers is a third of the range.
        assertThat(sum / 100_000.0).isBetween(330_000.0, 336_700.0);
    }
}
