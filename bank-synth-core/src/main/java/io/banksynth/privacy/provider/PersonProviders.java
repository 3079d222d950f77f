package io.banksynth.privacy.provider;

import java.time.LocalDate;
import java.util.List;

/** Names, jobs and birthdays. */
final class PersonProviders {
    /** Birthdays lie here, so that whoever is born is of age and not the oldest of all. */
    static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);

    static final LocalDate LAST_BIRTH = LocalDate.of(2005, 12, 31);

    private PersonProviders() {}

    static List<Provider> all() {
        return List.of(
                new Provider(
                        "first_name",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Slot.FIRST_NAME, Recipes.firstNames(p, l))
                                .serial(" ")),
                new Provider(
                        "first_name_female",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Slot.FIRST_NAME, Recipes.only(p.listed(PoolKind.FEMALE_FIRST_NAME, l)))
                                .serial(" ")),
                new Provider(
                        "first_name_male",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Slot.FIRST_NAME, Recipes.only(p.listed(PoolKind.MALE_FIRST_NAME, l)))
                                .serial(" ")),
                new Provider(
                        "last_name",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Slot.LAST_NAME, Recipes.lastNames(p, l))
                                .serial(" ")),
                new Provider("name", Provider.Use.DESCRIBES, (p, l) -> fullName(Recipes.firstNames(p, l), p, l)),
                new Provider(
                        "name_female",
                        Provider.Use.DESCRIBES,
                        (p, l) -> fullName(Recipes.only(p.listed(PoolKind.FEMALE_FIRST_NAME, l)), p, l)),
                new Provider(
                        "name_male",
                        Provider.Use.DESCRIBES,
                        (p, l) -> fullName(Recipes.only(p.listed(PoolKind.MALE_FIRST_NAME, l)), p, l)),
                new Provider(
                        "initials",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Part.Letters.of("ABCDEFGHIJKLMNOPRSTW", 2))
                                .serial("")),
                Recipes.listed("prefix", PoolKind.PREFIX),
                Recipes.listed("suffix", PoolKind.SUFFIX),
                Recipes.listed("job", PoolKind.JOB),
                new Provider(
                        "date_of_birth",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().add(Slot.BIRTH, Part.Day.of(FIRST_BIRTH, LAST_BIRTH, "yyyy-MM-dd"))));
    }

    private static Template.Builder fullName(Part first, Pools pools, String locale) {
        boolean familyFirst = locale.equals("hu_HU")
                || locale.equals("zh_CN")
                || locale.equals("ja_JP")
                || locale.equals("ko_KR")
                || locale.equals("vi_VN");
        Part last = Recipes.lastNames(pools, locale);
        Template.Builder text = Recipes.text();
        if (familyFirst) {
            text.add(Slot.LAST_NAME, last).literal(" ").add(Slot.FIRST_NAME, first);
        } else {
            text.add(Slot.FIRST_NAME, first).literal(" ").add(Slot.LAST_NAME, last);
        }
        return text.serial(" ");
    }
}
