package io.banksynth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.banksynth.batch.TextDictionary;
import io.banksynth.privacy.provider.Gender;
import io.banksynth.privacy.provider.Locales;
import io.banksynth.privacy.provider.Pools;
import io.banksynth.privacy.provider.Providers;
import io.banksynth.privacy.provider.Template;
import io.banksynth.random.Permutation;
import io.banksynth.random.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.iban4j.BicUtil;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What providers make passes the libraries that real programs check with, and belongs to nobody. Numbers of accounts are
 * checked by iban4j, telephone numbers by libphonenumber.
 */
class ProvidersTest {
    private static final Pools POOLS = new Pools();
    private static final RandomStream BITS = RandomStream.of(7, "T", "C", "value");
    private static final RandomStream PEOPLE = RandomStream.of(7, "T", "", "person");
    private static final int TEXTS = 1000;

    private static List<String> texts(String provider, String locale) {
        Template template = Providers.template(provider, locale, POOLS);
        byte[] out = new byte[template.longest()];
        return LongStream.range(0, TEXTS)
                .mapToObj(row -> {
                    long person = PEOPLE.bits(row);
                    int end = template.draw(BITS.bits(row), person, Gender.of(person), out, 0);
                    return new String(out, 0, end, StandardCharsets.UTF_8);
                })
                .toList();
    }

