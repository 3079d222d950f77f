package io.banksynth.train;

import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Finds rows of a sample by the values of a key. Keys are held as 128-bit hashes of their canonical texts, so that a key
 * that is a number on one side and text on the other still meets; two different keys are taken for one with a
 * probability below 2^-64 for any sample that fits in memory.
 */
final class KeyIndex {
    private static final long SEED = 0x5851F42D4C957F2DL;

    private final long[] first;
    private final long[] second;
    private final int[] rows;
    private final int mask;
    private int distinct;
    private int repeated;

    KeyIndex(Sample sample, List<String> keyColumns) {
        long[][] hashes = hashes(sample, keyColumns);
        int capacity = Integer.highestOneBit(Math.max(8, sample.size() * 2 - 1)) * 2;
        first = new long[capacity];
        second = new long[capacity];
        rows = new int[capacity];
        Arrays.fill(rows, -1);
        mask = capacity - 1;
        for (int row = 0; row < sample.size(); row++) {
            if (hashes[0][row] != 0 || hashes[1][row] != 0) {
                insert(hashes[0][row], hashes[1][row], row);
            }
        }
    }

    private void insert(long h1, long h2, int row) {
        int slot = (int) h1 & mask;
        while (rows[slot] >= 0) {
            if (first[slot] == h1 && second[slot] == h2) {
                repeated++;
                return;
            }
            slot = (slot + 1) & mask;
        }
        first[slot] = h1;
        second[slot] = h2;
        rows[slot] = row;
        distinct++;
    }

    /** Different keys. */
    int distinct() {
        return distinct;
    }

    /** Rows whose key an earlier row has. */
    int repeated() {
        return repeated;
    }

    /**
     * For each row of a child the row of the parent that its foreign key names: -1 where a part of the key is null, -2
     * where there is no such parent.
     */
    int[] find(Sample child, List<String> childColumns) {
        long[][] hashes = hashes(child, childColumns);
        int[] found = new int[child.size()];
        for (int row = 0; row < found.length; row++) {
            long h1 = hashes[0][row];
            long h2 = hashes[1][row];
            found[row] = h1 == 0 && h2 == 0 ? -1 : find(h1, h2);
        }
        return found;
    }

    private int find(long h1, long h2) {
        int slot = (int) h1 & mask;
        while (rows[slot] >= 0) {
            if (first[slot] == h1 && second[slot] == h2) {
                return rows[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -2;
    }

    /** Two hashes per row, both 0 where a part of the key is null. */
    private static long[][] hashes(Sample sample, List<String> keyColumns) {
        int n = sample.size();
        long[] h1 = new long[n];
        long[] h2 = new long[n];
        Arrays.fill(h1, SEED);
        Arrays.fill(h2, ~SEED);
        boolean[] isNull = new boolean[n];
        for (String name : keyColumns) {
            int position = position(sample, name);
            Vector vector = sample.rows().vector(position);
            DataType type = sample.columns().get(position).type();
            long[] codes = vector instanceof CodeVector c ? textHashes(c) : new long[0];
            for (int row = 0; row < n; row++) {
                if (vector.nulls()[row]) {
                    isNull[row] = true;
                    continue;
                }
                long cell = vector instanceof CodeVector c
                        ? codes[c.codes()[row]]
                        : vector instanceof LongVector longs && type instanceof DataType.Whole
                                ? hash(longs.values()[row])
                                : hash(CellText.text(vector, row, type));
                h1[row] = RandomStream.mix(h1[row] ^ cell);
                h2[row] = RandomStream.mix(h2[row] + Long.rotateLeft(cell, 32));
            }
        }
        for (int row = 0; row < n; row++) {
            if (isNull[row]) {
                h1[row] = 0;
                h2[row] = 0;
            }
        }
        return new long[][] {h1, h2};
    }

    private static int position(Sample sample, String name) {
        for (int i = 0; i < sample.columns().size(); i++) {
            if (sample.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw io.banksynth.error.BankSynthException.source("Cannot train on " + sample.origin() + ": table "
                + sample.table() + " has no column " + name + ", which a relationship names");
    }

    private static long[] textHashes(CodeVector codes) {
        long[] hashes = new long[codes.dictionary().size()];
        Arrays.setAll(hashes, code -> hash(codes.dictionary().text(code)));
        return hashes;
    }

    /** Numbers are equal however they are written, unless they have leading zeros. */
    private static long hash(String text) {
        if (text.length() <= 40 && text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
                return hash(number.longValueExact());
            }
            return textHash(number.toPlainString());
        }
        return textHash(text.stripTrailing());
    }

    private static long hash(long number) {
        return RandomStream.mix(number * 0x9E3779B97F4A7C15L + 1);
    }

    private static long textHash(String text) {
        long h = 0x2545F4914F6CDD1DL;
        for (int i = 0; i < text.length(); i++) {
            h = RandomStream.mix(h ^ text.charAt(i));
        }
        return h;
    }
}
