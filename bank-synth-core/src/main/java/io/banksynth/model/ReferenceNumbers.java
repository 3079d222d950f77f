package io.banksynth.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** A column of a reference table as numbers. */
public final class ReferenceNumbers {
    private ReferenceNumbers() {}

    /**
     * The numbers of a column by row, in ticks of {@code 10^-exponent}; {@link Term#NONE} for what is no number or has more digits.
     *
     * @param exponent from -18 to 18
     * @return empty if the table is not kept as it is, or has no such column
     */
    public static Optional<long[]> of(TableModel reference, String column, int exponent) {
        return reference
                .column(column)
                .filter(ColumnModel.Verbatim.class::isInstance)
                .map(kept -> ticks(((ColumnModel.Verbatim) kept).values(), exponent));
    }

    private static long[] ticks(List<Optional<String>> values, int exponent) {
        return values.stream()
                .mapToLong(value -> value.map(text -> tick(text, exponent)).orElse(Term.NONE))
                .toArray();
    }

    private static long tick(String text, int exponent) {
        try {
            return new BigDecimal(text)
                    .movePointRight(exponent)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException noSuchNumber) {
            return Term.NONE;
        }
    }
}
