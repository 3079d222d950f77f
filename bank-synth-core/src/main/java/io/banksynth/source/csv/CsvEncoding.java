package io.banksynth.source.csv;

import io.banksynth.error.BankSynthException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a file's bytes become characters. UTF-8 is known by its byte order mark or because all the file's bytes are valid
 * UTF-8, UTF-16 by its mark; anything else is taken for Windows-1252, or for ISO-8859-1 where a byte has no meaning in
 * the former, and is then {@code guessed}.
 *
 * @param markBytes bytes of the byte order mark that come before the text
 * @param guessed whether any file without a mark would have been read so
 */
record CsvEncoding(Charset charset, int markBytes, boolean guessed) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Bytes at the beginning in which zeros betray UTF-16 without a mark, UTF-32 or a binary file. */
    private static final int HEAD = 4096;

    /** Looks at all bytes of a file. */
    static CsvEncoding of(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = CsvBytes.open(file)) {
            int read = in.readNBytes(buffer, 0, buffer.length);
            if (read == 0) {
                throw BankSynthException.source("Cannot read " + file
                        + ": the file is empty; it needs a header row with the names of the columns");
            }
            CsvEncoding marked = byMark(file, buffer, read);
            return marked != null ? marked : byBytes(file, in, buffer, read);
        }
    }

    private static @Nullable CsvEncoding byMark(Path file, byte[] head, int size) {
        int first = head[0] & 0xFF;
        int second = size > 1 ? head[1] & 0xFF : 0;
        if (size > 2 && first == 0xEF && second == 0xBB && (head[2] & 0xFF) == 0xBF) {
            return new CsvEncoding(StandardCharsets.UTF_8, 3, false);
        }
        if (size > 3 && first == 0xFF && second == 0xFE && head[2] == 0 && head[3] == 0) {
            throw unknown(file, "it begins like UTF-32");
        }
        if (first == 0xFE && second == 0xFF) {
            return new CsvEncoding(StandardCharsets.UTF_16BE, 2, false);
        }
        if (first == 0xFF && second == 0xFE) {
            return new CsvEncoding(StandardCharsets.UTF_16LE, 2, false);
        }
        int zeros = 0;
        int looked = Math.min(size, HEAD);
        for (int i = 0; i < looked; i++) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        if (zeros * 10 > looked) {
            throw unknown(file, "it is full of zero bytes, like UTF-16 without a byte order mark or a binary file");
        }
        return null;
    }

    private static CsvEncoding byBytes(Path file, InputStream in, byte[] buffer, int firstRead) throws IOException {
        Utf8Check utf8 = new Utf8Check();
        boolean binary = isBinary(buffer, Math.min(firstRead, HEAD));
        boolean undefined = false;
        for (int read = firstRead; read > 0; read = in.readNBytes(buffer, 0, buffer.length)) {
            utf8.accept(buffer, read);
            if (!utf8.valid() && !undefined) {
                undefined = hasUndefined(buffer, read);
            }
        }
        if (utf8.validToTheEnd()) {
            return new CsvEncoding(StandardCharsets.UTF_8, 0, false);
        }
        if (binary) {
            throw unknown(file, "it is neither UTF-8 nor text at all");
        }
        return new CsvEncoding(undefined ? StandardCharsets.ISO_8859_1 : WINDOWS_1252, 0, true);
    }

    /** Whether control characters that no text has are more than one byte in fifty. */
    private static boolean isBinary(byte[] head, int size) {
        int controls = 0;
        for (int i = 0; i < size; i++) {
            boolean blank = head[i] >= '\t' && head[i] <= '\r';
            controls += head[i] >= 0 && head[i] < ' ' && !blank ? 1 : 0;
        }
        return controls * 50 > size;
    }

    /** Whether one of the five bytes occurs that Windows-1252 leaves open. */
    private static boolean hasUndefined(byte[] buffer, int size) {
        for (int i = 0; i < size; i++) {
            int b = buffer[i] & 0xFF;
            if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                return true;
            }
        }
        return false;
    }

    private static BankSynthException unknown(Path file, String why) {
        return BankSynthException.source(
                "Cannot read " + file + ": its encoding is unknown (" + why + "); save it as UTF-8");
    }

    /** The file's text behind the byte order mark. A malformed byte ends reading with an exception. */
    Reader open(Path file) throws IOException {
        InputStream in = CsvBytes.open(file);
        in.skipNBytes(markBytes);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new InputStreamReader(in, decoder);
    }
}
