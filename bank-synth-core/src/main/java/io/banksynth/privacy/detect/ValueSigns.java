package io.banksynth.privacy.detect;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of a column say: for each kind, the share of distinct values that look like it. */
final class ValueSigns {
    private static final int MOST_VALUES = 2000;
    private static final int MOST_ROWS = 50_000;
    private static final int LONG_TEXT_WORDS = 5;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[0-9][0-9 ()./\\-]{5,18}[0-9]( ?x[0-9]{1,6})?|\\([0-9]{2,4}\\)[0-9 .\\-]{5,14}");
    private static final Pattern INTERNATIONAL = Pattern.compile("(\\+|00)[1-9][0-9 ()./\\-]{7,18}( ?x[0-9]{1,6})?");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern IPV6 = Pattern.compile("(?i)[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}");
    private static final Pattern MAC = Pattern.compile("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}");
    private static final Pattern STREET = Pattern.compile(
            "(?i)(\\d+[a-z]?[ ,].*\\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|square|sq"
                    + "|terrace|rue|calle|via)\\b\\.?.*|.*(stra(ss|\u00df)e|str\\.|gasse|weg|platz|ulice|ul\\.) ?\\d+.*"
                    + "|(rue|calle|via|av\\.|avenida) .*\\d+.*)");
    private static final Pattern NUMBERED_STREET =
            Pattern.compile("\\d{1,5}[A-Za-z]? \\p{Lu}[\\p{L}']+( \\p{Lu}[\\p{L}.']+){1,3}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Map<Kind, Predicate<String>> TESTS = Map.ofEntries(
            Map.entry(Kind.EMAIL, EMAIL.asMatchPredicate()),
            Map.entry(Kind.PHONE, PHONE.asMatchPredicate()),
            Map.entry(Kind.IBAN, CheckedNumbers::isIban),
            Map.entry(Kind.CARD, CheckedNumbers::isCard),
            Map.entry(Kind.BIC, CheckedNumbers::isBic),
            Map.entry(Kind.NATIONAL_ID, CheckedNumbers::isNational),
            Map.entry(Kind.IPV4, IPV4.asMatchPredicate()),
            Map.entry(
                    Kind.IPV6,
                    text -> IPV6.matcher(text).matches() && !MAC.matcher(text).matches()),
            Map.entry(Kind.MAC, MAC.asMatchPredicate()),
            Map.entry(Kind.STREET, STREET.asMatchPredicate().or(NUMBERED_STREET.asMatchPredicate())),
            Map.entry(Kind.FREE_TEXT, ValueSigns::isLong));

    /** Kinds that values alone prove, the most particular first. */
    static final List<Kind> PROVED_BY_VALUES = List.of(
            Kind.EMAIL, Kind.IBAN, Kind.MAC, Kind.IPV4, Kind.IPV6, Kind.CARD, Kind.NATIONAL_ID, Kind.STREET, Kind.BIC);

    private final Set<String> values;
    private final int seen;

    private ValueSigns(Set<String> values, int seen) {
        this.values = values;
        this.seen = seen;
    }

    static ValueSigns of(Sample sample, int position) {
        Vector vector = sample.rows().vector(position);
        DataType type = sample.columns().get(position).type();
        Set<String> values = new LinkedHashSet<>();
        int seen = 0;
        int rows = sample.size();
        int step = Math.max(1, rows / MOST_ROWS);
        for (int row = 0; row < rows && values.size() < MOST_VALUES; row += step) {
            if (!vector.nulls()[row]) {
                seen++;
                values.add(CellText.text(vector, row, type));
            }
        }
        return new ValueSigns(values, seen);
    }

    /** Distinct values that were looked at. */
    Set<String> values() {
        return values;
    }

    /** Share of distinct values among the rows that were looked at. */
    double distinctShare() {
        return seen == 0 ? 0 : (double) values.size() / seen;
    }

    /** Share of the distinct values that look like a kind; 0 where there are none, or where the kind has no look. */
    double share(Kind kind) {
        Predicate<String> test = TESTS.get(kind);
        return test == null ? 0 : share(test);
    }

    /** Share with a country's code in front, which few other numbers have. */
    double internationalPhones() {
        return share(INTERNATIONAL.asMatchPredicate());
    }

    double share(Predicate<String> test) {
        return values.isEmpty() ? 0 : (double) values.stream().filter(test).count() / values.size();
    }

    /** Whether values say yes or no, or stand for few things, rather than being of somebody. */
    boolean isFlag() {
        int longest = values.stream().mapToInt(String::length).max().orElse(0);
        return !values.isEmpty() && values.size() <= 3 && longest <= 5;
    }

    private static boolean isLong(String text) {
        return SPACES.splitAsStream(text.strip()).count() >= LONG_TEXT_WORDS;
    }
}
