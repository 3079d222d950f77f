package io.banksynth.privacy.provider;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that persons are known to have, of some languages, to tell names from other words. */
public final class PersonNames {
    private static final List<String> LOCALES = List.of("en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "pl_PL", "cs_CZ");

    private final Set<String> first = new HashSet<>();
    private final Set<String> last = new HashSet<>();

    /** The names of a policy's locale and of the largest languages. */
    public PersonNames(Pools pools, String locale) {
        Set<String> locales = new HashSet<>(LOCALES);
        locales.add(locale);
        for (String each : locales) {
            add(first, pools.texts(PoolKind.FEMALE_FIRST_NAME, each));
            add(first, pools.texts(PoolKind.MALE_FIRST_NAME, each));
            add(last, pools.texts(PoolKind.FEMALE_LAST_NAME, each));
            add(last, pools.texts(PoolKind.MALE_LAST_NAME, each));
        }
    }

    private static void add(Set<String> to, List<String> names) {
        names.forEach(name -> to.add(name.toLowerCase(Locale.ROOT)));
    }

    public boolean isFirst(String word) {
        return first.contains(word.toLowerCase(Locale.ROOT));
    }

    public boolean isLast(String word) {
        return last.contains(word.toLowerCase(Locale.ROOT));
    }
}
