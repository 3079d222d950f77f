package io.banksynth.spark.source;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** A column of a batch as Spark reads it: nothing is copied. It shows what the batch holds at the moment. */
abstract class Cells extends ColumnVector {
    private final Vector vector;

    Cells(Vector vector, DataType type) {
        super(type);
        this.vector = vector;
    }

    /** The view that fits a vector. */
    static Cells of(Vector vector, Column column, DataType type) {
        if (vector instanceof LongVector longs) {
            return new LongCells(longs, type);
        }
        if (vector instanceof DoubleVector doubles) {
            return new DoubleCells(doubles, type);
        }
        if (vector instanceof WideVector wide) {
            return new WideCells(wide, column.type(), type);
        }
        if (vector instanceof CodeVector codes) {
            return new CodeCells(codes, type);
        }
        return new TextCells((TextVector) vector, type);
    }

    private IllegalStateException not(String what) {
        return new IllegalStateException("Not a column of " + what + ": " + type);
    }

    @Override
    public void close() {
        // Its owner is the generator's batch.
    }

    @Override
    public boolean hasNull() {
        return vector.hasNulls();
    }

    @Override
    public int numNulls() {
        int count = 0;
        for (boolean isNull : vector.nulls()) {
            count += isNull ? 1 : 0;
        }
        return count;
    }

    @Override
    public boolean isNullAt(int row) {
        return vector.nulls()[row];
    }

    @Override
    public boolean getBoolean(int row) {
        throw not("truth values");
    }

    @Override
    public byte getByte(int row) {
        throw not("bytes");
    }

    @Override
    public short getShort(int row) {
        throw not("short numbers");
    }

    @Override
    public int getInt(int row) {
        throw not("int numbers");
    }

    @Override
    public long getLong(int row) {
        throw not("long numbers");
    }

    @Override
    public float getFloat(int row) {
        throw not("floats");
    }

    @Override
    public double getDouble(int row) {
        throw not("doubles");
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        throw not("decimals");
    }

    @Override
    public UTF8String getUTF8String(int row) {
        throw not("text");
    }

    @Override
    public byte[] getBinary(int row) {
        throw not("binary");
    }

    @Override
    public ColumnarArray getArray(int row) {
        throw not("arrays");
    }

    @Override
    public ColumnarMap getMap(int row) {
        throw not("maps");
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        throw not("structs");
    }
}
