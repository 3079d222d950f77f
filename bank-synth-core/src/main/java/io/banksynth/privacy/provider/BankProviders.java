package io.banksynth.privacy.provider;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Numbers of accounts, banks and cards. Check digits are right, yet nobody can hold such a number: banks are zeros or X's,
 * which no register assigns, BICs are test BICs (an eighth character of 0, ISO 9362), and cards begin with numbers that
 * processors publish for tests.
 */
final class BankProviders {
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** What follows the country and its check digits, by country. */
    private static final Map<String, UnaryOperator<Template.Builder>> BASIC_NUMBERS = Map.ofEntries(
            Map.entry("AT", text -> text.literal("00000").digits(11)),
            Map.entry("BE", text -> text.literal("000").digits(7).check(CheckDigit.modulo97(10, 1, 0), 2)),
            Map.entry("CH", text -> text.literal("00000").digits(12)),
            Map.entry("CZ", text -> text.literal("0000").digits(16)),
            Map.entry("DE", text -> text.literal("00000000").digits(10)),
            Map.entry("DK", text -> text.literal("0000").digits(10)),
            Map.entry("FR", text -> text.literal("0000000000").digits(11).check(CheckDigit.modulo97(11, 3, 97), 2)),
            Map.entry("GB", text -> text.literal("XXXX000000").digits(8)),
            Map.entry("IE", text -> text.literal("XXXX000000").digits(8)),
            Map.entry("NL", text -> text.literal("XXXX").digits(10)),
            Map.entry("PL", text -> text.literal("00000000").digits(16)),
            Map.entry("PT", text -> text.literal("00000000").digits(11).check(CheckDigit.modulo97(19, 100, 98), 2)),
            Map.entry("SE", text -> text.literal("000").digits(17)),
            Map.entry("SK", text -> text.literal("0000").digits(16)));

    private BankProviders() {}

    static List<Provider> all() {
        return List.of(
                new Provider("iban", Provider.Use.IDENTIFIES, (p, l) -> iban(l)),
                new Provider(
                        "bban",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> basicNumber(l).apply(Recipes.text())),
                new Provider("swift", Provider.Use.DESCRIBES, (p, l) -> swift(l)),
                new Provider("swift8", Provider.Use.DESCRIBES, (p, l) -> swift(l)),
                new Provider("swift11", Provider.Use.DESCRIBES, (p, l) -> swift(l).add(Part.Letters.of(CAPITALS, 3))),
                new Provider(
                        "aba",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().literal("99").digits(6).check(CheckDigit.weighted("37137137"), 1)),
                new Provider(
                        "bank_country",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().literal(ibanCountry(l))),
                new Provider("credit_card_number", Provider.Use.IDENTIFIES, (p, l) -> card()),
                Recipes.words(
                        "credit_card_provider",
                        "VISA 16 digit",
                        "Mastercard",
                        "American Express",
                        "Maestro",
                        "Discover"),
                new Provider(
                        "credit_card_expire",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Part.Digits.of(1, 12, 2))
                                .literal("/")
                                .add(Part.Digits.of(26, 10, 2))),
                new Provider(
                        "credit_card_security_code",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().digits(3)),
                Recipes.listed("currency_code", PoolKind.CURRENCY_CODE),
                Recipes.listed("currency_name", PoolKind.CURRENCY_NAME));
    }

    private static UnaryOperator<Template.Builder> basicNumber(String locale) {
        return java.util.Objects.requireNonNull(BASIC_NUMBERS.get(ibanCountry(locale)));
    }

    /** Countries without an IBAN have Britain's, as in Python's Faker. */
    private static String ibanCountry(String locale) {
        String country = Locales.country(locale);
        return BASIC_NUMBERS.containsKey(country) ? country : "GB";
    }

    private static Template.Builder iban(String locale) {
        Template.Builder text = basicNumber(locale).apply(Recipes.text().literal(ibanCountry(locale) + "00"));
        return text.check(CheckDigit.iban(text.lead()), 0);
    }

    private static Template.Builder swift(String locale) {
        return Recipes.text()
                .add(Part.Letters.of(CAPITALS, 4))
                .literal(Locales.country(locale))
                .add(Part.Letters.of(CAPITALS, 1))
                .literal("0");
    }

    private static Template.Builder card() {
        return Recipes.text().add(Pools.of("400000", "555555")).digits(9).check(CheckDigit::luhn, 1);
    }
}
