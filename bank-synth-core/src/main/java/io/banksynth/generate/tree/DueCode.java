package io.banksynth.generate.tree;

import io.banksynth.model.DueTimes;

/** Reads off the registers what is due next. Owned by one thread. */
final class DueCode {
    private final DueTimes times;
    private final int[] lasts;
    private final TermCode from;

    /**
     * @param lasts registers that hold when each of the kinds that recur came last
     * @param from nothing is due before it
     */
    DueCode(DueTimes times, int[] lasts, TermCode from) {
        this.times = times;
        this.lasts = lasts;
        this.from = from;
    }

    DueTimes at(long[] registers) {
        long earliest = from.value(registers);
        times.begin();
        for (int i = 0; i < lasts.length; i++) {
            times.add(i, registers[lasts[i]], earliest);
        }
        return times;
    }
}
