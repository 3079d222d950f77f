package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Help is how people learn the program: it explains everything, and a slip is answered with what was meant. */
class HelpTest {
    @Test
    void nothingTypedShowsHelpAndFails() {
        Invocation run = Invocation.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Usage: bank_synth");
    }

    @Test
    void unknownOptionIsAnsweredWithTheNearest() {
        Invocation run = Invocation.of("--versoin");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly("Cannot run bank_synth: there is no option --versoin; did you mean --version?"
                        + " (bank_synth --help tells more)");
    }
}
