package io.banksynth.sink.csv;

import io.banksynth.batch.Batch;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams rows from bytes straight into vectors. A row that the buffer holds only in part is read again once all of it is
 * there.
 */
final class WrittenCsvReader implements BatchReader {
    private static final int HEADER = -1;
    private static final int CUT_OFF = -1;

    private final Path file;
    private final List<Column> columns;
    private final Batch batch;
    private final InputStream in;
    /** By field of the file: the decoder of its column, null where the column is not asked for. */
    private final @Nullable FieldDecoder[] decoders;

    private final List<String> header = new ArrayList<>();
    private byte[] buffer;
    private int at;
    private int limit;
    private byte[] unquoted = new byte[256];
    private int unquotedLength;
    private long line = 1;
    private long nextRow;

    WrittenCsvReader(Path file, List<Column> columns, CsvSpelling spelling, int bufferBytes) throws IOException {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.batch = Batch.allocate(columns, Batch.CAPACITY);
        this.buffer = new byte[bufferBytes];
        this.in = Files.newInputStream(file);
        try {
            if (!more()) {
                throw refused("it is empty");
            }
            row(HEADER);
            decoders = new FieldDecoder[header.size()];
            for (int c = 0; c < columns.size(); c++) {
                int field = header.indexOf(columns.get(c).name());
                if (field < 0) {
                    throw refused("its header has no column " + columns.get(c).name());
                }
                decoders[field] = columns.get(c).type().accept(new FieldDecoders(batch.vector(c), spelling));
            }
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable Batch next() throws IOException {
        batch.begin(nextRow);
        int i = 0;
        while (i < Batch.CAPACITY && (at < limit || more())) {
            row(i++);
        }
        batch.end(i);
        nextRow += i;
        return i == 0 ? null : batch;
    }

    private void row(int i) throws IOException {
        int end = fields(i);
        while (end == CUT_OFF) {
            if (!more()) {
                throw refused("its last row is cut off");
            }
            end = fields(i);
        }
        at = end;
    }

    /** Reads the fields of one row; returns the position behind it, or that it is cut off. */
    private int fields(int i) {
        int p = at;
        int field = 0;
        long lines = 1;
        if (i == HEADER) {
            header.clear();
        }
        while (p < limit) {
            boolean quoted = buffer[p] == '"';
            int from = p;
            if (quoted) {
                p = unquote(p + 1);
                if (p == CUT_OFF) {
                    return CUT_OFF;
                }
                lines += lineBreaks();
            } else {
                while (p < limit && buffer[p] != ',' && buffer[p] != '\n') {
                    p++;
                }
            }
            if (p >= limit) {
                return CUT_OFF;
            }
            byte divider = buffer[p];
            if (divider != ',' && divider != '\n') {
                throw refused("something stands behind a closing quote");
            }
            if (quoted) {
                take(i, field, unquoted, 0, unquotedLength, true);
            } else {
                take(i, field, buffer, from, p, false);
            }
            field++;
            p++;
            if (divider == '\n') {
                if (i != HEADER && field != decoders.length) {
                    throw refused(field + " fields stand under a header of " + decoders.length);
                }
                line += lines;
                return p;
            }
        }
        return CUT_OFF;
    }

    private void take(int i, int field, byte[] bytes, int from, int to, boolean quoted) {
        if (i == HEADER) {
            header.add(TableName.fold(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
            return;
        }
        FieldDecoder decoder = field < decoders.length ? decoders[field] : null;
        if (decoder != null && !decoder.decode(i, bytes, from, to, quoted)) {
            throw BankSynthException.source("Cannot read " + file + ", line " + line + ", column " + header.get(field)
                    + ": " + new String(bytes, from, to - from, StandardCharsets.UTF_8) + " is no "
                    + columns.stream()
                            .filter(c -> c.name().equals(header.get(field)))
                            .findFirst()
                            .orElseThrow()
                            .type()
                    + " as it would have been written");
        }
    }

    /** Copies a field without its quotes; returns the position behind the closing one. */
    private int unquote(int start) {
        int to = 0;
        int p = start;
        while (p < limit) {
            byte b = buffer[p++];
            if (b == '"') {
                if (p == limit) {
                    return CUT_OFF;
                }
                if (buffer[p] != '"') {
                    unquotedLength = to;
                    return p;
                }
                p++;
            }
            if (to == unquoted.length) {
                unquoted = Arrays.copyOf(unquoted, to * 2);
            }
            unquoted[to++] = b;
        }
        return CUT_OFF;
    }

    private int lineBreaks() {
        int breaks = 0;
        for (int b = 0; b < unquotedLength; b++) {
            breaks += unquoted[b] == '\n' ? 1 : 0;
        }
        return breaks;
    }

    /** Fills the buffer behind what is not read yet; false at the end of the file. */
    private boolean more() throws IOException {
        int left = limit - at;
        if (left == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(left, 2));
        } else {
            System.arraycopy(buffer, at, buffer, 0, left);
        }
        at = 0;
        int read = in.readNBytes(buffer, left, buffer.length - left);
        limit = left + read;
        return read > 0;
    }

    private BankSynthException refused(String reason) {
        return BankSynthException.source("Cannot read " + file + ", line " + line + ": " + reason);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
