package io.banksynth.train.tree;

import io.banksynth.model.Term;
import java.util.List;

/**
 * A column that follows from others.
 *
 * @param inputs columns of the same row that it needs
 * @param terms one of these is its value
 * @param tolerance ticks by which rounding may move it in the sample
 * @param rows how many rows show it
 * @param units how many units these rows have
 */
record Formula(
        CellColumn target, List<String> inputs, List<Term> terms, long tolerance, String words, long rows, long units) {
    /** Whether the value goes on from the sibling before, so that it could run away. */
    boolean isRunning() {
        return terms.size() > 1;
    }
}
