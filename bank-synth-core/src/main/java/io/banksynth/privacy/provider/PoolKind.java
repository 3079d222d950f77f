package io.banksynth.privacy.provider;

import java.util.Optional;
import net.datafaker.Faker;

/** Lists that the library makes: what one entry is. */
enum PoolKind {
    FEMALE_FIRST_NAME,
    MALE_FIRST_NAME,
    FEMALE_LAST_NAME,
    MALE_LAST_NAME,
    PREFIX,
    SUFFIX,
    STREET_ADDRESS,
    STREET_NAME,
    BUILDING_NUMBER,
    SECONDARY_ADDRESS,
    CITY,
    STATE,
    STATE_ABBREVIATION,
    POSTCODE,
    COUNTRY,
    COUNTRY_CODE,
    TIME_ZONE,
    COMPANY,
    COMPANY_SUFFIX,
    CATCH_PHRASE,
    BUSINESS_SPEAK,
    JOB,
    WORD,
    SENTENCE,
    PARAGRAPH,
    COLOR,
    CURRENCY_CODE,
    CURRENCY_NAME,
    FILE_EXTENSION,
    MIME_TYPE,
    USER_AGENT;

    /** One entry, which may repeat earlier ones; empty where the library has none in its language. */
    Optional<String> draw(Faker faker) {
        try {
            return Optional.of(text(faker));
        } catch (RuntimeException unknown) {
            // The library has no exception of its own for this.
            return Optional.empty();
        }
    }

    /** Whether the library draws the same entries in the same order each time. The JDK keeps currencies by their addresses in memory. */
    boolean isOrdered() {
        return this != CURRENCY_CODE && this != CURRENCY_NAME;
    }

    private String text(Faker faker) {
        return switch (this) {
            case FEMALE_FIRST_NAME -> faker.name().femaleFirstName();
            case MALE_FIRST_NAME -> faker.name().maleFirstName();
            case FEMALE_LAST_NAME -> lastName(faker, "name.female_last_name");
            case MALE_LAST_NAME -> lastName(faker, "name.male_last_name");
            case PREFIX -> faker.name().prefix();
            case SUFFIX -> faker.name().suffix();
            case STREET_ADDRESS -> faker.address().streetAddress();
            case STREET_NAME -> faker.address().streetName();
            case BUILDING_NUMBER -> faker.address().buildingNumber();
            case SECONDARY_ADDRESS -> faker.address().secondaryAddress();
            case CITY -> faker.address().city();
            case STATE -> faker.address().state();
            case STATE_ABBREVIATION -> faker.address().stateAbbr();
            case POSTCODE -> faker.address().zipCode();
            case COUNTRY -> faker.address().country();
            case COUNTRY_CODE -> faker.address().countryCode();
            case TIME_ZONE -> faker.address().timeZone();
            case COMPANY -> faker.company().name();
            case COMPANY_SUFFIX -> faker.company().suffix();
            case CATCH_PHRASE -> faker.company().catchPhrase();
            case BUSINESS_SPEAK -> faker.company().bs();
            case JOB -> faker.job().title();
            case WORD -> faker.lorem().word();
            case SENTENCE -> faker.lorem().sentence();
            case PARAGRAPH -> faker.lorem().paragraph();
            case COLOR -> faker.color().name();
            case CURRENCY_CODE -> faker.money().currencyCode();
            case CURRENCY_NAME -> faker.money().currency();
            case FILE_EXTENSION -> faker.file().extension();
            case MIME_TYPE -> faker.file().mimeType();
            case USER_AGENT -> faker.internet().userAgent();
        };
    }

    /** Languages whose family names differ by gender have a list of each. */
    private static String lastName(Faker faker, String key) {
        return faker.fakeValuesService().fetchObject(key, faker.getContext()) == null
                ? faker.name().lastName()
                : faker.resolve(key);
    }
}
