package io.banksynth.train.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.TextDictionary;
import io.banksynth.model.Encoder;
import io.banksynth.model.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rare texts leave their form behind where enough units share it, and otherwise that of the frequent ones. */
class TextLearnerTest {
    private static final int K = 10;

    /** So many units hold each value, each in one row. */
    private static Encoder.Texts learn(List<String> values, int... units) {
        ValueUnits cells = new ValueUnits();
        int unit = 0;
        for (int code = 0; code < units.length; code++) {
            for (int i = 0; i < units[code]; i++) {
                cells.add(code, unit++);
            }
        }
        return new TextLearner(K)
                .learn(cells.sorted(), 0, TextDictionary.of(values))
                .encoder();
    }

    @Test
    void aRareStatusLooksLikeTheFrequentOnes() {
        Encoder.Texts learned = learn(List.of("A", "B", "D"), 80, 30, 6);

        assertThat(learned.values()).containsExactly("A", "B");
        assertThat(learned.masks()).containsExactly(Mask.of("C"));
    }

    @Test
    void aFormThatEnoughUnitsShareIsKept() {
        Encoder.Texts learned = learn(List.of("A", "x12", "x37", "x80"), 80, 5, 5, 5);

        assertThat(learned.masks()).containsExactly(Mask.of("x99"));
    }

    @Test
    void whereNothingIsSharedAWordSaysNothing() {
        Encoder.Texts learned = learn(List.of("secret", "hidden!"), 3, 4);

        assertThat(learned.values()).isEmpty();
        assertThat(learned.masks()).containsExactly(new Mask("Aaaaaaaa"));
    }
}
