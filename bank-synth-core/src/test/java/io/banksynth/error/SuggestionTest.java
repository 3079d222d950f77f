package io.banksynth.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A slip of the finger is recognised; a word of another kind brings no misleading hint. */
class SuggestionTest {
    private static final List<String> TABLES = List.of("ACCOUNTS", "CARDS", "TRANSACTIONS", "TRANSACTION_TYPES");

    @Test
    void findsTheNameThatFewLettersAway() {
        assertThat(Suggestion.nearest("transactons", TABLES)).contains("TRANSACTIONS");
        assertThat(Suggestion.nearest("CRADS", TABLES)).contains("CARDS");
        assertThat(Suggestion.nearest("transaction", TABLES)).contains("TRANSACTIONS");
    }

    @Test
    void keepsSilentWhenNothingIsNear() {
        assertThat(Suggestion.nearest("EMPLOYEES", TABLES)).isEmpty();
        assertThat(Suggestion.nearest("X", TABLES)).isEmpty();
    }
}
