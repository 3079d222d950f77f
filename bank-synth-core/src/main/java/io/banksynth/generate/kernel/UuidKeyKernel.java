package io.banksynth.generate.kernel;

import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.random.RandomStream;

/**
 * Version 4 UUIDs. Sixty of their random bits are a bijection of the row's index below 2^60, so they never repeat; the
 * other 62 bits are drawn.
 */
public final class UuidKeyKernel implements ColumnKernel {
    private static final int LENGTH = 36;
    private static final int BIJECTIVE_BITS = 60;

    private final io.banksynth.random.Permutation permutation;
    private final RandomStream stream;
    private final byte[] digits;
    private final long first;

    /**
     * @param first which UUID, in the order of the bijection, the first row has
     */
    public UuidKeyKernel(RandomStream stream, boolean upperCase, long first) {
        this.stream = stream;
        this.first = first;
        this.permutation = new io.banksynth.random.Permutation(1L << BIJECTIVE_BITS, stream.bits(-1));
        this.digits = (upperCase ? "0123456789ABCDEF" : "0123456789abcdef")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public Vector allocate(int capacity) {
        return new TextVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        TextVector text = (TextVector) out;
        long[] rows = frame.rows();
        for (int i = 0; i < frame.size(); i++) {
            long unique = permutation.apply(first + rows[i]);
            long high = ((unique << 4) & 0xFFFFFFFFFFFF0000L) | 0x4000L | (unique & 0xFFFL);
            long low = (stream.bits(first + rows[i]) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            int at = text.reserve(LENGTH);
            byte[] arena = text.arena();
            at = hex(high >>> 32, 8, arena, at);
            arena[at++] = '-';
            at = hex(high >>> 16, 4, arena, at);
            arena[at++] = '-';
            at = hex(high, 4, arena, at);
            arena[at++] = '-';
            at = hex(low >>> 48, 4, arena, at);
            arena[at++] = '-';
            hex(low, 12, arena, at);
            text.commit(i, LENGTH);
        }
    }

    private int hex(long bits, int count, byte[] arena, int at) {
        for (int d = count - 1; d >= 0; d--) {
            arena[at + count - 1 - d] = digits[(int) (bits >>> (4 * d)) & 15];
        }
        return at + count;
    }
}
