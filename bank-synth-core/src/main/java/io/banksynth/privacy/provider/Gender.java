package io.banksynth.privacy.provider;

import io.banksynth.random.RandomStream;

/** The gender that names of a person go with. */
public enum Gender {
    FEMALE,
    MALE;

    private static final long SALT = 0x5DEECE66DL;

    /** The gender of a person of whom no column says it. */
    public static Gender of(long person) {
        return RandomStream.mix(person ^ SALT) < 0 ? FEMALE : MALE;
    }
}
