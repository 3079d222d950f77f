package io.banksynth.train.tree;

import io.banksynth.model.Term;

/** Brings terms of columns that count in different ticks to those of one column. */
final class Scales {
    private static final int MOST_DIGITS = 12;

    private Scales() {}

    /** The term with {@code digits} decimal digits more, or fewer; fewer only where nothing is lost in training. */
    static Term shifted(Term term, int digits) {
        if (digits == 0 || Math.abs(digits) > MOST_DIGITS) {
            return term;
        }
        long power = 1;
        for (int i = 0; i < Math.abs(digits); i++) {
            power *= 10;
        }
        Term.Operation operation = digits > 0 ? Term.Operation.TIMES : Term.Operation.OVER;
        return new Term.Arithmetic(operation, term, new Term.Constant(power));
    }

    /** A column's term in the ticks of another column. */
    static Term in(CellColumn ticks, Term term, CellColumn of) {
        return shifted(term, ticks.exponent() - of.exponent());
    }
}
