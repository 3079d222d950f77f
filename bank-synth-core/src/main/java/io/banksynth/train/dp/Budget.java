package io.banksynth.train.dp;

import java.math.BigInteger;

/**
 * What is left of a guarantee. Measurements add up (Bun, Steinke 2016, lemma 2.3), whatever earlier ones told; counted in whole
 * parts, so that nothing is lost to rounding.
 */
final class Budget {
    /** Parts of one rho. */
    static final long PARTS = 1_000_000_000_000L;

    private final long total;
    private long spent;

    /**
     * @param total in {@link #PARTS}
     */
    Budget(long total) {
        this.total = total;
    }

    long spent() {
        return spent;
    }

    /**
     * Spends.
     *
     * @param parts of {@link #PARTS}
     * @throws IllegalStateException if that is more than is left; nothing is spent then
     */
    void spend(long parts) {
        if (parts < 0 || parts > total - spent) {
            throw new IllegalStateException("The privacy budget is spent: " + parts
                    + " parts of rho were asked for and " + (total - spent) + " are left");
        }
        spent += parts;
    }

    /** The smallest whole variance with which a measurement of this sensitivity costs at most so many parts. */
    static long variance(long sensitivity, long parts) {
        BigInteger numerator = BigInteger.valueOf(sensitivity).pow(2).multiply(BigInteger.valueOf(PARTS));
        return ceiling(numerator, BigInteger.valueOf(parts).shiftLeft(1))
                .max(BigInteger.ONE)
                .longValueExact();
    }

    /** What noise of this variance costs: {@code sensitivity^2 / (2 variance)}, rounded up to whole parts. */
    static long cost(long sensitivity, long variance) {
        BigInteger numerator = BigInteger.valueOf(sensitivity).pow(2).multiply(BigInteger.valueOf(PARTS));
        return ceiling(numerator, BigInteger.valueOf(variance).shiftLeft(1)).longValueExact();
    }

    private static BigInteger ceiling(BigInteger numerator, BigInteger denominator) {
        return numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator);
    }
}
