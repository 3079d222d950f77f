package io.banksynth.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A decision tree: questions about what is known of a row, and at every node what the column's values are then. */
public sealed interface Tree {
    Atoms atoms();

    /** The terms that the tree asks for, each once, from the root down. */
    default List<Term> asked() {
        Set<Term> out = new LinkedHashSet<>();
        ask(out);
        return List.copyOf(out);
    }

    private void ask(Set<Term> out) {
        if (this instanceof Split split) {
            out.add(split.question().term());
            split.yes().ask(out);
            split.no().ask(out);
        }
    }

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
