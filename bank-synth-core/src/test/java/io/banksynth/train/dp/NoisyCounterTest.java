package io.banksynth.train.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.PrivacyLedger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A budget is shared out as surveyed and cannot be exceeded; values of one unit stay below the threshold. */
class NoisyCounterTest {
    private static final Guarantee GUARANTEE = new Guarantee(1, 1e-6, 4);

    private static NoisyCounter counter(Guarantee guarantee, Survey survey, long seed) {
        return new NoisyCounter(guarantee, survey, DiscreteGaussian.of(new Random(seed)));
    }

    @Test
    void whatWasNotSurveyedCannotBeMeasured() {
        Survey survey = new Survey();
        survey.bins("a", new long[3], 1, 2);
        survey.bins("b", new long[9], 5, 1);
        NoisyCounter counter = counter(GUARANTEE, survey, 1);
        counter.bins("a", new long[3], 1, 2);
        counter.bins("b", new long[9], 5, 1);

        PrivacyLedger ledger = counter.ledger("a unit");
        assertThat(ledger.measurements()).hasSize(2);
        assertThat(ledger.rho()).isLessThanOrEqualTo((double) GUARANTEE.rho() / Budget.PARTS);
        assertThatThrownBy(() -> counter.bins("again", new long[3], 1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("budget is spent");
        assertThat(counter.ledger("a unit")).isEqualTo(ledger);
    }

    /** More units behind a count cost more noise: the deviation grows with the sensitivity and falls with the share. */
    @Test
    void noiseFollowsSensitivityAndShare() {
        Survey survey = new Survey();
        survey.bins("a", new long[1], 1, 1);
        survey.bins("b", new long[1], 10, 1);
        survey.bins("c", new long[1], 10, 4);
        NoisyCounter counter = counter(GUARANTEE, survey, 1);
        double a = counter.bins("a", new long[1], 1, 1).deviation();
        double b = counter.bins("b", new long[1], 10, 1).deviation();
        double c = counter.bins("c", new long[1], 10, 4).deviation();

        assertThat(b / a).isBetween(9.8, 10.2);
        assertThat(b / c).isBetween(1.95, 2.05);
    }

    /**
     * With a delta of one in 50 a text that one unit alone has, as often as a unit can, shows in at most one of 100 histograms; of 2,000
     * more than 43 would show with a probability below one in 10,000.
     */
    @Test
    void aTextOfOneUnitStaysBelowTheThreshold() {
        Guarantee loose = new Guarantee(1, 0.02, 4);
        Survey survey = new Survey();
        survey.values("text", Map.of(), 4, 1);
        int shown = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            List<Counter.NoisyValue> kept =
                    counter(loose, survey, seed).values("text", Map.of("of one", 4L, "of many", 5_000L), 4, 1);
            assertThat(kept.get(0).value()).isEqualTo("of many");
            shown += kept.size() - 1;
        }
        assertThat(shown).isLessThan(43);
    }

    /** The whole of epsilon is used, and no more: checked with the formula and not with the code that inverts it. */
    @ParameterizedTest
    @CsvSource({"0.01, 1e-6", "1, 1e-6", "8, 1e-9", "100, 0.01"})
    void rhoIsTheLargestThatEpsilonAllows(double epsilon, double delta) {
        double rho = (double) new Guarantee(epsilon, delta, 8).rho() / Budget.PARTS;

        assertThat(rho + 2 * Math.sqrt(rho * Math.log(2 / delta))).isBetween(0.999 * epsilon, epsilon);
    }

    @ParameterizedTest
    @CsvSource({"0, 1e-6, 8, --epsilon", "NaN, 1e-6, 8, --epsilon", "1, 0, 8, --delta", "1, 0.5, 8, --delta"})
    void promisesThatAreNoneAreRefused(double epsilon, double delta, int rows, String option) {
        assertThatThrownBy(() -> new Guarantee(epsilon, delta, rows))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining(option);
    }

    @Test
    void anEpsilonThatLeavesNothingToEachMeasurementIsRefused() {
        Survey survey = new Survey();
        survey.bins("a", new long[1], 1, 1_000);

        assertThatThrownBy(() -> counter(new Guarantee(1e-5, 1e-6, 8), survey, 1))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("nothing but noise");
    }
}
