package io.banksynth.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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

    /** A schema of hundreds of tables does not bury what matters. */
    @Test
    void aListEndsWithTheNearest() {
        List<String> many =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "TABLE_" + i).toList();

        assertThat(Suggestion.listed("CARD", TABLES))
                .isEqualTo("ACCOUNTS, CARDS, TRANSACTIONS, TRANSACTION_TYPES; did you mean CARDS?");
        assertThat(Suggestion.listed("TBLE_25", many))
                .startsWith("TABLE_1, TABLE_2, ")
                .endsWith(", TABLE_20 and 5 others; did you mean TABLE_25?");
    }
}
