package io.banksynth.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.ShownRows;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.source.BatchReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files come damaged in every way. Whatever the bytes are, a file is either read, the same way twice and without its types
 * contradicting its cells, or refused in one line: never an exception of another kind, never endless work.
 */
class CsvFuzzTest {
    private static final byte[][] PIECES = {
        ",".getBytes(StandardCharsets.UTF_8),
        "\"".getBytes(StandardCharsets.UTF_8),
        "\n".getBytes(StandardCharsets.UTF_8),
        "\r\n".getBytes(StandardCharsets.UTF_8),
        ";".getBytes(StandardCharsets.UTF_8),
        "\t".getBytes(StandardCharsets.UTF_8),
        "'".getBytes(StandardCharsets.UTF_8),
        "\\N".getBytes(StandardCharsets.UTF_8),
        "1e400".getBytes(StandardCharsets.UTF_8),
        "2020-02-30".getBytes(StandardCharsets.UTF_8),
        "9".repeat(60).getBytes(StandardCharsets.UTF_8),
        "é🐴".getBytes(StandardCharsets.UTF_8),
        {0},
        {(byte) 0xFF},
        {(byte) 0xC3},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        {(byte) 0xFE, (byte) 0xFF},
    };
    private static final String[] SEEDS = {
        "id,amount,on,at,note,ok\n1,700.0,1993-01-01,1993-01-01T10:00:00,\"a, \"\"b\"\"\",true\n2,-0.05,1582-10-04,,,false\n",
        "id;name\n1;a\n2;b\n3;\"c;d\"\n",
        "v\n1\n\n2\n",
        "'a'\t'b'\n'1'\t'x'\n'2'\t'y'\n",
        "a|b|c\n" + "1|2|31.12.2020 23:59:59,5\n".repeat(40),
    };

    private final CsvFormat format = new CsvFormat();

    @TempDir
    Path folder;

    @Test
    void anyBytesAreReadOrRefused() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
            Random random = new Random(11);
            int read = 0;
            int refused = 0;
            for (int i = 0; i < 4_000; i++) {
                byte[] bytes = SEEDS[i % SEEDS.length].getBytes(StandardCharsets.UTF_8);
                for (int n = 1 + random.nextInt(6); n > 0; n--) {
                    bytes = mutated(bytes, random);
                }
                if (isRead(bytes)) {
                    read++;
                } else {
                    refused++;
                }
            }
            assertThat(read).isGreaterThan(500);
            assertThat(refused).isGreaterThan(500);
        });
    }

    private boolean isRead(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("f.csv"), bytes);
        try {
            List<Column> columns = format.columns(file);
            // What was inferred must hold every cell, so reading by it cannot fail.
            long[] first = read(file, columns);
            assertThat(read(file, columns)).isEqualTo(first);
            return true;
        } catch (BankSynthException e) {
            assertThat(e.getMessage()).startsWith("Cannot read ").doesNotContain("\n");
            assertThat(e.getMessage()).doesNotContain(" is no ").doesNotContain("line -");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("Not refused: " + Arrays.toString(bytes), e);
        }
    }

    /** How many rows there are, and a hash of their cells. */
    private long[] read(Path file, List<Column> columns) throws IOException {
        long rows = 0;
        long hash = 0;
        try (BatchReader reader = format.open(file, columns)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                rows += batch.size();
                hash = hash * 31 + ShownRows.of(batch).hashCode();
            }
            for (String warning : reader.warnings()) {
                assertThat(warning).doesNotContain("\n");
            }
        }
        return new long[] {rows, hash};
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        byte[] piece = PIECES[random.nextInt(PIECES.length)];
        return switch (random.nextInt(5)) {
            case 0 -> joined(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
            case 3 -> {
                byte[] changed = bytes.clone();
                if (at < changed.length) {
                    changed[at] = (byte) random.nextInt(256);
                }
                yield changed;
            }
            default ->
                joined(
                        Arrays.copyOf(bytes, at),
                        Arrays.copyOfRange(bytes, Math.min(bytes.length, at + 1), bytes.length));
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
