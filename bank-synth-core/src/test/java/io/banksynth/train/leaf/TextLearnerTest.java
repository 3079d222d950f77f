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

        assertThat(learned.masks()).extracting(Mask::form).containsExactly("a99");
    }

    /** An invoice number without its INV is none; what all values of a form have in common is shared by all of their units. */
    @Test
    void whatAllValuesOfAFormShareIsKept() {
        Encoder.Texts learned = learn(List.of("tt1207", "tt1994", "xz-1", "tt1380"), 4, 4, 3, 4);

        assertThat(learned.masks()).hasSize(1);
        assertThat(learned.masks().get(0).fits("tt1555")).isTrue();
        assertThat(learned.masks().get(0).fits("ab1555")).isFalse();
        assertThat(learned.masks().get(0).fits("tt2555")).isFalse();
    }

    @Test
    void whereNothingIsSharedAWordSaysNothing() {
        Encoder.Texts learned = learn(List.of("secret", "hidden!"), 3, 4);

        assertThat(learned.values()).isEmpty();
        assertThat(learned.masks()).containsExactly(new Mask("Aaaaaaaa"));
    }
}
