package io.banksynth.formats.orc.encode;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Run-length encoding of integers, version 2 (ORC specification, "Integer Run Length Encoding, version 2"): runs of up
 * to 512 values as repeats, fixed or packed deltas, or packed values, whichever is shortest. Patched runs are not
 * written: what they save, the codec mostly saves too.
 */
final class IntegerRuns {
    private static final int RUN = 512;
    private static final int SHORTEST_REPEAT = 3;
    private static final int LONGEST_SHORT_REPEAT = 10;
    private static final int DIRECT = 1 << 6;
    private static final int DELTA = 3 << 6;
    /** Beyond that, differences may overflow. */
    private static final int SAFE_BITS = 62;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final OrcStream out;
    private final boolean signed;
    private final long[] pending = new long[RUN];
    private final long[] scratch = new long[RUN];
    private int count;

    IntegerRuns(OrcStream out, boolean signed) {
        this.out = out;
        this.signed = signed;
    }

    void write(long[] values, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (count == 0 && to - at >= RUN) {
                run(values, at, RUN);
                at += RUN;
                continue;
            }
            int part = Math.min(to - at, RUN - count);
            System.arraycopy(values, at, pending, count, part);
            count += part;
            at += part;
            if (count == RUN) {
                flush();
            }
        }
    }

    /** Writes the same value many times. */
    void repeat(long value, int times) throws IOException {
        int left = times;
        while (left > 0) {
            int part = Math.min(left, RUN - count);
            java.util.Arrays.fill(pending, count, count + part, value);
            count += part;
            left -= part;
            if (count == RUN) {
                flush();
            }
        }
    }

    /** Writes the run that is being gathered. */
    void flush() throws IOException {
        if (count > 0) {
            run(pending, 0, count);
            count = 0;
        }
    }

    int recordPosition(long[] target, int at) {
        int next = out.recordPosition(target, at);
        target[next] = count;
        return next + 1;
    }

    int positions() {
        return out.positions() + 1;
    }

    private void run(long[] a, int from, int n) throws IOException {
        long first = a[from];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = from + 1; i < from + n; i++) {
            long delta = a[i] - a[i - 1];
            least = Math.min(least, delta);
            most = Math.max(most, delta);
        }
        if (n >= SHORTEST_REPEAT && least == 0 && most == 0) {
            repeated(first, n);
            return;
        }
        int width = Widths.bits(fold(a, from, n));
        if (n >= SHORTEST_REPEAT && width <= SAFE_BITS) {
            if (least == most) {
                delta(first, least, 0, n);
                return;
            }
            long second = a[from + 1] - first;
            if (least >= 0 || (most <= 0 && second < 0)) {
                int deltaWidth = Math.max(2, Widths.bits(deltas(a, from, n)));
                if (deltaWidth < width) {
                    delta(first, second, deltaWidth, n);
                    return;
                }
                fold(a, from, n);
            }
        }
        int at = header(DIRECT, width, n, 2 + (n + 1) * Long.BYTES);
        out.end(pack(scratch, 0, n, Widths.fixed(width), out.room(0), at));
    }

    /** Puts the values as unsigned numbers into the scratch array and returns all their bits. */
    private long fold(long[] a, int from, int n) {
        long bits = 0;
        if (signed) {
            for (int i = 0; i < n; i++) {
                long folded = zigzag(a[from + i]);
                scratch[i] = folded;
                bits |= folded;
            }
        } else {
            for (int i = 0; i < n; i++) {
                scratch[i] = a[from + i];
                bits |= a[from + i];
            }
        }
        return bits;
    }

    /** Puts the sizes of the differences from the third value on into the scratch array and returns all their bits. */
    private long deltas(long[] a, int from, int n) {
        long bits = 0;
        for (int i = 2; i < n; i++) {
            long size = Math.abs(a[from + i] - a[from + i - 1]);
            scratch[i] = size;
            bits |= size;
        }
        return bits;
    }

    private void repeated(long value, int n) throws IOException {
        if (n > LONGEST_SHORT_REPEAT) {
            delta(value, 0, 0, n);
            return;
        }
        long folded = signed ? zigzag(value) : value;
        int bytes = Math.max(1, (Widths.bits(folded) + 7) / 8);
        byte[] buffer = out.room(1 + Long.BYTES);
        int at = out.at();
        buffer[at++] = (byte) (((bytes - 1) << 3) | (n - SHORTEST_REPEAT));
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            buffer[at++] = (byte) (folded >>> shift);
        }
        out.end(at);
    }

    /** A run by differences: the first, and the others packed unless all are alike (width 0). */
    private void delta(long first, long second, int width, int n) throws IOException {
        int at = header(DELTA, width, n, 32 + (n + 1) * Long.BYTES);
        byte[] buffer = out.room(0);
        at = varint(signed ? zigzag(first) : first, buffer, at);
        at = varint(zigzag(second), buffer, at);
        if (width > 0) {
            at = pack(scratch, 2, n, Widths.fixed(width), buffer, at);
        }
        out.end(at);
    }

    private int header(int kind, int width, int n, int room) {
        byte[] buffer = out.room(room);
        int at = out.at();
        int code = width == 0 ? 0 : Widths.code(width);
        buffer[at] = (byte) (kind | (code << 1) | ((n - 1) >>> 8));
        buffer[at + 1] = (byte) (n - 1);
        return at + 2;
    }

    /** Packs values of so many bits, highest first, and returns where the next byte goes. */
    static int pack(long[] values, int from, int to, int width, byte[] target, int start) {
        int at = start;
        if (width == 64) {
            for (int i = from; i < to; i++) {
                LONGS.set(target, at, values[i]);
                at += Long.BYTES;
            }
            return at;
        }
        long word = 0;
        int free = 64;
        for (int i = from; i < to; i++) {
            long value = values[i];
            if (width < free) {
                free -= width;
                word |= value << free;
            } else {
                int rest = width - free;
                LONGS.set(target, at, word | (value >>> rest));
                at += Long.BYTES;
                free = 64 - rest;
                word = rest == 0 ? 0 : value << free;
            }
        }
        LONGS.set(target, at, word);
        return at + (64 - free + 7) / 8;
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /** Writes seven bits a byte, lowest first, and returns where the next byte goes. */
    static int varint(long value, byte[] target, int start) {
        int at = start;
        long left = value;
        while ((left & ~0x7FL) != 0) {
            target[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        target[at] = (byte) left;
        return at + 1;
    }
}
