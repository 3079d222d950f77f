package io.banksynth.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever doubts a relationship is told what speaks for it, and what against the others. */
class ExplanationTest {
    @TempDir
    Path folder;

    private Discovered discovered;

    @BeforeEach
    void discover() throws IOException {
        Path ddl = Files.writeString(folder.resolve("t.ddl"), """
                create table accounts (account_id int primary key, opened date);
                create table cards (card_id int primary key, account_id int, opened date);
                create table transactions (transaction_id int primary key, account_id int, booked date);
                """);
        Path queries = Files.writeString(folder.resolve("q.sql"), """
                -- @name: movements
                select * from transactions t join accounts a on t.account_id = a.account_id;
                -- @name: cards_used
                select * from transactions t join cards c on t.account_id = c.account_id;
                """);
        discovered = Discovery.discover(new DiscoveryRequest(
                "CORE", List.of(queries), List.of(ddl), List.of(), List.of(), 0.3, Optional.empty()));
    }

    @Test
    void saysWhyAndWhyNot() {
        Explanation explanation = discovered.explain("transactions.account_id");
        assertThat(explanation.column()).isEqualTo("TRANSACTIONS.ACCOUNT_ID");
        Explanation.Candidate first = explanation.candidates().get(0);
        assertThat(first.parent()).isEqualTo("ACCOUNTS.ACCOUNT_ID");
        assertThat(first.verdict()).isEqualTo("key");
        assertThat(first.supports()).contains("queries join them");
        assertThat(first.seen().get(0).query()).isEqualTo("movements");
        Explanation.Candidate second = explanation.candidates().get(1);
        assertThat(second.parent()).isEqualTo("CARDS.ACCOUNT_ID");
        assertThat(second.verdict()).doesNotStartWith("key");
        assertThat(second.contradicts()).contains("another parent is likelier: ACCOUNTS.ACCOUNT_ID");
    }

    @Test
    void aColumnThatPointsNowhereHasNoCandidates() {
        assertThat(discovered.explain("CARDS.OPENED").candidates()).isEmpty();
    }

    @Test
    void suggestsTheColumnThatWasMeant() {
        assertThatThrownBy(() -> discovered.explain("cards.acount_id"))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("did you mean CARDS.ACCOUNT_ID?");
    }
}
