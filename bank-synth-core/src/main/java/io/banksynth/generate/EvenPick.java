package io.banksynth.generate;

/**
 * Picks some of the numbers {@code [0, all)}, evenly spread. Picked numbers and others are counted apart, each in order.
 *
 * @param picked how many, at most {@code all}
 */
record EvenPick(long all, long picked) {
    /** How many picked numbers come before this one. */
    long before(long number) {
        return all == 0 ? 0 : product(number) / all + (product(number) % all == 0 ? 0 : 1);
    }

    private long product(long number) {
        return Math.multiplyExact(number, picked);
    }

    boolean has(long number) {
        return before(number + 1) > before(number);
    }

    /** The picked number that so many come before. */
    long number(long rank) {
        return search(rank, Side.PICKED);
    }

    /** The other number that so many others come before. */
    long other(long rank) {
        return search(rank, Side.OTHER);
    }

    private enum Side {
        PICKED,
        OTHER
    }

    /** The last number that has no more than {@code rank} of its side before it. */
    private long search(long rank, Side side) {
        long low = 0;
        long high = all - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            long counted = side == Side.PICKED ? before(middle) : middle - before(middle);
            if (counted <= rank) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
