package io.banksynth.privacy.detect;

import io.banksynth.privacy.provider.PersonNames;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Whether values are names of persons: they have the look, and most of them begin or end with a known name. The known names are
 * asked for only where values have the look.
 */
final class NameValues {
    private static final int FEWEST = 20;
    private static final double LOOK = 0.9;
    private static final double KNOWN = 0.6;
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'\u2019.-]*(,? \\p{Lu}[\\p{L}'\u2019.-]*){0,3}");
    private static final Pattern BREAK = Pattern.compile(",? ");

    private final Supplier<PersonNames> known;

    NameValues(Supplier<PersonNames> known) {
        this.known = known;
    }

    /** The kind of name that the values are, and the share of known ones; empty if they are none. */
    java.util.Optional<Found> find(ValueSigns signs) {
        Set<String> values = signs.values();
        if (values.size() < FEWEST || signs.share(NAME.asMatchPredicate()) < LOOK) {
            return java.util.Optional.empty();
        }
        PersonNames names = known.get();
        double several = signs.share(text -> BREAK.matcher(text).find());
        if (several > LOOK) {
            double both = signs.share(text -> {
                List<String> words = BREAK.splitAsStream(text).toList();
                return names.isFirst(words.get(0)) || names.isFirst(words.get(words.size() - 1));
            });
            return found(Kind.FULL_NAME, both);
        }
        double first = signs.share(names::isFirst);
        double last = signs.share(names::isLast);
        return first >= last ? found(Kind.FIRST_NAME, first) : found(Kind.LAST_NAME, last);
    }

    private static java.util.Optional<Found> found(Kind kind, double share) {
        return share >= KNOWN ? java.util.Optional.of(new Found(kind, share)) : java.util.Optional.empty();
    }

    /** What was found, with the share of values that are known names. */
    record Found(Kind kind, double share) {}
}
