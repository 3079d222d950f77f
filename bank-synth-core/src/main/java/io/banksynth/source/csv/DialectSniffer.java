package io.banksynth.source.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a file's delimiter and quote from its head: the pair under which most records have as many fields as the first
 * one, and of those the one with most fields.
 */
final class DialectSniffer {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    /** The line by which spreadsheets tell the delimiter. */
    private static final Pattern TOLD = Pattern.compile("sep=([,;\t|])\r?\n");
    /** Characters of the head, and records of it, that are tried under each pair. */
    private static final int HEAD = 1 << 17;

    private static final int RECORDS = 2_000;
    /** Share of records that must agree with the first before the number of fields counts. */
    private static final double AGREEMENT = 0.9;

    private DialectSniffer() {}

    static CsvDialect sniff(Path file, CsvEncoding encoding) throws IOException {
        String head = head(file, encoding);
        Matcher told = TOLD.matcher(head);
        if (told.lookingAt()) {
            return bestQuote(head.substring(told.end()), told.group(1).charAt(0))
                    .dialect();
        }
        boolean onlyTabs =
                file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.tsv(\\.gz)?");
        List<Trial> trials = new ArrayList<>();
        for (char delimiter : DELIMITERS) {
            if (!onlyTabs || delimiter == '\t') {
                trials.add(bestQuote(head, delimiter));
            }
        }
        return trials.stream()
                .max(Comparator.comparing(Trial::agrees)
                        .thenComparing(t -> t.fields() > 1)
                        .thenComparing(t -> t.agrees() ? 0 : t.agreement())
                        .thenComparing(Trial::fields)
                        .thenComparing(t -> -trials.indexOf(t)))
                .orElseThrow()
                .dialect();
    }

    private static Trial bestQuote(String head, char delimiter) {
        Trial plain = trial(head, new CsvDialect(delimiter, '"'));
        if (!plain.apostrophes()) {
            return plain;
        }
        Trial other = trial(head, new CsvDialect(delimiter, '\''));
        return other.agreement() >= plain.agreement() ? other : plain;
    }

    private static String head(Path file, CsvEncoding encoding) throws IOException {
        char[] buffer = new char[HEAD];
        int used = 0;
        try (Reader in = encoding.open(file)) {
            for (int n = in.read(buffer, 0, HEAD); n > 0; n = in.read(buffer, used, HEAD - used)) {
                used += n;
            }
        }
        return new String(buffer, 0, used);
    }

    private static Trial trial(String head, CsvDialect dialect) {
        int first = 0;
        int records = 0;
        int agreeing = 0;
        Apostrophes apostrophes = new Apostrophes();
        try (var reader = dialect.read(new StringReader(head))) {
            for (CsvRow row : reader) {
                if (row.isBlank()) {
                    continue;
                }
                first = records == 0 ? row.fields() : first;
                agreeing += row.fields() == first ? 1 : 0;
                apostrophes.accept(row);
                if (++records == RECORDS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            // The head may end inside quotes, and a wrong pair may not parse: what came before is judged.
            return new Trial(dialect, first, records == 0 ? 0 : (double) agreeing / records, apostrophes.found());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The last record may be cut off by the end of the head.
        double agreement = records == 0 ? 0 : Math.min(1, (agreeing + 1.0) / records);
        return new Trial(dialect, first, agreement, apostrophes.found());
    }

    /**
     * How a pair did.
     *
     * @param fields fields of the first record
     * @param agreement share of the records that have as many
     * @param apostrophes whether fields stand between apostrophes that the pair did not take for quotes
     */
    private record Trial(CsvDialect dialect, int fields, double agreement, boolean apostrophes) {
        boolean agrees() {
            return fields > 1 && agreement >= AGREEMENT;
        }
    }

    /** Whether apostrophes may quote: many fields stand between them, and no other quote is seen. */
    private static final class Apostrophes {
        private int enclosed;
        private int others;
        private int records;

        void accept(CsvRow row) {
            for (int i = 0; i < row.fields(); i++) {
                int length = row.length(i);
                boolean opens = length > 1 && row.text()[row.start(i)] == '\'';
                enclosed += opens && row.text()[row.end(i) - 1] == '\'' ? 1 : 0;
                others += row.isQuoted(i) ? 1 : 0;
            }
            records++;
        }

        boolean found() {
            return others == 0 && enclosed * 2 >= records && enclosed > 0;
        }
    }
}
