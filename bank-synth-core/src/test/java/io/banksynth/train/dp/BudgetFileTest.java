package io.banksynth.train.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings on the same rows add up in a file, and the one that would exceed it is refused. */
class BudgetFileTest {
    @TempDir
    private Path folder;

    private Path begun(String text) throws IOException {
        return Files.writeString(folder.resolve("budget.yaml"), text);
    }

    @Test
    void trainingsAddUpToTheLastThatFits() throws IOException {
        Path file = begun("# of the retail bank\nepsilon: 0.3\ndelta: 1e-5");
        for (int i = 0; i < 3; i++) {
            new BudgetFile(file).spend(new Guarantee(0.1, 1e-6, 8));
        }

        assertThat(Files.readString(file))
                .startsWith("# of the retail bank\n")
                .contains("- {epsilon: 0.1, delta: 1.0E-6}");
        String before = Files.readString(file);
        assertThatThrownBy(() -> new BudgetFile(file).spend(new Guarantee(0.001, 1e-6, 8)))
                .isInstanceOf(BankSynthException.class)
                .hasMessage("Cannot train with --epsilon 0.001: " + file + " allows 0.3 in all, and 0.3 is spent");
        assertThat(file).hasContent(before);
    }

    @Test
    void deltaIsSpentAsWell() throws IOException {
        Path file = begun("epsilon: 30\ndelta: 0.0000015\n");
        new BudgetFile(file).spend(new Guarantee(1, 1e-6, 8));

        assertThatThrownBy(() -> new BudgetFile(file).spend(new Guarantee(1, 1e-6, 8)))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("Cannot train with --delta 1.0E-6");
    }

    /** Whatever a file holds that is no account of spending: nothing is spent on its word, and nothing of it is changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "epsilon: 3\n",
                "epsilon: 3\ndelta: 1\ntrainings: 7\n",
                "epsilon: 3\ndelta: 1\ntrainings:\n- {epsilon: -9, delta: 0}\n",
                "trainings:\n- {epsilon: 1, delta: 0}\nepsilon: 3\ndelta: 1\n",
                "epsilon: many\ndelta: 1\n"
            })
    void whatIsNoAccountIsRefused(String text) throws IOException {
        Path file = begun(text);

        assertThatThrownBy(() -> new BudgetFile(file).spend(new Guarantee(1, 1e-6, 8)))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot ");
        assertThat(file).hasContent(text);
    }
}
