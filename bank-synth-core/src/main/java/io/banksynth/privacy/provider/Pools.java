package io.banksynth.privacy.provider;

import io.banksynth.batch.TextDictionary;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.datafaker.Faker;

/**
 * The lists that providers draw from, each built when it is first asked for. A list is the same in every process: it is
 * drawn from Datafaker's with a fixed seed, in order of first appearance. Shared by threads.
 */
public final class Pools {
    private static final int DRAWS = 6000;
    private static final int MOST = 4000;
    private static final int LONGEST_CHARACTERS = 200;

    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private final Map<String, TextDictionary> dictionaries = new ConcurrentHashMap<>();

    Part.Listed listed(PoolKind kind, String locale) {
        return Part.Listed.of(
                dictionaries.computeIfAbsent(kind + "/" + locale, key -> TextDictionary.of(texts(kind, locale))));
    }

    /** The same entries in the letters and digits that addresses of the internet are made of. */
    Part.Listed plain(PoolKind kind, String locale) {
        return Part.Listed.of(dictionaries.computeIfAbsent(
                kind + "/" + locale + "/plain",
                key -> TextDictionary.of(
                        texts(kind, locale).stream().map(Pools::plain).toList())));
    }

    Part.Listed initials(PoolKind kind, String locale) {
        return Part.Listed.of(dictionaries.computeIfAbsent(
                kind + "/" + locale + "/initials",
                key -> TextDictionary.of(texts(kind, locale).stream()
                        .map(Pools::plain)
                        .map(text -> text.substring(0, 1))
                        .toList())));
    }

    /** The entries of a list. */
    List<String> texts(PoolKind kind, String locale) {
        return texts.computeIfAbsent(kind + "/" + locale, key -> drawn(kind, locale));
    }

    /** Entries of a language that the library lacks are those of the default. */
    private static List<String> drawn(PoolKind kind, String locale) {
        List<String> own = known(kind, locale);
        List<String> all = own.isEmpty() ? known(kind, Locales.DEFAULT) : own;
        if (all.isEmpty()) {
            throw new IllegalStateException("The library knows no " + kind + " of " + locale);
        }
        return kind.isOrdered() ? all : all.stream().sorted().toList();
    }

    private static List<String> known(PoolKind kind, String locale) {
        Faker faker = new Faker(
                Locale.forLanguageTag(tag(locale)), new Random(kind.name().hashCode()));
        Set<String> seen = new LinkedHashSet<>();
        int last = 0;
        for (int i = 0; i < DRAWS && seen.size() < MOST && i < last + DRAWS / 4; i++) {
            Optional<String> text = kind.draw(faker).map(t -> t.strip().replaceAll("\\s+", " "));
            if (text.isEmpty()) {
                return List.of();
            }
            if (!text.get().isEmpty() && text.get().length() <= LONGEST_CHARACTERS && seen.add(text.get())) {
                last = i;
            }
        }
        return List.copyOf(seen);
    }

    /** Norwegian goes by its written form there. */
    private static String tag(String locale) {
        return locale.equals("no_NO") ? "nb-NO" : locale.replace('_', '-');
    }

    /** Lower-case ASCII letters and digits; a word that stands for all where the script has none. */
    static String plain(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("\u00df", "ss")
                .replace("\u00f8", "o")
                .replace("\u0142", "l")
                .replace("\u0111", "d")
                .replace("\u00e6", "ae")
                .replace("\u0131", "i");
        String ascii = decomposed.replaceAll("[^a-z0-9]", "");
        return ascii.isEmpty() ? "user" : ascii;
    }

    /** Lists put together in code, where the library's would name what exists. */
    static Part.Listed of(String... values) {
        return Part.Listed.of(TextDictionary.of(new ArrayList<>(List.of(values))));
    }
}
