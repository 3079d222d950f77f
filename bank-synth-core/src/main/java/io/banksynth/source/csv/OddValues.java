package io.banksynth.source.csv;

import org.jspecify.annotations.Nullable;

/**
 * Watches a column whose first values are all of one kind for the few that are not: they make the whole column text, which a
 * person should hear of. Gives up once they are too many to be slips.
 */
final class OddValues {
    /** One odd value in so many is a slip. */
    private static final long SHARE = 100;
    /** So many odd values are borne before their share is judged. */
    private static final long FEW = 10;

    private long seen;
    private long odd;
    private String first = "";

    /** Whether it is still open if the values are of the kind. */
    boolean watches() {
        return odd <= FEW + seen / SHARE;
    }

    void add(boolean isOdd, char[] text, int from, int to) {
        seen++;
        if (isOdd && odd++ == 0) {
            first = CellText.shown(text, from, to);
        }
    }

    /** Makes it give up: what looks odd belongs to the column, as zeros in front of a code do. */
    void forget() {
        odd = Long.MAX_VALUE / 2;
    }

    /**
     * Says which values are odd, or null if there are none or too many.
     *
     * @param kind what the others are, in plural
     */
    @Nullable String told(String kind) {
        return odd == 0 || odd > seen / SHARE
                ? null
                : odd + " of " + seen + " values are no " + kind + " (the first is " + first + ")";
    }
}
