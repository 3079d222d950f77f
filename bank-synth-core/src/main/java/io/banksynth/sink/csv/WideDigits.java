package io.banksynth.sink.csv;

/** Writes whole numbers of 128 bits by long division in base 10^9. Not for several threads at once. */
final class WideDigits {
    private static final long BASE = 1_000_000_000L;
    private static final long LIMB = 0xFFFFFFFFL;

    private final long[] limbs = new long[4];
    private final byte[] digits = new byte[45];

    /**
     * A decimal: the unscaled value with a point before its last {@code scale} digits.
     *
     * @param high the upper half of a two's complement number
     * @return the position behind the last digit
     */
    int decimal(byte[] buffer, int at, long high, long low, int scale) {
        boolean negative = high < 0;
        long upper = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long lower = negative ? -low : low;
        limbs[0] = upper >>> 32;
        limbs[1] = upper & LIMB;
        limbs[2] = lower >>> 32;
        limbs[3] = lower & LIMB;
        for (int end = digits.length; end > 0; end -= 9) {
            Digits.unsigned(digits, end - 9, divide(), 9);
        }
        int first = 0;
        while (first < digits.length - 1 - scale && digits[first] == '0') {
            first++;
        }
        int to = at;
        if (negative) {
            buffer[to++] = '-';
        }
        int whole = digits.length - scale - first;
        System.arraycopy(digits, first, buffer, to, whole);
        to += whole;
        if (scale > 0) {
            buffer[to++] = '.';
            System.arraycopy(digits, digits.length - scale, buffer, to, scale);
            to += scale;
        }
        return to;
    }

    /** Divides the limbs by 10^9 and returns the remainder. */
    private long divide() {
        long remainder = 0;
        for (int i = 0; i < limbs.length; i++) {
            long dividend = (remainder << 32) | limbs[i];
            limbs[i] = dividend / BASE;
            remainder = dividend - limbs[i] * BASE;
        }
        return remainder;
    }
}
