package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Both spellings of every option work because names are folded before parsing; values must come through unharmed. */
class OptionSpellingTest {
    @Test
    void foldsHyphensInNames() {
        assertThat(OptionSpelling.underscored("generate", "--target-table", "t-1", "--output-dir=out-1/a-b"))
                .containsExactly("generate", "--target_table", "t-1", "--output_dir=out-1/a-b");
    }

    @Test
    void leavesAloneWhatIsNoOption() {
        assertThat(OptionSpelling.underscored("-h", "a-b", "--", "--target-table"))
                .containsExactly("-h", "a-b", "--", "--target-table");
    }
}
