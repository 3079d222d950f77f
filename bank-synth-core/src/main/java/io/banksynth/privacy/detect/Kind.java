package io.banksynth.privacy.detect;

import io.banksynth.privacy.Level;
import io.banksynth.schema.DataType;
import java.util.Optional;

/** Kinds of personal values: how each is told of, how it is treated, and in which types it may stand. */
enum Kind {
    EMAIL("an e-mail address", Level.PII, "email", Types.TEXT),
    PHONE("a telephone number", Level.PII, "phone_number", Types.TEXT_OR_WHOLE),
    IBAN("an IBAN", Level.PII, "iban", Types.TEXT),
    CARD("a card number", Level.PII, "credit_card_number", Types.TEXT_OR_WHOLE),
    SECURITY_CODE("a card's security code", Level.PII, "credit_card_security_code", Types.TEXT_OR_WHOLE),
    BIC("a bank's BIC", Level.INTERNAL, "", Types.TEXT),
    NATIONAL_ID("a tax or national number", Level.PII, "ssn", Types.TEXT_OR_WHOLE),
    PASSPORT("a passport number", Level.PII, "passport_number", Types.TEXT),
    LICENSE("a licence number", Level.PII, "", Types.TEXT_OR_WHOLE),
    ACCOUNT_NUMBER("an account number", Level.SENSITIVE, "", Types.TEXT_OR_WHOLE),
    FIRST_NAME("a first name", Level.PII, "first_name", Types.TEXT),
    LAST_NAME("a last name", Level.PII, "last_name", Types.TEXT),
    FULL_NAME("a person's name", Level.PII, "name", Types.TEXT),
    USER_NAME("a user's name", Level.PII, "user_name", Types.TEXT),
    PASSWORD("a secret", Level.PII, "password", Types.TEXT_OR_WHOLE),
    STREET("an address", Level.PII, "street_address", Types.TEXT),
    POSTCODE("a postcode", Level.PII, "postcode", Types.TEXT_OR_WHOLE),
    BIRTH("a date of birth", Level.PII, "date_of_birth", Types.DAY),
    IPV4("an IP address", Level.PII, "ipv4", Types.TEXT),
    IPV6("an IP address", Level.PII, "ipv6", Types.TEXT),
    MAC("a device's address", Level.PII, "mac_address", Types.TEXT),
    FREE_TEXT("free text", Level.PII, "text", Types.TEXT);

    /** Types in which values of a kind are looked for. */
    enum Types {
        TEXT,
        TEXT_OR_WHOLE,
        DAY;

        boolean include(DataType type) {
            boolean text = type instanceof DataType.Text;
            return switch (this) {
                case TEXT -> text;
                case TEXT_OR_WHOLE ->
                    text || type instanceof DataType.Whole || (type instanceof DataType.Decimal d && d.scale() == 0);
                case DAY -> text || type instanceof DataType.Date || type instanceof DataType.Timestamp;
            };
        }
    }

    private final String label;
    private final Level level;
    private final String provider;
    private final Types types;

    Kind(String label, Level level, String provider, Types types) {
        this.label = label;
        this.level = level;
        this.provider = provider;
        this.types = types;
    }

    /** With its article, for people. */
    String label() {
        return label;
    }

    Level level() {
        return level;
    }

    Optional<String> provider() {
        return provider.isEmpty() ? Optional.empty() : Optional.of(provider);
    }

    Types types() {
        return types;
    }
}
