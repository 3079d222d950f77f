package io.banksynth.discover.data;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;

/**
 * Hashes of cells that are equal for equal values of different types: 12, 12.00 and the text 12 have the same hash, since
 * banks join them.
 */
final class CellHashes {
    private static final long[] POWERS = powers();

    private final Vector vector;
    private final int scale;
    private final boolean plainNumber;
    private final long[] byCode;

    /**
     * @param type of the vector's cells
     */
    CellHashes(Vector vector, DataType type) {
        this.vector = vector;
        this.scale = type instanceof DataType.Decimal decimal ? decimal.scale() : 0;
        this.plainNumber = type instanceof DataType.Whole || type instanceof DataType.Decimal;
        this.byCode = vector instanceof CodeVector codes ? byCode(codes.dictionary()) : new long[0];
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private static long[] byCode(TextDictionary dictionary) {
        long[] hashes = new long[dictionary.size()];
        for (int code = 0; code < hashes.length; code++) {
            hashes[code] = text(dictionary.bytes(), dictionary.start(code), dictionary.length(code));
        }
        return hashes;
    }

    /** The hash of cell i, which is not null. */
    long at(int i) {
        if (vector instanceof CodeVector codes) {
            return byCode[codes.codes()[i]];
        }
        if (vector instanceof LongVector longs) {
            return number(longs.values()[i]);
        }
        if (vector instanceof DoubleVector doubles) {
            double value = doubles.values()[i];
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            return whole ? mix((long) value) : mix(Double.doubleToLongBits(value) ^ 0x5bd1e995L);
        }
        if (vector instanceof WideVector wide) {
            boolean small = wide.high()[i] == wide.low()[i] >> 63;
            return small ? number(wide.low()[i]) : mix(wide.high()[i] * 31 + mix(wide.low()[i]));
        }
        TextVector texts = (TextVector) vector;
        return text(texts.arena(), texts.start()[i], texts.length()[i]);
    }

    private long number(long unscaled) {
        if (!plainNumber) {
            return mix(unscaled ^ 0x7f4a7c15L);
        }
        if (scale == 0) {
            return mix(unscaled);
        }
        long power = scale < POWERS.length ? POWERS[scale] : 0;
        return power != 0 && unscaled % power == 0
                ? mix(unscaled / power)
                : mix(Double.doubleToLongBits(unscaled / Math.pow(10, scale)) ^ 0x5bd1e995L);
    }

    /** Text that is a whole number as a number is written has that number's hash. */
    private static long text(byte[] bytes, int start, int length) {
        int end = start + length;
        int from = start;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        int digits = from < end && bytes[from] == '-' ? from + 1 : from;
        int count = end - digits;
        boolean whole = count > 0 && count <= 18 && (bytes[digits] != '0' || count == 1);
        long value = 0;
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
            if (i >= digits) {
                whole &= b >= '0' && b <= '9';
                value = value * 10 + (b - '0');
            }
        }
        return whole ? mix(digits > from ? -value : value) : mix(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014). */
    static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
