package io.banksynth.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Arrow's C++ readers, outside of this program, as judges of what was written. */
public final class Arrow {
    private final Path folder;

    private Arrow(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where Python has no Arrow. */
    public static Arrow orSkip(Path folder) throws IOException, InterruptedException {
        boolean there;
        try {
            Process process = new ProcessBuilder("python3", "-c", "import pyarrow.orc, pyarrow.parquet")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            there = process.waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "python3 with pyarrow is not installed");
        try (InputStream script = Arrow.class.getResourceAsStream("/independent_reader.py")) {
            Files.write(folder.resolve("independent_reader.py"), script.readAllBytes());
        }
        return new Arrow(folder);
    }

    /** Checks that Arrow reads the cells that were written. */
    public void assertReads(Path file, List<Column> columns, List<List<Object>> written, String what)
            throws IOException, InterruptedException {
        Path expected = folder.resolve("expected.tsv");
        try (BufferedWriter lines = Files.newBufferedWriter(expected, StandardCharsets.US_ASCII)) {
            for (int c = 0; c < columns.size(); c++) {
                DataType type = columns.get(c).type();
                lines.write(columns.get(c).name().toLowerCase(Locale.ROOT) + "\t" + type + "\n");
                for (Object cell : written.get(c)) {
                    lines.write(cell == Cells.NULL ? "-\n" : spell(type, cell) + "\n");
                }
            }
        }
        Process process = new ProcessBuilder(
                        "python3",
                        folder.resolve("independent_reader.py").toString(),
                        file.toString(),
                        expected.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(said).as(what).startsWith("equal " + written.get(0).size());
    }

    private static String spell(DataType type, Object cell) {
        if (cell instanceof Double number) {
            return String.format(Locale.ROOT, "%016x", Double.doubleToLongBits(number));
        }
        if (type instanceof DataType.Timestamp && cell instanceof Long micros) {
            return BigInteger.valueOf(micros)
                    .multiply(BigInteger.valueOf(1_000))
                    .toString();
        }
        if (type instanceof DataType.Timestamp) {
            String[] parts = cell.toString().split("s", 2);
            return new BigInteger(parts[0])
                    .multiply(BigInteger.valueOf(1_000_000_000))
                    .add(new BigInteger(parts[1]))
                    .toString();
        }
        if (cell instanceof String bytes && (type instanceof DataType.Text || type instanceof DataType.Binary)) {
            StringBuilder hexadecimal = new StringBuilder();
            for (byte b : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
                hexadecimal.append(String.format(Locale.ROOT, "%02x", b));
            }
            return hexadecimal.toString();
        }
        return cell.toString();
    }
}
