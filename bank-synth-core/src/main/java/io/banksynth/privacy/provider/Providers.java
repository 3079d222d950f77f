package io.banksynth.privacy.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All providers by name (docs/providers.md). Asking for names builds no list. */
public final class Providers {
    private static final Map<String, Provider> ALL = all();
    private static final Set<String> DAYS =
            Set.of("date", "date_of_birth", "date_this_century", "date_time", "iso8601", "time");
    private static final Set<String> NUMBERS = Set.of(
            "aba",
            "basic_phone_number",
            "building_number",
            "credit_card_number",
            "credit_card_security_code",
            "day_of_month",
            "ean13",
            "ean8",
            "ein",
            "itin",
            "month",
            "msisdn",
            "phone_number",
            "port_number",
            "postcode",
            "pyint",
            "random_digit",
            "random_digit_not_null",
            "random_int",
            "random_number",
            "ssn",
            "year",
            "zipcode");

    private Providers() {}

    /** The names, sorted. */
    public static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** Whether texts of this provider tell one thing from another, like a number of an account. */
    public static boolean identifies(String name) {
        return provider(name).use() == Provider.Use.IDENTIFIES;
    }

    /** Whether texts of this provider are numbers once what makes them readable is left out. */
    public static boolean isNumber(String name) {
        return NUMBERS.contains(name);
    }

    /** Whether texts of this provider are days. */
    public static boolean isDay(String name) {
        return DAYS.contains(name);
    }

    /**
     * How the texts of a provider are made.
     *
     * @param name one of {@link #names()}
     * @param locale one of {@link Locales#NAMES}
     */
    public static Template template(String name, String locale, Pools pools) {
        return provider(name).recipe().apply(pools, locale).build();
    }

    private static Provider provider(String name) {
        Provider provider = ALL.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("there is no provider " + name);
        }
        return provider;
    }

    private static Map<String, Provider> all() {
        List<Provider> list = new ArrayList<>();
        list.addAll(PersonProviders.all());
        list.addAll(PlaceProviders.all());
        list.addAll(BankProviders.all());
        list.addAll(IdentityProviders.all());
        list.addAll(InternetProviders.all());
        list.addAll(PlainProviders.all());
        Map<String, Provider> byName = new LinkedHashMap<>();
        for (Provider provider : list) {
            if (byName.put(provider.name(), provider) != null) {
                throw new IllegalStateException("Two providers are named " + provider.name());
            }
        }
        return byName;
    }
}
