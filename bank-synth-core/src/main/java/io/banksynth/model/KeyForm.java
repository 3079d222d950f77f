package io.banksynth.model;

/** How the values of a key look: a bijection from the row's index, whose form is learned and whose values are not. */
public sealed interface KeyForm {
    /** Ticks beyond which no window lies, so that sums of two of them are no overflow. */
    double FURTHEST = 0x1p62;

    /** Whole numbers {@code start, start + step, ...}. */
    record Sequence(long start, long step) implements KeyForm {
        public Sequence {
            if (step == 0) {
                throw new IllegalArgumentException("A sequence that does not move repeats its keys");
            }
        }
    }

    /** Texts of a constant head, a number with leading zeros, and a constant tail: {@code ACC0000042}. */
    record Formatted(String prefix, int width, String suffix, long start) implements KeyForm {
        public Formatted {
            if (width < 1 || width > 18 || start < 0) {
                throw new IllegalArgumentException("A formatted key has 1 to 18 digits and starts at 0 or above");
            }
        }
    }

    /**
     * Numbers of {@code digits} digits in an order that looks random; where that many digits do not hold the rows, as
     * many as are needed.
     */
    record Scattered(int digits) implements KeyForm {
        public Scattered {
            if (digits < 1 || digits > 18) {
                throw new IllegalArgumentException("A scattered key has 1 to 18 digits, not " + digits);
            }
        }
    }

    /** Texts of a mask in an order that looks random. */
    record Masked(Mask mask) implements KeyForm {}

    /**
     * Texts or numbers of a mask in an order that looks random, with check digits.
     *
     * @param mask with zeros where the check digits stand
     */
    record Checked(CheckDigits rule, Mask mask) implements KeyForm {}

    /** Version 4 UUIDs. */
    record Uuid(boolean upperCase) implements KeyForm {}

    /** The place among the siblings of the driver's parent, from {@code start}: unique together with that parent's key. */
    record Ordinal(long start) implements KeyForm {
        public Ordinal {
            if (Math.abs((double) start) > FURTHEST) {
                throw new IllegalArgumentException("Siblings are not counted from beyond all cells");
            }
        }
    }

    /**
     * Dates, times or numbers that ascend among the siblings of the driver's parent, spread over a window: unique together with
     * that parent's key.
     *
     * @param first the window's first cell, in ticks
     * @param count how many values the window holds, {@code step} apart
     */
    record Spread(long first, long step, long count) implements KeyForm {
        public Spread {
            requireWindow(first, step, count);
        }
    }

    /**
     * One digit of a product key: together with the rows of the reference tables beside it in the key, each combination
     * occurs at most once.
     *
     * @param first the least value, in ticks
     * @param count how many values there are, {@code step} apart
     */
    record Digit(long first, long step, long count) implements KeyForm {
        public Digit {
            requireWindow(first, step, count);
        }
    }

    private static void requireWindow(long first, long step, long count) {
        if (step < 1 || count < 1) {
            throw new IllegalArgumentException("A window has a value, and steps of at least one tick");
        }
        double last = first + (double) step * count;
        if (Math.abs((double) first) > FURTHEST || last > FURTHEST) {
            throw new IllegalArgumentException("A window does not lie beyond all cells");
        }
    }
}
