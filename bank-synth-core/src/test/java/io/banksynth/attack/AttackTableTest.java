package io.banksynth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A generator that remembers is found out by every attack; one that only knows the distribution by none. */
class AttackTableTest {
    /** Five attacks on each of twenty tables: fewer than one false alarm in a hundred runs of this test. */
    private static final double CHANCE = 4.0;

    private static final int ROWS = 600;

    @Test
    void whoKnowsTheDistributionOnlyIsNotAccused() {
        for (int seed = 0; seed < 20; seed++) {
            AttackTable table = table(rows("training", seed), rows("control", seed), rows("synthetic", seed));
            for (AttackRisk risk : table.risks()) {
                assertThat(risk.verdict(CHANCE))
                        .as(seed + " " + risk + " " + risk.deviations())
                        .isEqualTo(AttackRisk.Verdict.NONE_SEEN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AttackRisk.Attack.class)
    void whoCopiesIsFoundOut(AttackRisk.Attack attack) {
        double[][] training = rows("training", 3);
        AttackRisk risk = risk(table(training, rows("control", 3), training), attack);

        assertThat(risk.verdict(CHANCE)).as(risk.toString()).isEqualTo(AttackRisk.Verdict.SEEN);
        assertThat(risk.risk()).isPositive();
    }

    /** A little noise on copies hides them from a search for equal rows, not from the other attacks. */
    @Test
    void whoCopiesWithNoiseIsFoundOut() {
        double[][] training = rows("training", 4);
        double[][] noisy = new double[training.length][];
        for (int c = 0; c < training.length; c++) {
            noisy[c] = training[c].clone();
        }
        for (int i = 0; i < ROWS; i++) {
            noisy[0][i] += 0.001;
        }
        AttackTable table = table(training, rows("control", 4), noisy);

        assertThat(risk(table, AttackRisk.Attack.COPIES).verdict(CHANCE)).isEqualTo(AttackRisk.Verdict.NONE_SEEN);
        for (AttackRisk.Attack attack :
                List.of(AttackRisk.Attack.MEMBERSHIP, AttackRisk.Attack.LINKABILITY, AttackRisk.Attack.INFERENCE)) {
            assertThat(risk(table, attack).verdict(CHANCE)).as(attack.words()).isEqualTo(AttackRisk.Verdict.SEEN);
        }
    }

    @Test
    void whatCannotBeTriedIsNotMeasured() {
        double[][] none = new double[4][0];
        for (AttackRisk risk : table(none, none, none).risks()) {
            assertThat(risk.verdict(CHANCE)).isEqualTo(AttackRisk.Verdict.NOT_MEASURED);
        }
    }

    /** Wilson's interval of 10 of 100, as his formula gives it by hand. */
    @Test
    void ratesHaveIntervals() {
        Rate rate = new Rate(10, 100);
        assertThat(rate.low()).isCloseTo(0.0552, org.assertj.core.data.Offset.offset(1e-4));
        assertThat(rate.high()).isCloseTo(0.1744, org.assertj.core.data.Offset.offset(1e-4));
    }

    private static AttackRisk risk(AttackTable table, AttackRisk.Attack attack) {
        return table.risks().stream()
                .filter(r -> r.attack() == attack)
                .findFirst()
                .orElseThrow();
    }

    private static AttackTable table(double[][] training, double[][] control, double[][] synthetic) {
        List<AttackColumn> columns = new ArrayList<>();
        for (int c = 0; c < training.length; c++) {
            AttackColumn.Kind kind = c < 3 ? AttackColumn.Kind.NUMBER : AttackColumn.Kind.CATEGORY;
            columns.add(new AttackColumn("C" + c, kind, training[c], control[c], synthetic[c]));
        }
        return new AttackTable("T", columns);
    }

    /** Three numbers and two categories that depend on each other a little, some of them missing. */
    private static double[][] rows(String set, int seed) {
        RandomStream stream = RandomStream.of(seed, set, "", "");
        double[][] columns = new double[5][ROWS];
        for (int i = 0; i < ROWS; i++) {
            long bits = stream.bits(i);
            double[] u = new double[5];
            for (int c = 0; c < u.length; c++) {
                bits = RandomStream.next(bits);
                u[c] = RandomStream.unit(bits);
            }
            columns[0][i] = u[0] * 100;
            columns[1][i] = u[0] * 50 + u[1] * 20;
            columns[2][i] = u[2] < 0.1 ? Double.NaN : Math.rint(u[2] * 1000);
            columns[3][i] = (int) (u[3] * u[3] * 8);
            columns[4][i] = (int) (u[4] * 3);
        }
        return Arrays.stream(columns).toArray(double[][]::new);
    }
}
