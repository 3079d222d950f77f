package io.banksynth.generate;

import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A bijection between the children of two links that keeps both sides' degrees and joins parents of one stratum. In each stratum
 * as many children as both sides have are matched within it; all others, of all strata together, are matched with each
 * other. Immutable, shared by threads.
 */
final class StrataMatch {
    /** Beyond these the even picks of a stratum would not fit their arithmetic. */
    private static final long MOST_ROWS = 3_000_000_000L;

    private final StrataIndex driver;
    private final StrataIndex other;
    private final int named;
    private final List<EvenPick> driverWithin = new ArrayList<>();
    private final List<EvenPick> otherWithin = new ArrayList<>();
    private final List<Arrangement> within;
    private final long[] driverRest;
    private final long[] otherRest;
    private final Arrangement rest;

    private StrataMatch(
            StrataIndex driver, StrataIndex other, long[] taken, List<Arrangement> within, Arrangement rest) {
        this.driver = driver;
        this.other = other;
        this.named = taken.length;
        this.within = within;
        this.rest = rest;
        this.driverRest = new long[driver.strata() + 1];
        this.otherRest = new long[other.strata() + 1];
        for (int s = 0; s < driver.strata(); s++) {
            long picked = s < named ? taken[s] : 0;
            driverWithin.add(new EvenPick(driver.children(s), picked));
            driverRest[s + 1] = driverRest[s] + driver.children(s) - picked;
        }
        for (int s = 0; s < other.strata(); s++) {
            long picked = s < named ? taken[s] : 0;
            otherWithin.add(new EvenPick(other.children(s), picked));
            otherRest[s + 1] = otherRest[s] + other.children(s) - picked;
        }
    }

    /** Whether pairs of parents may occur more than once. */
    enum Pairs {
        ANY,
        UNIQUE
    }

    /**
     * Matches.
     *
     * @param driver by {@link StrataLayout.Whole}
     * @param other by {@link StrataLayout.Split}
     * @param rows all children, those that either side leaves without a parent included
     * @param key the seed of the bijection
     * @return empty where pairs would repeat, or rows are too many
     */
    static Optional<StrataMatch> of(StrataIndex driver, StrataIndex other, long rows, Pairs pairs, long key) {
        if (rows > MOST_ROWS) {
            return Optional.empty();
        }
        RandomStream keys = RandomStream.of(key, "", "", "strata");
        long[] taken = new long[driver.strata() - 1];
        List<Arrangement> within = new ArrayList<>();
        for (int s = 0; s < taken.length; s++) {
            long both = Math.min(driver.children(s), other.children(s));
            Optional<Arrangement> found = arrangement(driver, other, both, pairs, keys.bits(s));
            taken[s] = found.isPresent() ? both : 0;
            within.add(found.orElse(index -> index));
        }
        long left = rows - Arrays.stream(taken).sum();
        Optional<Arrangement> rest = arrangement(driver, other, left, pairs, keys.bits(-1));
        while (rest.isEmpty() && Arrays.stream(taken).anyMatch(n -> n > 0)) {
            // Few that are left cannot be kept apart: the smallest stratum joins them.
            int smallest = smallest(taken);
            left += taken[smallest];
            taken[smallest] = 0;
            rest = arrangement(driver, other, left, pairs, keys.bits(-1));
        }
        return rest.map(found -> new StrataMatch(driver, other, taken, within, found));
    }

    private static Optional<Arrangement> arrangement(
            StrataIndex driver, StrataIndex other, long size, Pairs pairs, long key) {
        return pairs == Pairs.ANY
                ? Optional.of(Arrangement.random(size, key))
                : Arrangement.apart(
                        size, driver.fanOuts().most(), other.fanOuts().most());
    }

    private static int smallest(long[] taken) {
        int found = -1;
        for (int s = 0; s < taken.length; s++) {
            found = taken[s] > 0 && (found < 0 || taken[s] < taken[found]) ? s : found;
        }
        return found;
    }

    StrataIndex driver() {
        return driver;
    }

    StrataIndex other() {
        return other;
    }

    /**
     * Moves a cursor of the other link to the parent of a child.
     *
     * @param stratum of the child's driver
     * @param rank of the child among the children of that stratum
     * @return whether it has one
     */
    boolean seek(int stratum, long rank, StrataIndex.Cursor cursor) {
        EvenPick pick = driverWithin.get(stratum);
        long before = pick.before(rank);
        if (pick.has(rank)) {
            long to = within.get(stratum).apply(before);
            cursor.seek(stratum, otherWithin.get(stratum).number(to));
            return true;
        }
        return seekRest(driverRest[stratum] + rank - before, cursor);
    }

    /** The same for a child without a driver, counted from the first of these on: they come after all others. */
    boolean seekDriverless(long number, StrataIndex.Cursor cursor) {
        return seekRest(driverRest[driverRest.length - 1] + number, cursor);
    }

    private boolean seekRest(long number, StrataIndex.Cursor cursor) {
        long to = rest.apply(number);
        if (to >= otherRest[otherRest.length - 1]) {
            return false;
        }
        int found = Arrays.binarySearch(otherRest, to);
        int stratum = found < 0 ? -found - 2 : found;
        while (otherRest[stratum + 1] <= to) {
            stratum++;
        }
        cursor.seek(stratum, otherWithin.get(stratum).other(to - otherRest[stratum]));
        return true;
    }
}
