package io.banksynth.formats.orc.encode;

/** The bit widths that run-length encoding, version 2, can say: 1 to 24, then 26, 28, 30, 32, 40, 48, 56 and 64. */
final class Widths {
    private static final int[] FIXED = new int[65];
    private static final int[] CODE = new int[65];

    static {
        int[] wide = {26, 28, 30, 32, 40, 48, 56, 64};
        int next = 0;
        for (int bits = 1; bits <= 64; bits++) {
            if (bits <= 24) {
                FIXED[bits] = bits;
                CODE[bits] = bits - 1;
            } else {
                if (bits > wide[next]) {
                    next++;
                }
                FIXED[bits] = wide[next];
                CODE[bits] = 24 + next;
            }
        }
    }

    private Widths() {}

    /** Bits of an unsigned number, at least 1. */
    static int bits(long unsigned) {
        return 64 - Long.numberOfLeadingZeros(unsigned | 1);
    }

    /** The next width that can be said. */
    static int fixed(int bits) {
        return FIXED[bits];
    }

    /** The five bits that say it. */
    static int code(int bits) {
        return CODE[bits];
    }
}
