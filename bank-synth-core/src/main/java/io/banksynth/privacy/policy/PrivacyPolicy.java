package io.banksynth.privacy.policy;

import io.banksynth.privacy.Level;
import io.banksynth.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person declared.
 *
 * @param unit the table whose rows k counts, empty for the root that drivers lead to
 * @param defaultLevel of columns that are neither declared nor found to be personal
 * @param undeclaredPii of columns that are found to be personal and not declared
 * @param locale of providers, empty for each provider's own
 * @param columns what is said of columns, by table and column
 */
public record PrivacyPolicy(
        Optional<TableName> unit,
        Level defaultLevel,
        Level undeclaredPii,
        Optional<String> locale,
        Map<TableName, Map<String, Rule>> columns) {
    /** Nothing declared: columns are internal, and personal ones are found and made by providers. */
    public static final PrivacyPolicy NONE =
            new PrivacyPolicy(Optional.empty(), Level.INTERNAL, Level.PII, Optional.empty(), Map.of());

    public PrivacyPolicy {
        Map<TableName, Map<String, Rule>> copy = new LinkedHashMap<>();
        columns.forEach((table, rules) -> copy.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(rules))));
        columns = Collections.unmodifiableMap(copy);
    }

    /** What is said of a column, if anything. */
    public Optional<Rule> of(TableName table, String column) {
        return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(TableName.fold(column)));
    }

    /**
     * What is said of a column.
     *
     * @param provider only of pii
     * @param locale of the provider
     * @param pattern only of sensitive and pii
     */
    public record Rule(Level level, Optional<String> provider, Optional<String> locale, Optional<String> pattern) {
        public Rule {
            if (provider.isPresent() && level != Level.PII) {
                throw new IllegalArgumentException("a faker_provider is for level pii, not " + level.word());
            }
            if (provider.isPresent() && pattern.isPresent()) {
                throw new IllegalArgumentException("a column has a faker_provider or a format_pattern, not both");
            }
            if (locale.isPresent() && provider.isEmpty()) {
                throw new IllegalArgumentException("a faker_locale needs a faker_provider");
            }
            if (pattern.isPresent() && level != Level.SENSITIVE && level != Level.PII) {
                throw new IllegalArgumentException(
                        "a format_pattern is for the levels sensitive and pii, not " + level.word());
            }
        }
    }
}