    @Test
    void everyProviderMakesTextsThatFitTheirRoom() {
        assertThat(Providers.names()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        for (String name : Providers.names()) {
            assertThat(texts(name, Locales.DEFAULT)).as(name).allMatch(text -> !text.isBlank());
        }
    }

    /** A row's number has 62 bits; what a text says beyond them must not be zeros. */
    @Test
    void uniqueTextsAreRandomToTheirEnd() {
        Template template = Providers.template("uuid4", Locales.DEFAULT, POOLS);
        Permutation numbers = new Permutation(template.size(), 3);
        byte[] out = new byte[template.longest()];
        Set<String> tails = new HashSet<>();
        for (int row = 0; row < TEXTS; row++) {
            int end = template.write(numbers.apply(row), 0, 0, Gender.FEMALE, out, 0);
            tails.add(new String(out, end - 12, 12, StandardCharsets.UTF_8));
        }
        assertThat(tails).hasSize(TEXTS);
    }

    /** The JDK lists currencies in the order of their addresses, which differ from run to run. */
    @Test
    void currenciesComeInAnOrderOfTheirOwn() {
        TextDictionary codes = Providers.template("currency_code", Locales.DEFAULT, POOLS)
                .dictionary()
                .orElseThrow();
        assertThat(java.util.stream.IntStream.range(0, codes.size()).mapToObj(codes::text))
                .hasSizeGreaterThan(100)
                .isSorted();
    }

    @Test
    void whatALanguageLacksIsThatOfTheDefault() {
        assertThat(texts("suffix", "it_IT")).isEqualTo(texts("suffix", Locales.DEFAULT));
    }

    @Test
    void everyProviderIsDocumented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "providers.md"));
        assertThat(Providers.names()).allMatch(name -> page.contains("`" + name + "`"));
    }

    @Test
    void everyLocaleHasNamesAndPlaces() {
        for (String locale : Locales.NAMES) {
            for (String name :
                    List.of("name", "email", "street_address", "city", "postcode", "company", "phone_number")) {
                assertThat(texts(name, locale).subList(0, 20))
                        .as(name + " of " + locale)
                        .allMatch(text -> !text.isBlank());
            }
            assertThat(texts("email", locale).subList(0, 20))
                    .allMatch(text -> text.matches("[a-z0-9.]+@[a-z]+\\.example"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de_DE", "de_AT", "de_CH", "fr_FR", "nl_NL", "nl_BE", "en_GB", "en_IE", "pl_PL", "pt_PT", "sv_SE",
                "cs_CZ", "sk_SK", "da_DK", "en_US"
            })
    void accountsPassTheirChecks(String locale) {
        assertThat(texts("iban", locale)).allSatisfy(IbanUtil::validate);
        assertThat(texts("iban", locale)).allMatch(text -> text.matches("[A-Z]{2}\\d\\d(0{3,}|XXXX).*"));
        assertThat(texts("swift", locale)).allSatisfy(BicUtil::validate);
        assertThat(texts("swift11", locale)).allSatisfy(BicUtil::validate).allMatch(text -> text.charAt(7) == '0');
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US", "en_CA", "en_GB", "de_DE", "fr_FR", "en_AU", "sv_SE", "it_IT"})
    void telephoneNumbersAreValid(String locale) throws NumberParseException {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        for (String text : texts("phone_number", locale)) {
            assertThat(library.isValidNumber(library.parse(text, "ZZ")))
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void numbersCarryTheirCheckDigitsAndAreNobodys() {
        assertThat(texts("credit_card_number", "en_US"))
                .allMatch(ProvidersTest::isLuhn)
                .allMatch(text -> text.startsWith("400000") || text.startsWith("555555"));
        assertThat(texts("ssn", "en_US")).allMatch(text -> text.matches("9\\d\\d-(0[1-9]|[1-4]\\d)-\\d{4}"));
        assertThat(texts("ssn", "en_GB")).allMatch(text -> text.matches("QQ\\d{6}[A-D]"));
        assertThat(texts("ssn", "fr_FR"))
                .allMatch(text ->
                        97 - Long.parseLong(text.substring(0, 13)) % 97 == Integer.parseInt(text.substring(13)));
        assertThat(texts("ssn", "pl_PL")).allMatch(text -> weighted(text, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0);
        assertThat(texts("ean13", "en_US"))
                .allMatch(text -> weighted(text, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0);
        assertThat(texts("aba", "en_US")).allMatch(text -> weighted(text, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0);
        assertThat(texts("date_of_birth", "en_US")).allSatisfy(LocalDate::parse);
        assertThat(texts("uuid4", "en_US"))
                .allMatch(text -> java.util.UUID.fromString(text).version() == 4);
        assertThat(texts("ipv4_public", "en_US"))
                .allMatch(text -> text.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+"));
        assertThat(texts("ipv6", "en_US")).allMatch(text -> text.startsWith("2001:db8:"));
    }

    private static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /** Every provider's texts can be made unique: by their own choices, or by rounds of them. */
    @Test
    void textsOfDifferentRowsDifferWhereTheyMust() {
        for (String name : Providers.names()) {
            Template template = Providers.template(name, Locales.DEFAULT, POOLS);
            long rows = template.hasRounds() ? 2000 : Math.min(2000, template.size());
            byte[] out = new byte[template.longest()];
            Set<String> seen = new HashSet<>();
            for (long row = 0; row < rows; row++) {
                long round = row / template.size();
                int end = template.write(row % template.size(), round, 5, Gender.MALE, out, 0);
                seen.add(new String(out, 0, end, StandardCharsets.UTF_8));
            }
            assertThat(seen).as(name).hasSize((int) rows);
        }
    }

    /** Lists are the same on every machine, whatever language it speaks: rows depend on them. */
    @Test
    void listsDoNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Template there = Providers.template("email", "de_DE", new Pools());
            byte[] out = new byte[there.longest()];
            int end = there.draw(1, 2, Gender.FEMALE, out, 0);
            Template here = Providers.template("email", "de_DE", POOLS);
            byte[] other = new byte[here.longest()];
            int otherEnd = here.draw(1, 2, Gender.FEMALE, other, 0);
            assertThat(new String(out, 0, end, StandardCharsets.UTF_8))
                    .isEqualTo(new String(other, 0, otherEnd, StandardCharsets.UTF_8));
        } finally {
            Locale.setDefault(before);
        }
    }
}
