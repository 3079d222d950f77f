package io.banksynth.train.dp;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.PrivacyLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts with discrete Gaussian noise within a budget, and keeps the ledger. */
public final class NoisyCounter implements Counter {
    /** Below it variances outgrow a long. */
    private static final long FEWEST_PARTS = 1000;

    private final Guarantee guarantee;
    private final Survey survey;
    private final DiscreteGaussian noise;
    private final Budget budget;
    private final List<PrivacyLedger.Measurement> measurements = new ArrayList<>();

    /**
     * @param survey of all measurements that will be made, and no others
     * @throws BankSynthException if the guarantee leaves nothing to each
     */
    public NoisyCounter(Guarantee guarantee, Survey survey, DiscreteGaussian noise) {
        this.guarantee = guarantee;
        this.survey = survey;
        this.noise = noise;
        this.budget = new Budget(guarantee.rho());
        if (guarantee.rho() / Math.max(1, survey.weights()) < FEWEST_PARTS) {
            throw BankSynthException.usage("Cannot train with --epsilon " + guarantee.epsilon()
                    + ": shared by all measurements it leaves nothing but noise; give more, or choose --tables");
        }
    }

    @Override
    public Noisy bins(String of, long[] counts, long sensitivity, int weight) {
        long variance = spend(sensitivity, weight);
        enter(of, counts.length, sensitivity, variance, OptionalLong.empty());
        long[] noisy = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            noisy[i] = counts[i] + noise.draw(variance);
        }
        return new Noisy(noisy, Math.sqrt((double) variance));
    }

    /** The most frequent first, so that the order tells nothing of the data's. */
    @Override
    public List<NoisyValue> values(String of, Map<String, Long> counts, long rowsPerUnit, int weight) {
        long variance = spend(rowsPerUnit, weight);
        long threshold = threshold(rowsPerUnit, variance);
        enter(of, 0, rowsPerUnit, variance, OptionalLong.of(threshold));
        List<NoisyValue> kept = new ArrayList<>();
        new TreeMap<>(counts).forEach((value, count) -> {
            long noisy = count + noise.draw(variance);
            if (noisy >= threshold) {
                kept.add(new NoisyValue(value, noisy));
            }
        });
        kept.sort(Comparator.comparingLong(NoisyValue::count).reversed().thenComparing(NoisyValue::value));
        return kept;
    }

    /**
     * A unit brings at most as many values that no other has as it has rows, none more often than that. Noise above t
     * has a probability of at most {@code exp(-t^2 / (2 variance))}, as of the continuous Gaussian.
     */
    private long threshold(long rowsPerUnit, long variance) {
        double share = guarantee.thresholdDelta() / Math.max(1, survey.valueHistograms());
        return rowsPerUnit + (long) Math.ceil(Math.sqrt(2.0 * variance * Math.log(rowsPerUnit / share)));
    }

    /** Takes the measurement's share off the budget; the variance that it buys. */
    private long spend(long sensitivity, int weight) {
        long variance = Budget.variance(sensitivity, guarantee.rho() * weight / survey.weights());
        budget.spend(Budget.cost(sensitivity, variance));
        return variance;
    }

    private void enter(String of, int bins, long sensitivity, long variance, OptionalLong threshold) {
        double rho = (double) Budget.cost(sensitivity, variance) / Budget.PARTS;
        measurements.add(new PrivacyLedger.Measurement(of, bins, sensitivity, variance, rho, threshold));
    }

    /** What was promised and spent. */
    public PrivacyLedger ledger(String unit) {
        return new PrivacyLedger(
                guarantee.epsilon(),
                guarantee.delta(),
                unit,
                guarantee.rowsPerUnit(),
                (double) budget.spent() / Budget.PARTS,
                measurements);
    }
}
