package io.banksynth.sink.csv;

/** Writes numbers as ASCII digits into an array. Each method returns the position behind the last digit. */
final class Digits {
    /** The two digits of each number below 100, one behind the other. */
    private static final byte[] PAIRS = new byte[200];

    private static final long[] POWERS = new long[19];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    /** Bytes of the longest {@code long}: a sign and 19 digits. */
    static final int LONGEST_LONG = 20;

    private Digits() {}

    /** A number with its sign. */
    static int signed(byte[] buffer, int at, long value) {
        if (value >= 0) {
            return unsigned(buffer, at, value, 1);
        }
        buffer[at] = '-';
        return unsigned(buffer, at + 1, -value, 1);
    }

    /**
     * A number of at least so many digits, with zeros in front if it has fewer.
     *
     * @param value not negative, or the smallest long, which stands for 2^63
     */
    static int unsigned(byte[] buffer, int at, long value, int atLeast) {
        int digits = Math.max(atLeast, count(value));
        int end = at + digits;
        int to = end;
        long rest = value;
        if (rest < 0) {
            buffer[--to] = '8';
            rest = 922_337_203_685_477_580L;
        }
        while (rest > Integer.MAX_VALUE) {
            long quotient = rest / 100;
            to = pair(buffer, to, (int) (rest - quotient * 100));
            rest = quotient;
        }
        int small = (int) rest;
        while (to - at >= 2) {
            int quotient = small / 100;
            to = pair(buffer, to, small - quotient * 100);
            small = quotient;
        }
        if (to > at) {
            buffer[at] = (byte) ('0' + small % 10);
        }
        return end;
    }

    private static int pair(byte[] buffer, int to, int pair) {
        buffer[to - 2] = PAIRS[2 * pair];
        buffer[to - 1] = PAIRS[2 * pair + 1];
        return to - 2;
    }

    /** Two digits of a number below 100. */
    static int two(byte[] buffer, int at, int value) {
        buffer[at] = PAIRS[2 * value];
        buffer[at + 1] = PAIRS[2 * value + 1];
        return at + 2;
    }

    /**
     * A decimal: the unscaled value with a point before its last {@code scale} digits.
     *
     * @param unscaled of at most 18 digits
     */
    static int decimal(byte[] buffer, int at, long unscaled, int scale) {
        if (scale == 0) {
            return signed(buffer, at, unscaled);
        }
        int from = at;
        long rest = unscaled;
        if (rest < 0) {
            buffer[from++] = '-';
            rest = -rest;
        }
        long whole = rest / POWERS[scale];
        int point = unsigned(buffer, from, whole, 1);
        buffer[point] = '.';
        return unsigned(buffer, point + 1, rest - whole * POWERS[scale], scale);
    }

    private static int count(long value) {
        if (value < 0) {
            return 19;
        }
        // 1233 / 4096 is a little more than log10(2); the table corrects the estimate downwards.
        int estimate = ((64 - Long.numberOfLeadingZeros(value | 1)) * 1233) >> 12;
        return estimate < POWERS.length && value >= POWERS[estimate] ? estimate + 1 : Math.max(estimate, 1);
    }
}
