package io.banksynth.privacy.provider;

/**
 * Divides by a number that stays the same: by multiplication with its reciprocal, which a processor does many times as fast (Granlund,
 * Montgomery: Division by Invariant Integers using Multiplication, 1994).
 *
 * @param by at least 1
 * @param shift the power of two that it is, -1 for other numbers
 */
record Divisor(long by, long reciprocal, int shift) {
    static Divisor of(long by) {
        return new Divisor(by, Long.MAX_VALUE / by, Long.bitCount(by) == 1 ? Long.numberOfTrailingZeros(by) : -1);
    }

    /** How often the divisor is in a number of {@code [0, 2^62)}. */
    long quotient(long number) {
        if (shift >= 0) {
            return number >>> shift;
        }
        long quotient = Math.multiplyHigh(number << 1, reciprocal);
        // The reciprocal is cut off, so that the product may be a little too small.
        while (number - quotient * by >= by) {
            quotient++;
        }
        return quotient;
    }
}
