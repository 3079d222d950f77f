package io.banksynth.model;

import io.banksynth.schema.DataType;

/**
 * How the ticks that models count in become cells.
 *
 * @param unit what a tick is
 * @param exponent a power of ten: for {@link Unit#DOUBLE} a cell is {@code ticks / 10^exponent}; for {@link Unit#WIDE_DECIMAL} the
 *     unscaled value is {@code ticks * 10^exponent}; for {@link Unit#WIDE_TIME} a tick is {@code 10^-exponent} seconds; else 0
 */
public record TickScale(Unit unit, int exponent) {
    /** Ticks are the cells themselves. */
    public static final TickScale CELLS = new TickScale(Unit.CELL, 0);

    private static final long DAY_SECONDS = 86_400;
    private static final long DAY_MICROS = DAY_SECONDS * 1_000_000;

    /** What a tick is. */
    public enum Unit {
        CELL,
        DOUBLE,
        WIDE_DECIMAL,
        WIDE_TIME
    }

    public TickScale {
        if (exponent < 0 || exponent > 22) {
            throw new IllegalArgumentException("A scale of ticks has an exponent of 0 to 22, not " + exponent);
        }
    }

    /** The most ticks, below 0 as well, that a cell of a type holds. */
    public long most(DataType type) {
        if (type instanceof DataType.Whole whole && unit == Unit.CELL) {
            return Long.MAX_VALUE >> (Long.SIZE - whole.bits());
        }
        if (!(type instanceof DataType.Decimal decimal) || (unit != Unit.CELL && unit != Unit.WIDE_DECIMAL)) {
            return Long.MAX_VALUE;
        }
        int digits = decimal.precision() - exponent;
        long power = 1;
        for (int i = 0; i < digits && i <= DataType.Decimal.LONG_DIGITS; i++) {
            power = i < DataType.Decimal.LONG_DIGITS ? power * 10 : Long.MAX_VALUE;
        }
        return Math.max(0, power - 1);
    }

    /** Ticks of a day of a column of a type; 0 for types that are no dates or times. */
    public long day(DataType type) {
        if (type instanceof DataType.Date) {
            return 1;
        }
        if (!(type instanceof DataType.Timestamp)) {
            return 0;
        }
        if (unit != Unit.WIDE_TIME) {
            return DAY_MICROS;
        }
        long ticks = DAY_SECONDS;
        for (int i = 0; i < exponent; i++) {
            ticks *= 10;
        }
        return ticks;
    }
}
