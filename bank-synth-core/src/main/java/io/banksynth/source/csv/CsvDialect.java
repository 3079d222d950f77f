package io.banksynth.source.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;

/**
 * What separates and quotes fields. A quote is doubled inside quotes; a line break or delimiter inside them is content.
 *
 * @param delimiter the character between fields
 * @param quote the character around fields
 */
record CsvDialect(char delimiter, char quote) {
    /** A field may hold this many characters; more is an unclosed quote rather than a value. */
    private static final int LONGEST_FIELD = 1 << 26;

    /** Whether a comma inside a number can only be a decimal comma. */
    boolean allowsDecimalComma() {
        return delimiter != ',';
    }

    /** Records of a text; short and long ones are handed over as they are, a quote that stays open is an error. */
    CsvReader<CsvRow> read(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(new CsvRow(), text);
    }
}
