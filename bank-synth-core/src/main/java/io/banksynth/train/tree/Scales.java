package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Term;

/** Brings terms of columns that count in different ticks to those of one column. */
final class Scales {
    /** Digits that a term may be shifted by. */
    static final int MOST_DIGITS = 12;

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
        return put(operation, term, power);
    }

    /** Whether one column's values can be brought to the ticks of the other: both are numbers, or both are times. */
    static boolean meet(CellColumn one, CellColumn other) {
        return one.nature() == Nature.NUMBER && other.nature() == Nature.NUMBER && one.isTime() == other.isTime();
    }

    /**
     * A column's term in the ticks of another column. Of a time it is the day where the other column holds days; a day is its midnight
     * where the other holds times.
     */
    static Term in(CellColumn ticks, Term term, CellColumn of) {
        if (!ticks.isTime() || ticks.day() == of.day()) {
            return shifted(term, ticks.exponent() - of.exponent());
        }
        return ticks.day() > of.day()
                ? put(Term.Operation.TIMES, term, ticks.day() / of.day())
                : put(Term.Operation.OVER, term, of.day() / ticks.day());
    }

    /** The same, but of a day the last of its times where the other column holds times: 23:59:59 where those are told to the second. */
    static Term endIn(CellColumn ticks, Term term, CellColumn of) {
        Term begin = in(ticks, term, of);
        boolean finer = ticks.isTime() && ticks.day() > of.day();
        return finer ? put(Term.Operation.PLUS, begin, ticks.day() / of.day() - ticks.step()) : begin;
    }

    private static Term put(Term.Operation operation, Term term, long number) {
        return new Term.Arithmetic(operation, term, new Term.Constant(number));
    }
}
