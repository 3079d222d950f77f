package io.banksynth.source.csv;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file whose encoding, dialect and header are known.
 *
 * @param header the columns' names, folded, no two equal
 */
record CsvFile(Path path, CsvEncoding encoding, CsvDialect dialect, List<String> header) {
    CsvFile {
        header = List.copyOf(header);
    }

    /** Looks at a file: all its bytes for the encoding, its head for the dialect, its first record for the names. */
    static CsvFile of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw BankSynthException.source("Cannot read " + path + ": it is a folder, not a file");
        }
        try {
            CsvEncoding encoding = CsvEncoding.of(path);
            CsvDialect dialect = DialectSniffer.sniff(path, encoding);
            CsvFile bare = new CsvFile(path, encoding, dialect, List.of());
            try (CsvRows rows = bare.records()) {
                return new CsvFile(path, encoding, dialect, bare.names(rows.first()));
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** All records, the header first. */
    CsvRows records() throws IOException {
        return new CsvRows(path, dialect.read(encoding.open(path)));
    }

    /** A delimiter behind the last name is taken for a habit of the writer: such a column is nameless and left out. */
    private List<String> names(CsvRow row) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        int last = row.fields() - 1;
        int named = last > 0 && row.length(last) == 0 ? last : row.fields();
        for (int i = 0; i < named; i++) {
            String name = TableName.fold(row.string(i));
            if (name.isEmpty()) {
                throw BankSynthException.source("Cannot read " + path + ": column " + (i + 1) + " of " + row.fields()
                        + " has no name in the header (line " + row.line() + ")");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw BankSynthException.source("Cannot read " + path + ": the name of column " + (i + 1)
                        + " holds a line break or another control character (line " + row.line() + ")");
            }
            Integer before = positions.putIfAbsent(name, i + 1);
            if (before != null) {
                throw BankSynthException.source("Cannot read " + path + ": columns " + before + " and " + (i + 1)
                        + " are both named " + name + " (names compare without case)");
            }
            names.add(name);
        }
        return names;
    }

    /** Says in one line why the file could not be read. */
    static BankSynthException unreadable(Path path, IOException failure) {
        Throwable e = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            e = cause;
        }
        String why;
        if (e instanceof MalformedInputException || e instanceof UnmappableCharacterException) {
            why = "it holds bytes that are no characters of its encoding; save it as UTF-8";
        } else if (e instanceof java.nio.file.AccessDeniedException) {
            why = "reading it is not permitted";
        } else if (e instanceof java.io.EOFException || e instanceof java.util.zip.ZipException) {
            why = "its gzip content is cut off or damaged";
        } else {
            why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        return BankSynthException.source("Cannot read " + path + ": " + why, e);
    }
}
