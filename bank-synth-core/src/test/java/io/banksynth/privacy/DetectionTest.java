package io.banksynth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.privacy.detect.PrivacyPlanner;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.privacy.provider.Gender;
import io.banksynth.privacy.provider.Pools;
import io.banksynth.privacy.provider.Providers;
import io.banksynth.privacy.provider.Template;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Personal columns are found whatever they are called, and others are left in peace. */
class DetectionTest {
    private static final Pools POOLS = new Pools();
    private static final RandomStream BITS = RandomStream.of(3, "T", "C", "value");

    @TempDir
    Path folder;

    private ColumnPrivacy found(String table, String column, IntFunction<String> value) throws IOException {
        Files.writeString(
                folder.resolve(table + ".csv"),
                "row_id," + column + "\n"
                        + IntStream.range(0, 300)
                                .mapToObj(i -> i + ",\"" + value.apply(i) + "\"")
                                .collect(Collectors.joining("\n")));
        PrivacyPlan plan = PrivacyPlanner.plan(
                PrivacyPolicy.NONE,
                SampleLoader.load(SampleFolder.of(folder).tables(), Map.of()).samples());
        return plan.of(TableName.of(table), column);
    }

    private static String made(String provider, String locale, int row) {
        Template template = Providers.template(provider, locale, POOLS);
        byte[] out = new byte[template.longest()];
        long person = BITS.bits(1000 + row);
        int end = template.draw(BITS.bits(row), person, Gender.of(person), out, 0);
        return new String(out, 0, end, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "email, en_US, email",
        "iban, de_DE, iban",
        "iban, fr_FR, iban",
        "credit_card_number, en_US, credit_card_number",
        "phone_number, de_DE, phone_number",
        "ssn, en_US, ssn",
        "ssn, pl_PL, ssn",
        "ssn, fr_FR, ssn",
        "ipv4, en_US, ipv4",
        "mac_address, en_US, mac_address",
        "street_address, en_US, street_address",
        "name, en_US, name",
        "name, de_DE, name",
        "first_name, en_US, first_name",
        "sentence, en_US, text"
    })
    void valuesTellWithoutAName(String made, String locale, String provider) throws IOException {
        ColumnPrivacy found = found("things", "c7", i -> made(made, locale, i));

        assertThat(found.level()).isEqualTo(Level.PII);
        assertThat(found.provider()).contains(provider);
        assertThat(found.reason()).contains("% of its values look like");
    }

    @ParameterizedTest
    @CsvSource({
        "clients, name, name",
        "clients, vorname, first_name",
        "loans, guarantor_name, name",
        "clients, birth_date, date_of_birth",
        "clients, dateofbirth, date_of_birth",
        "clients, home_phone, phone_number",
        "clients, tax_id, ssn",
        "clients, birth_number, ssn",
        "clients, addr_line, street_address",
        "clients, zip, postcode",
        "users, login, user_name"
    })
    void namesTellWithoutALook(String table, String column, String provider) throws IOException {
        ColumnPrivacy found = found(
                table, column, i -> column.contains("date") ? "19" + (40 + i % 60) + "-03-0" + (1 + i % 9) : "q" + i);

        assertThat(found.level()).isEqualTo(Level.PII);
        assertThat(found.provider()).contains(provider);
    }

    /** A suspicion too many costs fidelity, and trust in the others. */
    @ParameterizedTest
    @CsvSource({
        "account_types, name",
        "branches, name",
        "products, product_name",
        "clients, email_opt_in",
        "clients, phone_type",
        "clients, address_id",
        "clients, district",
        "transactions, amount",
        "transactions, account",
        "transactions, created_at",
        "cards, card_type",
        "clients, spinning"
    })
    void othersAreLeftInPeace(String table, String column) throws IOException {
        assertThat(found(table, column, i -> "W" + i % 40).level()).isEqualTo(Level.INTERNAL);
    }

    /** Amounts and keys have Luhn's digit once in ten times, and dates look like numbers of Czech persons. */
    @Test
    void numbersAreNotTakenForIdentities() throws IOException {
        assertThat(found("a", "c1", i -> Long.toString(1_000_000_007L * (i + 1)))
                        .level())
                .isEqualTo(Level.INTERNAL);
        assertThat(found("b", "c1", i -> Long.toString(4_000_000_000_000L + i * 7_919L))
                        .level())
                .isEqualTo(Level.INTERNAL);
        assertThat(found("c", "c1", i -> i % 2 == 0 ? "New York" : "Los Angeles")
                        .level())
                .isEqualTo(Level.INTERNAL);
    }

    @Test
    void reasonsHoldNoValue() throws IOException {
        assertThat(found("things", "email", i -> "zq" + i + "@x.example").reason())
                .doesNotContain("zq");
    }
}
