package io.banksynth.privacy.provider;

import java.util.List;

/** Addresses and their pieces, and companies. */
final class PlaceProviders {
    private PlaceProviders() {}

    static List<Provider> all() {
        return List.of(
                new Provider(
                        "address",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Slot.STREET, p.listed(PoolKind.STREET_ADDRESS, l))
                                .serial(" / ")
                                .literal(", ")
                                .add(Slot.POSTCODE, p.listed(PoolKind.POSTCODE, l))
                                .literal(" ")
                                .add(Slot.CITY, p.listed(PoolKind.CITY, l))),
                new Provider(
                        "street_address",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Slot.STREET, p.listed(PoolKind.STREET_ADDRESS, l))
                                .serial(" / ")),
                Recipes.listed("street_name", PoolKind.STREET_NAME),
                Recipes.listed("building_number", PoolKind.BUILDING_NUMBER),
                Recipes.listed("secondary_address", PoolKind.SECONDARY_ADDRESS),
                Recipes.listed("city", Slot.CITY, PoolKind.CITY),
                Recipes.listed("state", Slot.STATE, PoolKind.STATE),
                Recipes.listed("state_abbr", Slot.STATE, PoolKind.STATE_ABBREVIATION),
                Recipes.listed("postcode", Slot.POSTCODE, PoolKind.POSTCODE),
                Recipes.listed("zipcode", Slot.POSTCODE, PoolKind.POSTCODE),
                Recipes.listed("country", PoolKind.COUNTRY),
                Recipes.listed("country_code", PoolKind.COUNTRY_CODE),
                Recipes.listed("timezone", PoolKind.TIME_ZONE),
                new Provider("latitude", Provider.Use.DESCRIBES, (p, l) -> coordinate(89)),
                new Provider("longitude", Provider.Use.DESCRIBES, (p, l) -> coordinate(179)),
                Recipes.listed("company", Slot.COMPANY, PoolKind.COMPANY),
                Recipes.listed("company_suffix", PoolKind.COMPANY_SUFFIX),
                Recipes.listed("catch_phrase", PoolKind.CATCH_PHRASE),
                Recipes.listed("bs", PoolKind.BUSINESS_SPEAK));
    }

    private static Template.Builder coordinate(long degrees) {
        return Recipes.text()
                .add(Pools.of("", "-"))
                .add(Part.Digits.of(0, degrees + 1, 0))
                .literal(".")
                .digits(6);
    }
}
