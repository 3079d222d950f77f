package io.banksynth.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * The account of a training with differential privacy: what it promises and what it spent.
 *
 * @param epsilon of the promise
 * @param delta of the promise
 * @param unit whose presence is hidden, in words
 * @param rowsPerUnit the most rows of one table by which a unit counts
 * @param rho concentrated privacy that was spent in all; at most what epsilon and delta allow
 * @param measurements in the order in which they were made
 */
public record PrivacyLedger(
        double epsilon, double delta, String unit, int rowsPerUnit, double rho, List<Measurement> measurements) {
    public PrivacyLedger {
        measurements = List.copyOf(measurements);
    }

    /**
     * One histogram with noise.
     *
     * @param of what was counted
     * @param bins how many counts; of values that nobody listed beforehand 0
     * @param sensitivity the most by which one unit changes the counts, as Euclidean length
     * @param variance of the noise on each count
     * @param rho what it cost
     * @param threshold counts below it are dropped, lest a value of one unit show; only of values that nobody listed beforehand
     */
    public record Measurement(
            String of, int bins, long sensitivity, long variance, double rho, OptionalLong threshold) {}
}
