package io.banksynth.source.csv;

/** In which order a column's dates hold year, month and day. A set of orders is a mask of {@link #bit()}s. */
enum DateOrder {
    /** ISO and its relatives: {@code 2020-12-31}, {@code 2020/12/31}. */
    YEAR_FIRST(1),
    /** {@code 31.12.2020}, {@code 31/12/2020}, {@code 31-DEC-2020}. */
    DAY_FIRST(2),
    /** {@code 12/31/2020}. */
    MONTH_FIRST(4);

    /** All orders. */
    static final int ANY = 7;

    private final int bit;

    DateOrder(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    /** Whether a mask leaves open which of two numbers is the day. */
    static boolean isAmbiguous(int mask) {
        return Integer.bitCount(mask) > 1;
    }

    /** The one order in a mask that is not ambiguous. */
    static DateOrder only(int mask) {
        return switch (mask) {
            case 1 -> YEAR_FIRST;
            case 2 -> DAY_FIRST;
            case 4 -> MONTH_FIRST;
            default -> throw new IllegalArgumentException("Not one order: " + mask);
        };
    }
}
