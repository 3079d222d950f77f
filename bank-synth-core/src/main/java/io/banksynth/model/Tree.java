package io.banksynth.model;

import java.util.List;

/** A decision tree: questions about what is known of a row, and at every node what the column's values are then. */
public sealed interface Tree {
    Atoms atoms();

    /** No further question. */
    record Leaf(Atoms atoms) implements Tree {}

    /** A question; {@code yes} and {@code no} go on from its answers. */
    record Split(Atoms atoms, Question question, Tree yes, Tree no) implements Tree {}

    /** Something that is true of a row or not. */
    sealed interface Question {
        Term term();
    }

    /** Whether a term is below a threshold; a missing value is. */
    record Below(Term term, long threshold) implements Question {}

    /** Whether a term is one of some codes; {@link Term#RARE} stands for all texts that are not frequent. */
    record Among(Term term, List<Long> codes) implements Question {
        public Among {
            codes = List.copyOf(codes);
        }
    }
}
