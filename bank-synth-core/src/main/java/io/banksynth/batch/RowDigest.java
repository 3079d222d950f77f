package io.banksynth.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A 128-bit digest of rows that depends neither on their order nor on how they are split over files: each row's hash
 * covers its index and its cells, and the hashes are added modulo 2^128. Not a cryptographic hash: it finds rows that
 * are lost, repeated or changed, not an adversary.
 *
 * <p>Cells are hashed by what they mean, so a text is the same from a dictionary and from an arena. The definition is
 * part of the manifest's format (docs/formats.md, "Row digest").
 */
public final class RowDigest {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K1 = 0x9E3779B97F4A7C15L;
    private static final long K2 = 0xC2B2AE3D27D4EB4FL;
    private static final long NULL_CELL = 0x5BD1E9955BD1E995L;

    private long high;
    private long low;
    private long rows;
    private long[] first = new long[0];
    private long[] second = new long[0];
    private final long[][] dictionaryHashes;
    private final TextDictionary[] dictionaries;

    /** A digest of rows with that many columns. */
    public RowDigest(int columns) {
        this.dictionaryHashes = new long[columns][];
        this.dictionaries = new TextDictionary[columns];
    }

    /** Adds the rows of a batch. */
    public void add(Batch batch) {
        add(batch, batch.firstRow());
    }

    /** Adds the rows of a batch whose first row has another index: a reader counts from the start of its file. */
    public void add(Batch batch, long firstRow) {
        int n = batch.size();
        if (first.length < n) {
            first = new long[n];
            second = new long[n];
        }
        long row = firstRow;
        for (int i = 0; i < n; i++) {
            first[i] = (row + i + 1) * K1;
            second[i] = (row + i + 1) * K2;
        }
        for (int c = 0; c < dictionaryHashes.length; c++) {
            addColumn(batch.vector(c), c, n);
        }
        for (int i = 0; i < n; i++) {
            addHash(finish(first[i]), finish(second[i]));
        }
        rows += n;
    }

    /** Adds the rows that another digest has seen. */
    public void merge(RowDigest other) {
        addHash(other.high, other.low);
        rows += other.rows;
    }

    /**
     * Adds rows that another digest has seen, wherever that was.
     *
     * @param otherRows how many
     * @param hex its {@link #hex()}
     */
    public void merge(long otherRows, String hex) {
        addHash(Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
        rows += otherRows;
    }

    private void addHash(long h, long l) {
        long sum = low + l;
        high += h + (Long.compareUnsigned(sum, l) < 0 ? 1 : 0);
        low = sum;
    }

    public long rows() {
        return rows;
    }

    /** The digest as 32 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private void addColumn(Vector vector, int column, int n) {
        boolean[] nulls = vector.nulls();
        if (vector instanceof LongVector longs) {
            long[] values = longs.values();
            for (int i = 0; i < n; i++) {
                fold(i, nulls[i] ? NULL_CELL : values[i] * K1);
            }
        } else if (vector instanceof DoubleVector doubles) {
            double[] values = doubles.values();
            for (int i = 0; i < n; i++) {
                fold(i, nulls[i] ? NULL_CELL : Double.doubleToLongBits(values[i] + 0.0) * K1);
            }
        } else if (vector instanceof WideVector wide) {
            for (int i = 0; i < n; i++) {
                fold(i, nulls[i] ? NULL_CELL : (Long.rotateLeft(wide.high()[i] * K2, 29) ^ wide.low()[i]) * K1);
            }
        } else if (vector instanceof CodeVector codes) {
            long[] hashes = hashes(codes.dictionary(), column);
            int[] values = codes.codes();
            for (int i = 0; i < n; i++) {
                fold(i, nulls[i] ? NULL_CELL : hashes[values[i]]);
            }
        } else if (vector instanceof TextVector text) {
            byte[] arena = text.arena();
            for (int i = 0; i < n; i++) {
                fold(i, nulls[i] ? NULL_CELL : hash(arena, text.start()[i], text.length()[i]));
            }
        }
    }

    private void fold(int i, long cell) {
        first[i] = Long.rotateLeft(first[i] ^ cell, 27) * K1;
        second[i] = Long.rotateLeft(second[i] + cell, 31) * K2;
    }

    private static long finish(long hash) {
        long z = (hash ^ (hash >>> 32)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 29);
    }

    private long[] hashes(TextDictionary dictionary, int column) {
        if (dictionaries[column] != dictionary) {
            long[] hashes = new long[dictionary.size()];
            Arrays.setAll(hashes, code -> hash(dictionary.bytes(), dictionary.start(code), dictionary.length(code)));
            dictionaryHashes[column] = hashes;
            dictionaries[column] = dictionary;
        }
        return dictionaryHashes[column];
    }

    /** Hashes bytes eight at a time; the length goes in first, so that trailing zeros count. */
    private static long hash(byte[] bytes, int start, int length) {
        long h = (length + 1) * K2;
        int at = start;
        int end = start + length;
        for (; at + 8 <= end; at += 8) {
            h = Long.rotateLeft(h ^ ((long) LONGS.get(bytes, at) * K1), 31) * K2;
        }
        if (at < end) {
            long tail = 0;
            for (int shift = 0; at < end; at++, shift += 8) {
                tail |= (bytes[at] & 0xFFL) << shift;
            }
            h = Long.rotateLeft(h ^ (tail * K1), 31) * K2;
        }
        return h ^ (h >>> 32);
    }
}
