package io.banksynth.privacy.provider;

import java.time.LocalDate;
import java.util.List;

/** Words, numbers, days and colours. */
final class PlainProviders {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private PlainProviders() {}

    static List<Provider> all() {
        return List.of(
                Recipes.listed("word", PoolKind.WORD),
                Recipes.listed("sentence", PoolKind.SENTENCE),
                Recipes.listed("paragraph", PoolKind.PARAGRAPH),
                new Provider(
                        "text",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(p.listed(PoolKind.SENTENCE, l))
                                .literal(" ")
                                .add(p.listed(PoolKind.SENTENCE, l))
                                .serial(" ")),
                number("random_digit", 0, 10),
                number("random_digit_not_null", 1, 9),
                number("random_int", 0, 10_000),
                number("random_number", 0, 1_000_000_000L),
                number("pyint", 0, 10_000),
                new Provider(
                        "random_letter",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().add(Part.Letters.of("abcdefghijklmnopqrstuvwxyz", 1))),
                Recipes.words("boolean", "true", "false"),
                Recipes.listed("color_name", PoolKind.COLOR),
                new Provider(
                        "hex_color",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().literal("#").add(Part.Letters.of("0123456789abcdef", 6))),
                new Provider(
                        "ean13",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text().literal("2").digits(11).check(CheckDigit.weighted("131313131313"), 1)),
                new Provider(
                        "ean8",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text().literal("2").digits(6).check(CheckDigit.weighted("3131313"), 1)),
                day("date", "yyyy-MM-dd"),
                day("date_this_century", "yyyy-MM-dd"),
                padded("year", 1990, 36, 4),
                padded("month", 1, 12, 2),
                padded("day_of_month", 1, 31, 2),
                new Provider("time", Provider.Use.DESCRIBES, (p, l) -> clock(Recipes.text())),
                new Provider(
                        "date_time",
                        Provider.Use.DESCRIBES,
                        (p, l) -> clock(Recipes.text()
                                .add(Part.Day.of(FIRST, LAST, "yyyy-MM-dd"))
                                .literal(" "))),
                new Provider(
                        "iso8601",
                        Provider.Use.DESCRIBES,
                        (p, l) -> clock(Recipes.text()
                                .add(Part.Day.of(FIRST, LAST, "yyyy-MM-dd"))
                                .literal("T"))),
                Recipes.words(
                        "month_name",
                        "January",
                        "February",
                        "March",
                        "April",
                        "May",
                        "June",
                        "July",
                        "August",
                        "September",
                        "October",
                        "November",
                        "December"),
                Recipes.words(
                        "day_of_week", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"));
    }

    private static Provider number(String name, long from, long choices) {
        return padded(name, from, choices, 0);
    }

    private static Provider padded(String name, long from, long choices, int width) {
        return new Provider(
                name, Provider.Use.DESCRIBES, (p, l) -> Recipes.text().add(Part.Digits.of(from, choices, width)));
    }

    private static Provider day(String name, String pattern) {
        return new Provider(
                name, Provider.Use.DESCRIBES, (p, l) -> Recipes.text().add(Part.Day.of(FIRST, LAST, pattern)));
    }

    private static Template.Builder clock(Template.Builder text) {
        return text.add(Part.Digits.of(0, 24, 2))
                .literal(":")
                .add(Part.Digits.of(0, 60, 2))
                .literal(":")
                .add(Part.Digits.of(0, 60, 2));
    }
}
