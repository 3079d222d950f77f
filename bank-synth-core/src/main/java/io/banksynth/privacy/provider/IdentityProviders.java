package io.banksynth.privacy.provider;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers that states and telephone companies give to persons. Each lies in a range that is given to nobody; where there
 * are not enough of them for unique telephone numbers, extensions are added.
 */
final class IdentityProviders {
    private static final String[] AREAS = {
        "201", "202", "206", "212", "213", "214", "216", "301", "303", "305", "312", "313", "314", "404", "405", "410",
                "412",
        "414", "415", "501", "502", "503", "504", "505", "512", "513", "602", "603", "612", "614", "615", "617", "702",
                "703",
        "713", "716", "801", "802", "803", "804", "816", "817", "901", "907", "913", "916", "918"
    };

    /** Ranges that regulators keep free for films and examples, by country. */
    private static final Map<String, Supplier<Template.Builder>> TELEPHONES = Map.of(
            "US", IdentityProviders::american,
            "CA", IdentityProviders::american,
            "GB",
                    () -> Recipes.text()
                            .add(Pools.of(
                                    "+44 20 7946 0",
                                    "+44 113 496 0",
                                    "+44 161 496 0",
                                    "+44 131 496 0",
                                    "+44 29 2018 0"))
                            .digits(3),
            "DE",
                    () -> Recipes.text()
                            .add(Pools.of("+49 30 23125 ", "+49 40 66969 ", "+49 69 90009 "))
                            .digits(3),
            "FR",
                    () -> Recipes.text()
                            .add(Pools.of(
                                    "+33 1 99 00 ", "+33 2 61 91 ", "+33 3 53 01 ", "+33 4 65 71 ", "+33 5 36 49 "))
                            .digits(2)
                            .literal(" ")
                            .digits(2),
            "AU",
                    () -> Recipes.text()
                            .add(Pools.of("+61 2 7010 ", "+61 3 7010 ", "+61 7 7010 ", "+61 8 7010 "))
                            .digits(4),
            "SE", () -> Recipes.text().literal("+46 8 465 004 ").digits(2));

    /** Persons' numbers by country; others have the American form. */
    private static final Map<String, Supplier<Template.Builder>> PERSONS = Map.of(
            "US", IdentityProviders::socialSecurity,
            "GB", () -> Recipes.text().literal("QQ").digits(6).add(Part.Letters.of("ABCD", 1)),
            "DE", IdentityProviders::pension,
            "FR", IdentityProviders::register,
            "PL", IdentityProviders::pesel);

    private IdentityProviders() {}

    static List<Provider> all() {
        return List.of(
                new Provider(
                        "ssn",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> PERSONS.getOrDefault(Locales.country(l), IdentityProviders::socialSecurity)
                                .get()),
                new Provider(
                        "itin",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text()
                                .add(Part.Digits.of(900, 100, 3))
                                .literal("-93-")
                                .add(Part.Digits.of(1, 9999, 4))),
                new Provider(
                        "ein",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text()
                                .add(Pools.of(
                                        "07", "08", "09", "17", "18", "19", "49", "69", "70", "78", "79", "89", "96",
                                        "97"))
                                .literal("-")
                                .digits(7)),
                new Provider(
                        "passport_number",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text().literal("X").digits(8)),
                new Provider(
                        "license_plate",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text()
                                .add(Part.Letters.of("ABCDEFGHJKLMNPRSTUVWXYZ", 3))
                                .literal("-")
                                .digits(4)),
                new Provider(
                        "phone_number",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> telephone(l).serial(" x")),
                new Provider(
                        "basic_phone_number",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> american().serial(" x")),
                new Provider(
                        "msisdn",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text()
                                .literal("1")
                                .add(Pools.of(AREAS))
                                .literal("55501")
                                .digits(2)),
                Recipes.words("country_calling_code", "+1", "+44", "+49", "+33", "+61", "+34", "+39", "+31", "+48"));
    }

    private static Template.Builder telephone(String locale) {
        return TELEPHONES
                .getOrDefault(Locales.country(locale), IdentityProviders::american)
                .get();
    }

    /** The exchange 555 with 0100 to 0199 is kept for fiction. */
    private static Template.Builder american() {
        return Recipes.text()
                .literal("+1-")
                .add(Pools.of(AREAS))
                .literal("-555-01")
                .digits(2);
    }

    /** Areas from 900 on are given to nobody; middle numbers below 50 are not those of taxpayers either. */
    private static Template.Builder socialSecurity() {
        return Recipes.text()
                .add(Part.Digits.of(900, 100, 3))
                .literal("-")
                .add(Part.Digits.of(1, 49, 2))
                .literal("-")
                .add(Part.Digits.of(1, 9999, 4));
    }

    /** A pension insurance number of area 00, which does not exist. */
    private static Template.Builder pension() {
        return Recipes.text()
                .literal("00")
                .add(Slot.BIRTH, Part.Day.of(PersonProviders.FIRST_BIRTH, PersonProviders.LAST_BIRTH, "ddMMyy"))
                .add(Part.Letters.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1))
                .digits(2)
                .check(CheckDigit::germanPension, 1);
    }

    /** A number of the French register of persons born in department 00, which does not exist. */
    private static Template.Builder register() {
        return Recipes.text()
                .add(Pools.of("1", "2"))
                .digits(2)
                .add(Part.Digits.of(1, 12, 2))
                .literal("00")
                .digits(6)
                .check(CheckDigit.modulo97(13, 1, 97), 2);
    }

    /** A PESEL of somebody born from 2200 on, whose month is written with 60 added. */
    private static Template.Builder pesel() {
        return Recipes.text()
                .digits(2)
                .add(Part.Digits.of(61, 12, 2))
                .add(Part.Digits.of(1, 28, 2))
                .digits(4)
                .check(CheckDigit.weighted("1379137913"), 1);
    }
}
