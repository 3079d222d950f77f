package io.banksynth.cli;

import io.banksynth.error.BankSynthException;

/** Options that are understood but whose engine is not part of this build: they are refused, never ignored. */
final class Absent {
    private Absent() {}

    /**
     * @param option as the user typed it
     * @param lacking what is not there
     * @param instead what to use in its place
     */
    static BankSynthException engine(String option, String lacking, String instead) {
        return BankSynthException.usage(
                "Cannot use " + option + ": there is " + lacking + " in this build; use " + instead);
    }
}
