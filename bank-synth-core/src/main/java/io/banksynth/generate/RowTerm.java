package io.banksynth.generate;

import io.banksynth.model.Term;
import java.util.function.Function;

/** A number that follows from others of the same row, compiled: reads cells by the row's place in a frame. */
interface RowTerm {
    long at(int i);

    /**
     * Compiles a term that is made of numbers of the row itself.
     *
     * @param cells of a column, by name
     */
    static RowTerm of(Term term, Function<String, long[]> cells) {
        if (term instanceof Term.Field field) {
            long[] known = cells.apply(field.column());
            return i -> known[i];
        }
        if (term instanceof Term.Constant constant) {
            long value = constant.value();
            return i -> value;
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            RowTerm left = of(arithmetic.left(), cells);
            RowTerm right = of(arithmetic.right(), cells);
            Term.Operation operation = arithmetic.operation();
            return i -> operation.of(left.at(i), right.at(i));
        }
        throw new IllegalArgumentException("only numbers of the row itself are put together here");
    }
}
