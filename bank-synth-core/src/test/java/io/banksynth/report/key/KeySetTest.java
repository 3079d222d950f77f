package io.banksynth.report.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.Batch;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeats and orphans are counted exactly, whether keys take bits, a table or partitions on disk. */
class KeySetTest {
    private static final int KEYS = 300_000;
    private static final long PLENTY = 1L << 30;

    @TempDir
    private Path folder;

    @Test
    void sequencesTakeBitsScatteredNumbersATableAndTextsEither() throws IOException {
        List<LongFunction<String>> spellings = List.of(
                i -> Long.toString(1000 + i),
                i -> Long.toString(i * 0x9E3779B97F4A7C15L),
                i -> Long.toString(-5 * i),
                i -> String.format("ACC%010d", i),
                i -> Long.toHexString(i * 0x9E3779B97F4A7C15L),
                i -> i % 2 == 0 ? "B" + i : "N" + (1_000_000 + i));
        for (LongFunction<String> spelling : spellings) {
            for (long memory : new long[] {PLENTY, 1 << 20, 0}) {
                assertFound(spelling, memory, KEYS);
                assertFound(spelling, memory, 10);
            }
        }
    }

    /** 3 keys come twice; of 40,000 references 7 lead nowhere, 4 of them to the same key. */
    private void assertFound(LongFunction<String> spelling, long memory, long expectedKeys) throws IOException {
        KeyCoder coder = new KeyCoder();
        KeySet keys = new KeySet(expectedKeys, new MemoryBudget(memory), folder.resolve("keys"));
        ReferenceCheck early = new ReferenceCheck(keys, folder.resolve("early"));
        ReferenceCheck late = new ReferenceCheck(keys, folder.resolve("late"));
        refer(coder, spelling, early);
        for (int from = 0; from < KEYS; from += 1000) {
            long start = from;
            keys.add(codes(coder, 1000, i -> spelling.apply(start + i)));
        }
        keys.add(codes(coder, 3, i -> spelling.apply(i * 100_000)));
        keys.complete();
        refer(coder, spelling, late);
        keys.resolve(List.of(early, late));
        assertThat(keys.keys()).isEqualTo(KEYS + 3);
        assertThat(keys.repeats()).as(spelling.apply(7) + " in " + memory).isEqualTo(3);
        for (ReferenceCheck references : List.of(early, late)) {
            assertThat(references.references()).isEqualTo(40_007);
            assertThat(references.orphans())
                    .as(spelling.apply(7) + " in " + memory)
                    .isEqualTo(7);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void refer(KeyCoder coder, LongFunction<String> spelling, ReferenceCheck references)
            throws IOException {
        references.add(codes(coder, 40_000, i -> spelling.apply(i * 7)));
        references.add(codes(coder, 7, i -> spelling.apply(i < 4 ? KEYS : KEYS + i)));
    }

    /** A sequence of 20 million keys is held in 4 MB. */
    @Test
    void denseNumbersTakeABitEach() throws IOException {
        KeySet keys = new KeySet(20_000_000, new MemoryBudget(4 << 20), folder.resolve("keys"));
        KeyCodes codes = new KeyCodes();
        codes.begin(0, 100_000);
        for (int block = 0; block < 200; block++) {
            for (int i = 0; i < 100_000; i++) {
                codes.low()[i] = 50_000_000L + block * 100_000L + i;
            }
            keys.add(codes);
        }
        keys.complete();
        assertThat(keys.answers()).isTrue();
        assertThat(keys.repeats()).isZero();
        keys.close();
    }

    @Test
    void keysOfSeveralColumnsDifferByWhereTheirBordersLie() {
        Batch batch = new Batch(
                List.of(new Column("a", DataType.Text.STRING, true), new Column("b", DataType.Text.STRING, true)),
                List.of(texts("x", "xy", "", "x"), texts("yz", "z", "xyz", "yz")));
        batch.end(4);
        KeyCodes codes = new KeyCodes();
        new KeyCoder().code(batch, new int[] {0, 1}, 0, codes);
        assertThat(List.of(codes.low()[0], codes.low()[1], codes.low()[2])).doesNotHaveDuplicates();
        assertThat(codes.low()[3]).isEqualTo(codes.low()[0]);
        assertThat(codes.high()[3]).isEqualTo(codes.high()[0]);
    }

    private static TextVector texts(String... values) {
        TextVector vector = new TextVector(values.length);
        for (int i = 0; i < values.length; i++) {
            byte[] bytes = values[i].getBytes(StandardCharsets.UTF_8);
            vector.set(i, bytes, 0, bytes.length);
        }
        return vector;
    }

    private static KeyCodes codes(KeyCoder coder, int rows, LongFunction<String> spelling) {
        boolean numbers = spelling.apply(1).matches("-?\\d+");
        Vector vector = numbers ? new LongVector(rows) : new TextVector(rows);
        for (int i = 0; i < rows; i++) {
            if (vector instanceof LongVector longs) {
                longs.values()[i] = Long.parseLong(spelling.apply(i));
            } else {
                byte[] bytes = spelling.apply(i).getBytes(StandardCharsets.UTF_8);
                ((TextVector) vector).set(i, bytes, 0, bytes.length);
            }
        }
        DataType type = numbers ? new DataType.Whole(64) : DataType.Text.STRING;
        Batch batch = new Batch(List.of(new Column("id", type, false)), List.of(vector));
        batch.end(rows);
        KeyCodes codes = new KeyCodes();
        coder.code(batch, new int[] {0}, 0, codes);
        return codes;
    }
}
