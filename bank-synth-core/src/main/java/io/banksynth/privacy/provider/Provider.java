package io.banksynth.privacy.provider;

import java.util.function.BiFunction;

/**
 * Makes the texts of one kind.
 *
 * @param name as Python's Faker spells it
 * @param use whether each thing has its own
 * @param recipe builds the template from lists and a locale
 */
record Provider(String name, Use use, BiFunction<Pools, String, Template.Builder> recipe) {
    /** What the texts are for. */
    enum Use {
        /** Told apart by it: where the sample repeats none, generated rows repeat none. */
        IDENTIFIES,
        /** Shared by many. */
        DESCRIBES
    }
}
