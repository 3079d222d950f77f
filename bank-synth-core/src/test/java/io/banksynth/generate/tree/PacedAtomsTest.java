package io.banksynth.generate.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banksynth.random.RandomStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps follow the pace: their mean changes as much as the pace does, and what follows from other columns comes more often where it fits. */
class PacedAtomsTest {
    private static final int DRAWS = 200_000;
    private static final double PACE = 100;

    /** Atom 0 is "no value", atom 1 follows from other columns, the others are steps of 1 to 9. */
    private static LeafAtoms leaf(double follower) {
        double[] weights = new double[11];
        double[] sizes = new double[11];
        sizes[0] = Double.NaN;
        sizes[1] = Double.NaN;
        weights[1] = follower;
        for (int atom = 2; atom < weights.length; atom++) {
            weights[atom] = 1;
            sizes[atom] = atom - 1.0;
        }
        return new LeafAtoms(weights, sizes, new double[0], PACE);
    }

    private static PacedAtoms at(LeafAtoms leaf, double pace) {
        return Objects.requireNonNull(leaf.at(pace));
    }

    /**
     * Tables stand for paces up to 9 % from them, and the mean of so many steps is off by more than 0.05 with a probability below
     * 1e-9 (its deviation is at most 2.6 / sqrt(200,000) = 0.006).
     */
    @ParameterizedTest
    @ValueSource(doubles = {50, 75, 100, 130, 160})
    void theMeanFollowsThePace(double pace) {
        PacedAtoms paced = at(leaf(0), pace);
        RandomStream stream = RandomStream.of(7, "T", "pace", "value");
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += paced.draw(stream.bits(i), new double[] {Double.NaN}) - 1.0;
        }
        double wanted = 5 * pace / PACE;
        assertThat(sum / DRAWS).isCloseTo(wanted, within(0.1 * wanted + 0.05));
    }

    /** A short step that follows from another column is drawn more often when time runs out, a long one less often. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 9})
    void whatFollowsIsDrawnWhereItFits(double size) {
        double hurried = share(at(leaf(9), 50), size);
        double leisurely = share(at(leaf(9), 150), size);
        assertThat(hurried > leisurely).isEqualTo(size < 5);
    }

    @Test
    void whatCannotBeDrawnIsNot() {
        assertThat(share(at(leaf(9), 100), Double.NaN)).isZero();
    }

    private static double share(PacedAtoms paced, double size) {
        RandomStream stream = RandomStream.of(7, "T", "share", "value");
        int drawn = 0;
        for (int i = 0; i < DRAWS; i++) {
            drawn += paced.draw(stream.bits(i), new double[] {size}) == 1 ? 1 : 0;
        }
        return drawn / (double) DRAWS;
    }
}
