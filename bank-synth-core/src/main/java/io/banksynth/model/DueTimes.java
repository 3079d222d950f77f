package io.banksynth.model;

import java.util.Arrays;

/** Tells which of the kinds that recur are due first. Owned by one thread; what was found is kept while it holds. */
public final class DueTimes {
    private final Recurrences recurrences;
    private final Term.Landing[] landings;
    private final int[] kinds;
    private final long[] lasts;
    private final long[] dues;
    private final long[] times = new long[Recurrences.RANKS];
    private final long[] firsts = new long[Recurrences.RANKS];
    private final boolean[] certain;
    private final boolean[] exact;
    private long certainTime = Term.NONE;
    private long certainKind = Term.NONE;

    public DueTimes(Recurrences recurrences) {
        this.recurrences = recurrences;
        this.landings = recurrences.kinds().stream()
                .map(Recurrences.Recurrence::landing)
                .toArray(Term.Landing[]::new);
        this.kinds = recurrences.kinds().stream()
                .mapToInt(Recurrences.Recurrence::kind)
                .toArray();
        this.certain = new boolean[kinds.length];
        this.exact = new boolean[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            certain[i] = recurrences.kinds().get(i).isCertain();
            exact[i] = recurrences.kinds().get(i).regularity() == Recurrences.Regularity.EXACT;
        }
        this.lasts = new long[kinds.length];
        this.dues = new long[kinds.length];
        Arrays.fill(lasts, Term.NONE);
        Arrays.fill(dues, Term.NONE);
    }

    /** Forgets what is due. */
    public void begin() {
        Arrays.fill(times, Term.NONE);
        Arrays.fill(firsts, Term.NONE);
        certainTime = Term.NONE;
        certainKind = Term.NONE;
    }

    /**
     * Takes in one of the kinds that recur.
     *
     * @param index its place among them
     * @param last when it came last, {@link Term#NONE} if never
     * @param earliest nothing is due before it
     */
    public void add(int index, long last, long earliest) {
        if (last == Term.NONE) {
            lasts[index] = Term.NONE;
            return;
        }
        if (last != lasts[index] || dues[index] < earliest) {
            lasts[index] = last;
            dues[index] = recurrences.due(landings[index], last, earliest);
        }
        long due = dues[index];
        if (certain[index] && due != Term.NONE && (certainTime == Term.NONE || due < certainTime)) {
            certainTime = due;
            certainKind = kinds[index];
        }
        if (due == Term.NONE || (times[1] != Term.NONE && due >= times[1])) {
            return;
        }
        boolean first = times[0] == Term.NONE || due < times[0];
        times[1] = first ? times[0] : due;
        firsts[1] = first ? firsts[0] : kinds[index];
        times[0] = first ? due : times[0];
        firsts[0] = first ? kinds[index] : firsts[0];
    }

    /** When the one of a rank is due, 0 for the first; {@link Term#NONE} where nothing is. */
    public long time(int rank) {
        return times[rank];
    }

    /** Which kind that is; {@link Term#NONE} where nothing is due. */
    public long kind(int rank) {
        return firsts[rank];
    }

    /** Whether a kind that comes on its day alone came already and is not due at a time yet. */
    public boolean isEarly(long kind, long time) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == kind) {
                return exact[i] && lasts[i] != Term.NONE && time > lasts[i] && time < dues[i];
            }
        }
        return false;
    }

    /** When the first of those that are certain is due; {@link Term#NONE} where none is. */
    public long certainTime() {
        return certainTime;
    }

    /** Which kind that is; {@link Term#NONE} where none is. */
    public long certainKind() {
        return certainKind;
    }
}
