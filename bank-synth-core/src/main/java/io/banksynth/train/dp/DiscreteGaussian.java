package io.banksynth.train.dp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Whole numbers with a discrete Gaussian distribution, drawn exactly: no floating-point number takes part, so the last bits of a
 * result tell nothing (Canonne, Kamath, Steinke: The Discrete Gaussian for Differential Privacy, 2020, algorithms 1 to 3).
 */
public final class DiscreteGaussian {
    private final RandomGenerator random;

    private DiscreteGaussian(RandomGenerator random) {
        this.random = random;
    }

    /** Noise that nobody can foretell, from the system's source of randomness. */
    public static DiscreteGaussian secure() {
        return new DiscreteGaussian(new SecureRandom());
    }

    /** Noise from another source: for tests, since whoever knows the source can take the noise off. */
    static DiscreteGaussian of(RandomGenerator random) {
        return new DiscreteGaussian(random);
    }

    /**
     * One number around zero; the probability of x is proportional to {@code exp(-x^2 / (2 variance))}.
     *
     * @param variance at least 1
     */
    public long draw(long variance) {
        if (variance < 1) {
            throw new IllegalArgumentException("A variance is at least 1, not " + variance);
        }
        long scale = (long) Math.floor(Math.sqrt((double) variance)) + 1;
        BigInteger sigma = BigInteger.valueOf(variance);
        BigInteger denominator =
                sigma.shiftLeft(1).multiply(BigInteger.valueOf(scale).pow(2));
        while (true) {
            long candidate = laplace(scale);
            BigInteger distance = BigInteger.valueOf(Math.abs(candidate))
                    .multiply(BigInteger.valueOf(scale))
                    .subtract(sigma);
            if (happensExp(distance.pow(2), denominator)) {
                return candidate;
            }
        }
    }

    /** The probability of x is proportional to {@code exp(-|x| / scale)}. */
    private long laplace(long scale) {
        BigInteger bound = BigInteger.valueOf(scale);
        while (true) {
            BigInteger part = below(bound);
            if (!happensExp(part, bound)) {
                continue;
            }
            long rounds = 0;
            while (happensExp(BigInteger.ONE, BigInteger.ONE)) {
                rounds++;
            }
            long size = part.longValueExact() + scale * rounds;
            boolean negative = happens(BigInteger.ONE, BigInteger.TWO);
            if (!negative || size != 0) {
                return negative ? -size : size;
            }
        }
    }

    /** True with probability {@code exp(-numerator / denominator)}. */
    private boolean happensExp(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        for (BigInteger i = BigInteger.ZERO; i.compareTo(parts[0]) < 0; i = i.add(BigInteger.ONE)) {
            if (!happensExpOfFraction(BigInteger.ONE, BigInteger.ONE)) {
                return false;
            }
        }
        return happensExpOfFraction(parts[1], denominator);
    }

    /** As {@link #happensExp}, of a fraction up to 1: the parity of the first failure in a row of falling chances. */
    private boolean happensExpOfFraction(BigInteger numerator, BigInteger denominator) {
        long round = 1;
        while (happens(numerator, denominator.multiply(BigInteger.valueOf(round)))) {
            round++;
        }
        return round % 2 == 1;
    }

    private boolean happens(BigInteger numerator, BigInteger denominator) {
        return below(denominator).compareTo(numerator) < 0;
    }

    /** A number from 0 on and below {@code bound}, each as likely as the others. */
    private BigInteger below(BigInteger bound) {
        int bits = bound.bitLength();
        byte[] bytes = new byte[(bits + 7) / 8];
        while (true) {
            random.nextBytes(bytes);
            BigInteger drawn = new BigInteger(1, bytes).shiftRight(8 * bytes.length - bits);
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }
}
