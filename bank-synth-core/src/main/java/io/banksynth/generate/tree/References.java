package io.banksynth.generate.tree;

import io.banksynth.model.Place;
import io.banksynth.model.Term;

/** What rows know of the reference tables that they point at. */
public interface References {
    /**
     * Ranks by row of a column of the reference table that a link at a place points at.
     *
     * @throws IllegalArgumentException if there is no such link or column
     */
    long[] ranks(Place place, String link, String column);

    /**
     * Numbers by row of a column of the reference table that a link of the row itself points at.
     *
     * @throws IllegalArgumentException if there is no such link or column
     */
    long[] numbers(Term.Listed listed);
}
