package io.banksynth.report.key;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes keys to 128 bits: two hashes with constants of their own, so that among a thousand million keys a pair that
 * collides by chance has a probability below 1e-20. Not made to withstand an adversary.
 */
final class KeyHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K1 = 0x9E3779B97F4A7C15L;
    private static final long K2 = 0xC2B2AE3D27D4EB4FL;
    private static final long M1 = 0xBF58476D1CE4E5B9L;
    private static final long M2 = 0x94D049BB133111EBL;

    private KeyHash() {}

    /** Replaces the codes by hashes of these columns' cells. */
    static void hash(Batch batch, int[] columns, KeyCodes codes) {
        for (int i = 0; i < codes.size(); i++) {
            codes.high()[i] = K1;
            codes.low()[i] = K2;
        }
        for (int column : columns) {
            fold(batch.vector(column), codes);
        }
        for (int i = 0; i < codes.size(); i++) {
            codes.high()[i] |= Long.MIN_VALUE;
        }
    }

    private static void fold(Vector vector, KeyCodes codes) {
        int n = codes.size();
        if (vector instanceof LongVector longs) {
            for (int i = 0; i < n; i++) {
                fold(codes, i, longs.values()[i], longs.values()[i]);
            }
        } else if (vector instanceof DoubleVector doubles) {
            for (int i = 0; i < n; i++) {
                long bits = Double.doubleToLongBits(doubles.values()[i] + 0.0);
                fold(codes, i, bits, bits);
            }
        } else if (vector instanceof WideVector wide) {
            for (int i = 0; i < n; i++) {
                fold(codes, i, wide.high()[i], wide.high()[i]);
                fold(codes, i, wide.low()[i], wide.low()[i]);
            }
        } else if (vector instanceof TextVector text) {
            for (int i = 0; i < n; i++) {
                if (!codes.absent()[i]) {
                    text(codes, i, text.arena(), text.start()[i], text.length()[i]);
                }
            }
        } else if (vector instanceof CodeVector coded) {
            for (int i = 0; i < n; i++) {
                if (!codes.absent()[i]) {
                    int code = coded.codes()[i];
                    text(
                            codes,
                            i,
                            coded.dictionary().bytes(),
                            coded.dictionary().start(code),
                            coded.dictionary().length(code));
                }
            }
        }
    }

    /** Text of one row; the length goes in first, so that trailing zeros and the borders of columns count. */
    static void text(KeyCodes codes, int i, byte[] bytes, int start, int length) {
        long first = (length + 1) * K2;
        long second = (length + 1) * K1;
        int at = start;
        int end = start + length;
        for (; at + 8 <= end; at += 8) {
            long word = (long) LONGS.get(bytes, at);
            first = Long.rotateLeft(first ^ (word * K1), 31) * K2;
            second = Long.rotateLeft(second + (word * M2), 29) * M1;
        }
        if (at < end) {
            long tail = 0;
            for (int shift = 0; at < end; at++, shift += 8) {
                tail |= (bytes[at] & 0xFFL) << shift;
            }
            first = Long.rotateLeft(first ^ (tail * K1), 31) * K2;
            second = Long.rotateLeft(second + (tail * M2), 29) * M1;
        }
        fold(codes, i, first, second);
    }

    private static void fold(KeyCodes codes, int i, long first, long second) {
        codes.high()[i] = mix(codes.high()[i] ^ first, M1) + K1;
        codes.low()[i] = mix(codes.low()[i] + second, M2) ^ K2;
    }

    /** One round of the finaliser of SplitMix64; one to one for a given factor. */
    static long mix(long value, long factor) {
        long z = (value ^ (value >>> 32)) * factor;
        z = (z ^ (z >>> 29)) * K1;
        return z ^ (z >>> 32);
    }

    /** Spreads a code over 64 bits, for the choice of a slot or a partition. */
    static long spread(long high, long low) {
        return mix(low ^ Long.rotateLeft(high, 21), M1);
    }
}
