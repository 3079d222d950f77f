package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoverVerbTest {
    @TempDir
    Path folder;

    private Path queries;

    @BeforeEach
    void queries() throws IOException {
        queries = Files.writeString(
                folder.resolve("q.sql"),
                "select * from accounts a left join customers c on a.customer_id = c.customer_id");
    }

    /** A drawing is printed, so that it can be piped, or saved. */
    @Test
    void drawsWhatItFound() throws IOException {
        Invocation printed = discover("--format", "mermaid");
        assertThat(printed.out()).startsWith("erDiagram").contains("|o--o{ \"ACCOUNTS\"");
        Path page = folder.resolve("graph.html");
        Invocation saved = discover("--format", "html", "--output", page.toString());
        assertThat(saved.out()).contains("ACCOUNTS(CUSTOMER_ID) -> CUSTOMERS(CUSTOMER_ID)", "Saved to " + page);
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void explainsAColumn() {
        Invocation told = discover("--explain", "accounts.customer_id");
        assertThat(told.out())
                .startsWith("ACCOUNTS.CUSTOMER_ID")
                .contains("-> CUSTOMERS.CUSTOMER_ID", "+ queries join them", "seen: join in q.sql:1");
        Invocation wrong = discover("--explain", "accounts.customer");
        assertThat(wrong.err()).startsWith("Cannot explain accounts.customer").contains("did you mean");
    }

    private Invocation discover(String... more) {
        List<String> all = new ArrayList<>(List.of("discover", "--schema", "CORE", "--queries", queries.toString()));
        all.addAll(List.of(more));
        return Invocation.of(all.toArray());
    }
}
