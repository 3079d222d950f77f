package io.banksynth.privacy.provider;

/** What several recipes have in common. */
final class Recipes {
    private Recipes() {}

    static Template.Builder text() {
        return new Template.Builder();
    }

    /** One of a list, which describes. */
    static Provider listed(String name, PoolKind kind) {
        return listed(name, Slot.OWN, kind);
    }

    /** One of a list, the same in all columns that share the slot. */
    static Provider listed(String name, Slot slot, PoolKind kind) {
        return new Provider(
                name,
                Provider.Use.DESCRIBES,
                (pools, locale) -> text().add(slot, pools.listed(kind, locale)).serial(" "));
    }

    /** One of a few words. */
    static Provider words(String name, String... words) {
        return new Provider(name, Provider.Use.DESCRIBES, (pools, locale) -> text().add(Pools.of(words)));
    }

    static Part.Gendered firstNames(Pools pools, String locale) {
        return new Part.Gendered(
                pools.listed(PoolKind.FEMALE_FIRST_NAME, locale), pools.listed(PoolKind.MALE_FIRST_NAME, locale));
    }

    static Part.Gendered lastNames(Pools pools, String locale) {
        return new Part.Gendered(
                pools.listed(PoolKind.FEMALE_LAST_NAME, locale), pools.listed(PoolKind.MALE_LAST_NAME, locale));
    }

    /** First names without accents, entry by entry those of {@link #firstNames}. */
    static Part.Gendered plainFirstNames(Pools pools, String locale) {
        return new Part.Gendered(
                pools.plain(PoolKind.FEMALE_FIRST_NAME, locale), pools.plain(PoolKind.MALE_FIRST_NAME, locale));
    }

    static Part.Gendered plainLastNames(Pools pools, String locale) {
        return new Part.Gendered(
                pools.plain(PoolKind.FEMALE_LAST_NAME, locale), pools.plain(PoolKind.MALE_LAST_NAME, locale));
    }

    /** A first name of one gender, whatever the person's is. */
    static Part.Gendered only(Part.Listed list) {
        return new Part.Gendered(list, list);
    }
}
