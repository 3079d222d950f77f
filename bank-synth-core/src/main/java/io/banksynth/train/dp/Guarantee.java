package io.banksynth.train.dp;

import io.banksynth.error.BankSynthException;

/**
 * What training promises: that the pack of a bank with one unit more differs from the pack without it by no more than a factor
 * {@code exp(epsilon)} in the probability of anything, but for events of probability {@code delta} in all.
 *
 * @param epsilon above 0
 * @param delta above 0 and below 1; one half is for the conversion from concentrated privacy, the other for rare values
 * @param rowsPerUnit the most rows of one table by which a unit counts
 */
public record Guarantee(double epsilon, double delta, int rowsPerUnit) {
    /** Delta unless said otherwise: far below one in the number of a bank's customers. */
    public static final double DELTA = 1e-6;

    /** Rows per unit and table unless said otherwise. */
    public static final int ROWS_PER_UNIT = 8;

    private static final double LARGEST_EPSILON = 1000;
    private static final int MOST_ROWS = 10_000;

    /**
     * Checks what a person asked for.
     *
     * @throws BankSynthException if it promises nothing, or what cannot be
     */
    public Guarantee {
        if (!(epsilon > 0 && epsilon <= LARGEST_EPSILON)) {
            throw BankSynthException.usage(
                    "Cannot use --epsilon " + epsilon + ": it is a number above 0, such as 1, and at most 1000");
        }
        if (!(delta > 0 && delta < 0.1)) {
            throw BankSynthException.usage("Cannot use --delta " + delta
                    + ": it is a probability above 0 and below 0.1, far below one in the number of units");
        }
        if (rowsPerUnit < 1 || rowsPerUnit > MOST_ROWS) {
            throw BankSynthException.usage(
                    "Cannot use --max_rows_per_unit " + rowsPerUnit + ": it is a number from 1 to 10000");
        }
    }

    /** The part of delta that the conversion of rho to epsilon takes. */
    double conversionDelta() {
        return delta / 2;
    }

    /** The part of delta that all thresholds for rare values share. */
    double thresholdDelta() {
        return delta - conversionDelta();
    }

    /**
     * The concentrated privacy that may be spent, in {@link Budget#PARTS}: the largest rho with {@code rho + 2 sqrt(rho ln(1/delta)) <=
     * epsilon} (Bun, Steinke: Concentrated Differential Privacy, 2016, proposition 1.3).
     */
    long rho() {
        double log = -Math.log(conversionDelta());
        double root = epsilon / (Math.sqrt(log + epsilon) + Math.sqrt(log));
        return Math.max(0, (long) Math.floor(root * root * Budget.PARTS * (1 - 1e-9)));
    }
}
