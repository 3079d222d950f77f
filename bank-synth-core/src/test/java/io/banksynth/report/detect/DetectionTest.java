package io.banksynth.report.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banksynth.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A classifier that finds no difference where there is none, and one that no single column shows. */
class DetectionTest {
    private static final int ROWS = 2000;

    private static double[] uniform(String name) {
        RandomStream stream = RandomStream.of(5, "T", name, "test");
        double[] values = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = RandomStream.unit(stream.bits(i));
        }
        return values;
    }

    @Test
    void rowsOfOneDistributionCannotBeToldApart() {
        Detection found = Detection.of(
                Detection.View.ROW, List.of(uniform("a"), uniform("b")), List.of(uniform("c"), uniform("d")));

        // The standard error of an AUC of 0.5 is sqrt((1/n + 1/m) / 12) = 0.0091; five of them are exceeded once in a
        // million.
        assertThat(found.auc()).isEqualTo(0.5, within(0.046));
        assertThat(found.metric().counted()).isGreaterThan(0.9);
    }

    /** Each column is uniform on both sides; only together they show that the second follows the first. */
    @Test
    void whatColumnsSayTogetherIsSeen() {
        double[] first = uniform("a");

        Detection found =
                Detection.of(Detection.View.ROW, List.of(first, first.clone()), List.of(uniform("c"), uniform("d")));

        assertThat(found.auc()).isGreaterThan(0.9);
    }

    @Test
    void anAucIsTheShareOfPairsInTheRightOrderAndTiesCountHalf() {
        assertThat(Detection.auc(new double[] {1, 2, 2, 3}, new boolean[] {false, false, true, true}))
                .isEqualTo(0.875);
    }

    @Test
    void tooFewRowsAreNotJudged() {
        Detection found = Detection.of(Detection.View.ROW, List.of(new double[10]), List.of(new double[10]));

        assertThat(found.metric().score()).isEmpty();
    }
}
