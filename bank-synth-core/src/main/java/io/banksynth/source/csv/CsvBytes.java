package io.banksynth.source.csv;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked if its name ends in {@code .gz}. */
final class CsvBytes {
    private CsvBytes() {}

    static InputStream open(Path file) throws IOException {
        InputStream raw;
        try {
            raw = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw BankSynthException.source("Cannot read " + file + ": there is no such file", e);
        }
        if (!isPacked(file)) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (ZipException | java.io.EOFException e) {
            raw.close();
            throw BankSynthException.source("Cannot read " + file + ": its name says gzip, its content does not", e);
        }
    }

    static boolean isPacked(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
