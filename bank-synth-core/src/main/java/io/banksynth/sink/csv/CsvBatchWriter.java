package io.banksynth.sink.csv;

import io.banksynth.batch.Batch;
import io.banksynth.schema.Column;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** Writes rows through one buffer, which is handed on whenever the next row might not fit. */
final class CsvBatchWriter implements BatchWriter {
    private static final int BUFFER_BYTES = 256 << 10;

    private final OutputStream out;
    private final CellWriter[] cells;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int used;

    /** Writes to a new file, with a header. */
    CsvBatchWriter(Path file, List<Column> columns, CsvSpelling spelling) throws IOException {
        this(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), columns, spelling);
        writeHeader(columns);
    }

    /** Writes to a stream, without a header. */
    CsvBatchWriter(OutputStream out, List<Column> columns, CsvSpelling spelling) {
        CellWriters writers = new CellWriters(spelling);
        this.cells = columns.stream().map(c -> c.type().accept(writers)).toArray(CellWriter[]::new);
        this.out = out;
    }

    private void writeHeader(List<Column> columns) throws IOException {
        for (int c = 0; c < columns.size(); c++) {
            byte[] name = columns.get(c).name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            makeRoom(Quoting.longest(name.length) + 1);
            if (c > 0) {
                buffer[used++] = ',';
            }
            used = writeName(name);
        }
        makeRoom(1);
        buffer[used++] = '\n';
    }

    /** Names are also quoted where they hold what another file might use as its delimiter, or look like a value. */
    private int writeName(byte[] name) {
        boolean plain = true;
        for (byte b : name) {
            plain &= b == '_' || b == '$' || b == '#' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b < 0;
        }
        if (plain || Quoting.needsQuotes(name, 0, name.length)) {
            return Quoting.write(name, 0, name.length, buffer, used);
        }
        buffer[used] = '"';
        System.arraycopy(name, 0, buffer, used + 1, name.length);
        buffer[used + 1 + name.length] = '"';
        return used + 2 + name.length;
    }

    @Override
    public void write(Batch batch) throws IOException {
        int n = batch.size();
        long longestRow = cells.length;
        for (int c = 0; c < cells.length; c++) {
            longestRow += cells[c].begin(batch.vector(c), n);
        }
        int room = Math.toIntExact(longestRow);
        for (int i = 0; i < n; i++) {
            makeRoom(room);
            used = row(i, used);
        }
    }

    private int row(int i, int from) {
        byte[] to = buffer;
        int at = from;
        for (CellWriter cell : cells) {
            at = cell.write(to, at, i);
            to[at++] = ',';
        }
        to[at - 1] = '\n';
        return at;
    }

    private void makeRoom(int bytes) throws IOException {
        if (bytes > buffer.length - used) {
            out.write(buffer, 0, used);
            used = 0;
            if (bytes > buffer.length) {
                buffer = new byte[bytes];
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }
}
