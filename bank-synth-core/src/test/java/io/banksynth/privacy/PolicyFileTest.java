package io.banksynth.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.error.BankSynthException;
import io.banksynth.privacy.policy.PolicyFile;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy protects only what it names rightly: so what it names must be there, and mistakes are told with their line. */
class PolicyFileTest {
    private static final List<Table> TABLES = List.of(
            table("CUSTOMERS", "CUSTOMER_ID", "SSN", "EMAIL", "DATE_OF_BIRTH", "SALARY"),
            table("ACCOUNTS", "ACCOUNT_ID", "CUSTOMER_ID"));

    @TempDir
    Path folder;

    private static Table table(String name, String... columns) {
        return new Table(
                TableName.of(name),
                Stream.of(columns)
                        .map(c -> new Column(c, DataType.Text.STRING, false))
                        .toList(),
                List.of(columns[0]),
                List.of());
    }

    private PrivacyPolicy read(String text) throws IOException {
        return PolicyFile.read(Files.writeString(folder.resolve("privacy.yaml"), text), TABLES);
    }

    @Test
    void readsTheDocumentedExample() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "formats", "privacy.md"));
        int start = page.indexOf("```yaml\n") + 8;

        PrivacyPolicy policy = read(page.substring(start, page.indexOf("```", start)));

        TableName customers = TableName.of("customers");
        assertThat(policy.unit()).contains(customers);
        assertThat(policy.defaultLevel()).isEqualTo(Level.INTERNAL);
        assertThat(policy.of(customers, "ssn").orElseThrow().provider()).contains("ssn");
        assertThat(policy.of(customers, "email").orElseThrow().locale()).contains("de_DE");
        assertThat(policy.of(customers, "date_of_birth").orElseThrow().pattern())
                .contains("9999-99-99");
        assertThat(policy.of(customers, "salary").orElseThrow().level()).isEqualTo(Level.RESTRICTED);
        assertThat(policy.of(TableName.of("accounts"), "account_id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tables:\n  CUSTOMER: {}'|line 2 (tables.CUSTOMER): there is no table CUSTOMER; did you mean CUSTOMERS?",
                "'tables:\n  customers:\n    emial: {level: pii}'|line 3 (tables.customers.emial): table CUSTOMERS has no column EMIAL; did you mean EMAIL?",
                "'tables:\n  customers:\n    email: {level: pi}'|there is no level pi; did you mean pii?",
                "'tables:\n  customers:\n    email:\n      level: pii\n      faker_provider: emial'|line 5 (tables.customers.emial.faker_provider): there is no provider emial; did you mean email?",
                "'tables:\n  customers:\n    email: {level: pii, faker_provider: email, faker_locale: de_D}'|did you mean de_DE?",
                "'tables:\n  customers:\n    email: {level: public, faker_provider: email}'|a faker_provider is for level pii, not public",
                "'tables:\n  customers:\n    email: {level: internal, format_pattern: \"99\"}'|a format_pattern is for the levels sensitive and pii",
                "'tables:\n  customers:\n    email: {}'|the key level is missing",
                "'tables:\n  customers: {EMAIL: {level: pii}, email: {level: pii}}'|column EMAIL is given twice",
                "'unit: CUSTOMERZ'|there is no table CUSTOMERZ; did you mean CUSTOMERS?",
                "'default: {level: pii}'|unknown key default; known are unit, tables, defaults",
                "'tables: &a {customers: {}}'|an anchor (&name) is not allowed",
                "'tables: !!java.net.URL [\"http://x\"]'|a tag (!name) is not allowed",
                "'defaults: {level: pii, level: public}'|the key level is given twice"
            })
    void mistakesAreToldInOneLine(String text, String message) {
        String expected = message.replace("tables.customers.emial.faker", "tables.customers.email.faker");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n");
    }

    /** A file of a few bytes must not fill the memory or the stack. */
    @Test
    void hostileFilesAreRefused() {
        String bomb = "a: &a [x,x]\nb: &b [*a,*a]\ntables: [*b,*b]\n";
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(BankSynthException.class);
        assertThatThrownBy(() -> read("tables: " + "[".repeat(100_000)))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("nested");
    }
}
