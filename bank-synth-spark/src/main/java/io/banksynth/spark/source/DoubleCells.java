package io.banksynth.spark.source;

import io.banksynth.batch.DoubleVector;
import org.apache.spark.sql.types.DataType;

/** Floating-point numbers. */
final class DoubleCells extends Cells {
    private final double[] values;

    DoubleCells(DoubleVector vector, DataType type) {
        super(vector, type);
        this.values = vector.values();
    }

    @Override
    public float getFloat(int row) {
        return (float) values[row];
    }

    @Override
    public double getDouble(int row) {
        return values[row];
    }
}
