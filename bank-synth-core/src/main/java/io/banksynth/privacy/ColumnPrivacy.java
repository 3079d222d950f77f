package io.banksynth.privacy;

import java.util.Optional;

/**
 * How one column is treated, and why.
 *
 * @param provider what makes its values, a name of {@link io.banksynth.privacy.provider.Providers}; empty where the form
 *     of the values is all that is known
 * @param locale of the provider, as in {@code de_DE}; empty for the provider's own
 * @param pattern the form of its values in the notation of {@code format_pattern}: 9, A, X and literals
 * @param reason one line without a value of the column
 */
public record ColumnPrivacy(
        Level level,
        Optional<String> provider,
        Optional<String> locale,
        Optional<String> pattern,
        Origin origin,
        String reason) {
    /** Who decided. */
    public enum Origin {
        /** A person, in the policy. */
        DECLARED,
        /** Found by names and values. */
        DETECTED,
        /** Nobody: the policy's default. */
        DEFAULT
    }

    /** A column of which nothing is known but the default. */
    public static ColumnPrivacy byDefault(Level level) {
        return new ColumnPrivacy(
                level, Optional.empty(), Optional.empty(), Optional.empty(), Origin.DEFAULT, "nothing speaks for more");
    }
}
