package io.banksynth.generate.kernel;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;

/** Turns ticks into cells; what a sum makes larger than the column's type holds stays at the type's end. */
public final class TickCells {
    private static final int LONG_POWER = 18;

    private final TickScale scale;
    private final Storage storage;
    private final double divisor;
    private final long power;
    private final long high;
    private final long low;
    private final long most;

    public TickCells(TickScale scale, DataType type) {
        this.scale = scale;
        this.storage = type.storage();
        this.most = scale.most(type);
        this.divisor = StrictMath.pow(10, scale.exponent());
        this.power = scale.exponent() > LONG_POWER ? 0 : (long) divisor;
        this.high = scale.exponent() > LONG_POWER ? (long) StrictMath.pow(10, scale.exponent() - LONG_POWER) : 1;
        this.low = scale.exponent() > LONG_POWER ? 1_000_000_000_000_000_000L : power;
    }

    /** A vector for the cells. */
    public Vector allocate(int capacity) {
        return switch (storage) {
            case LONG -> new LongVector(capacity);
            case DOUBLE -> new DoubleVector(capacity);
            case WIDE -> new WideVector(capacity);
            case BYTES -> throw new IllegalStateException("Numbers are not bytes");
        };
    }

    /** Writes cell i. */
    public void put(long value, int i, Vector out) {
        long ticks = Math.max(-most, Math.min(most, value));
        switch (scale.unit()) {
            case CELL -> ((LongVector) out).values()[i] = ticks;
            case DOUBLE -> ((DoubleVector) out).values()[i] = ticks / divisor;
            case WIDE_DECIMAL -> {
                WideVector wide = (WideVector) out;
                long scaled = ticks * high;
                wide.high()[i] = Math.multiplyHigh(scaled, low);
                wide.low()[i] = scaled * low;
            }
            case WIDE_TIME -> {
                WideVector wide = (WideVector) out;
                wide.high()[i] = Math.floorDiv(ticks, power);
                wide.low()[i] = Math.floorMod(ticks, power) * (1_000_000_000L / power);
            }
        }
    }
}
