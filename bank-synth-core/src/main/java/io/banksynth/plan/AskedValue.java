package io.banksynth.plan;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CellText;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.model.TickScale;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** Reads values as people write them: a time may have a blank before the hour, or no hour at all. */
final class AskedValue {
    private static final Pattern DAY = Pattern.compile("\\d{4,}-\\d\\d-\\d\\d");
    private static final int DAY_LENGTH = 10;

    private AskedValue() {}

    /**
     * The value as {@link CellText} spells it.
     *
     * @throws IllegalArgumentException if it is no value of the type; the message says what is
     */
    static String canonical(String text, DataType type) {
        if (type instanceof DataType.Text limited) {
            if (limited.length() > 0 && text.codePointCount(0, text.length()) > limited.length()) {
                throw new IllegalArgumentException("it is longer than " + type);
            }
            return text;
        }
        return CellText.text(cell(text, type), 0, type);
    }

    /**
     * The value in ticks.
     *
     * @throws IllegalArgumentException if it is no value of the type, or finer than the ticks
     */
    static long ticks(String text, DataType type, TickScale scale) {
        Vector cell = cell(text, type);
        try {
            return switch (scale.unit()) {
                case CELL -> ((LongVector) cell).values()[0];
                case DOUBLE ->
                    new BigDecimal(text.strip())
                            .movePointRight(scale.exponent())
                            .longValueExact();
                case WIDE_DECIMAL -> {
                    WideVector wide = (WideVector) cell;
                    yield new BigDecimal(CellText.wide(wide.high()[0], wide.low()[0]), scale.exponent())
                            .longValueExact();
                }
                case WIDE_TIME -> {
                    WideVector wide = (WideVector) cell;
                    yield BigDecimal.valueOf(wide.high()[0])
                            .add(BigDecimal.valueOf(wide.low()[0], 9))
                            .movePointRight(scale.exponent())
                            .longValueExact();
                }
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("it has more digits than the values of the samples", e);
        }
    }

    private static Vector cell(String text, DataType type) {
        Vector cell = type instanceof DataType.Floating
                ? new DoubleVector(1)
                : Batch.allocate(List.of(new Column("VALUE", type, true)), 1).vector(0);
        try {
            CellText.set(cell, 0, spelling(text.strip(), type), type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no " + type + hint(type), e);
        }
        if (!holds(cell, type)) {
            throw new IllegalArgumentException("it does not fit " + type);
        }
        return cell;
    }

    private static String spelling(String text, DataType type) {
        if (!(type instanceof DataType.Timestamp time)) {
            return text;
        }
        String zone = time.zoned() && !text.endsWith("Z") ? "Z" : "";
        if (DAY.matcher(text).matches()) {
            return text + "T00:00:00" + zone;
        }
        boolean blank = text.length() > DAY_LENGTH && text.charAt(DAY_LENGTH) == ' ';
        return (blank ? text.substring(0, DAY_LENGTH) + "T" + text.substring(DAY_LENGTH + 1) : text) + zone;
    }

    private static String hint(DataType type) {
        if (type instanceof DataType.Date) {
            return ", such as 2024-12-31";
        }
        if (type instanceof DataType.Timestamp) {
            return ", such as 2024-12-31T23:59:59";
        }
        return type instanceof DataType.Bool ? ", which is true or false" : "";
    }

    private static boolean holds(Vector cell, DataType type) {
        if (cell instanceof LongVector longs && type instanceof DataType.Whole whole) {
            long value = longs.values()[0];
            return value >> (whole.bits() - 1) == 0 || value >> (whole.bits() - 1) == -1;
        }
        if (type instanceof DataType.Decimal decimal) {
            BigInteger unscaled = cell instanceof WideVector wide
                    ? CellText.wide(wide.high()[0], wide.low()[0])
                    : BigInteger.valueOf(((LongVector) cell).values()[0]);
            return unscaled.abs().compareTo(BigInteger.TEN.pow(decimal.precision())) < 0;
        }
        return !(cell instanceof DoubleVector doubles) || Double.isFinite(doubles.values()[0]);
    }
}
