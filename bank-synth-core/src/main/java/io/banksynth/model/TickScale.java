package io.banksynth.model;

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
}
