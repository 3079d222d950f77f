package io.banksynth.spark.source;

import io.banksynth.batch.LongVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;

/** Whole numbers, truth values, days, microseconds and narrow decimals. */
final class LongCells extends Cells {
    private final long[] values;

    LongCells(LongVector vector, DataType type) {
        super(vector, type);
        this.values = vector.values();
    }

    @Override
    public boolean getBoolean(int row) {
        return values[row] != 0;
    }

    @Override
    public byte getByte(int row) {
        return (byte) values[row];
    }

    @Override
    public short getShort(int row) {
        return (short) values[row];
    }

    @Override
    public int getInt(int row) {
        return (int) values[row];
    }

    @Override
    public long getLong(int row) {
        return values[row];
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        return Decimal.createUnsafe(values[row], precision, scale);
    }
}
