package io.banksynth.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.TableName;
import org.junit.jupiter.api.Test;

/** A row is drawn after all that it asks; a pack must not make it ask itself, or half the bank. */
class AskedParentsTest {
    private final AskedParents asked = new AskedParents();

    private static TableName table(Object name) {
        return TableName.of("t" + name);
    }

    @Test
    void noRowAsksItself() {
        assertThat(asked.mayAsk(table(1), table(1))).isFalse();
        asked.asks(table(1), table(2));
        asked.drives(table(2), table(3));
        assertThat(asked.mayAsk(table(3), table(1))).isFalse();
        assertThat(asked.mayAsk(table(1), table(3))).isTrue();
    }

    @Test
    void driversMayBeManyButNoOthersOneBehindTheOther() {
        for (int i = 0; i < 40; i++) {
            asked.drives(table(i), table(i + 1));
        }
        assertThat(asked.mayAsk(table("x"), table(0))).isTrue();
        for (int i = 1; i <= AskedParents.MOST_BEHIND; i++) {
            assertThat(asked.mayAsk(table("x" + i), table("x" + (i + 1)))).isTrue();
            asked.asks(table("x" + i), table("x" + (i + 1)));
        }
        assertThat(asked.mayAsk(table("x0"), table("x1"))).as("below").isFalse();
        assertThat(asked.mayAsk(table("x4"), table("x5"))).as("above").isFalse();
        assertThat(asked.mayAsk(table("x1"), table("y"))).as("beside").isTrue();
        asked.drives(table("x0"), table("x2"));
        assertThat(asked.mayAsk(table("x0"), table("x2")))
                .as("beside the first")
                .isTrue();
    }

    @Test
    void aCircleOfDriversEnds() {
        asked.drives(table(1), table(2));
        asked.drives(table(2), table(1));
        assertThat(asked.mayAsk(table(3), table(1))).isTrue();
        assertThat(asked.mayAsk(table(1), table(2))).isFalse();
    }
}
