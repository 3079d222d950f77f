package io.banksynth.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that must be nowhere, in every spelling that files and packs have for them. */
final class Needles {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
    private static final int LONGEST_NUMBER = 40;

    /** A digest is full of digits that mean nothing: by chance one spells any short number. */
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{32}(?:[0-9a-f]{32})?\\b");

    /** Seconds from midnight to the time of every planted timestamp. */
    private static final long TIME = 3 * 3600 + 14 * 60 + 7;

    private final Set<BigDecimal> numbers = new HashSet<>();
    private final Set<BigDecimal> dayNumbers = new HashSet<>();
    private final Set<String> texts = new TreeSet<>();

    /** A number, its ticks, and the neighbours of both: an exclusive bound is one above what it bounds. */
    void number(BigDecimal value) {
        for (BigDecimal spelled : List.of(value, new BigDecimal(value.unscaledValue()), value.abs())) {
            BigDecimal tick = BigDecimal.ONE.movePointLeft(Math.max(0, spelled.scale()));
            for (BigDecimal near : List.of(spelled, spelled.add(tick), spelled.subtract(tick))) {
                numbers.add(near.stripTrailingZeros());
            }
        }
    }

    /** A day, as text, and as days, seconds and microseconds since 1970-01-01. */
    void day(LocalDate day) {
        for (DateTimeFormatter format : List.of(
                DateTimeFormatter.ISO_LOCAL_DATE,
                DateTimeFormatter.BASIC_ISO_DATE,
                DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT),
                DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ROOT))) {
            texts.add(format.format(day).toLowerCase(Locale.ROOT));
        }
        for (int distance = -1; distance <= 1; distance++) {
            long days = day.toEpochDay() + distance;
            dayNumbers.add(BigDecimal.valueOf(days).stripTrailingZeros());
            for (long perDay : new long[] {86_400, 86_400_000_000L}) {
                numbers.add(BigDecimal.valueOf(days * perDay).stripTrailingZeros());
                numbers.add(BigDecimal.valueOf(days * perDay + TIME * (perDay / 86_400))
                        .stripTrailingZeros());
            }
        }
    }

    void text(String text) {
        texts.add(text.toLowerCase(Locale.ROOT));
        texts.add(Canaries.MARK);
    }

    /** All that is found in what people or programs read, each with what stands before it. */
    List<String> in(String haystack) {
        return in(haystack, numbers);
    }

    /** All that is found in a pack, where days are numbers. In rows such a number may be a postcode by chance. */
    List<String> inPack(String haystack) {
        Set<BigDecimal> both = new HashSet<>(numbers);
        both.addAll(dayNumbers);
        return in(haystack, both);
    }

    private List<String> in(String haystack, Set<BigDecimal> wanted) {
        List<String> found = new ArrayList<>();
        String lower = haystack.toLowerCase(Locale.ROOT);
        for (String text : texts) {
            int at = lower.indexOf(text);
            if (at >= 0) {
                found.add(shown(haystack, at, text.length()));
            }
        }
        Matcher number = NUMBER.matcher(DIGEST.matcher(haystack)
                .replaceAll(digest -> "#".repeat(digest.group().length())));
        while (number.find()) {
            boolean mayBe = number.end() - number.start() > 3 && number.end() - number.start() < LONGEST_NUMBER;
            if (mayBe && wanted.contains(new BigDecimal(number.group()).stripTrailingZeros())) {
                found.add(shown(haystack, number.start(), number.group().length()));
            }
        }
        return found;
    }

    private static String shown(String haystack, int at, int length) {
        return haystack.substring(Math.max(0, at - 60), at).replaceAll("\\s+", " ") + ">>"
                + haystack.substring(at, at + length) + "<<";
    }
}
