package io.banksynth.spark.source;

import io.banksynth.batch.CellText;
import io.banksynth.batch.WideVector;
import java.math.BigDecimal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;

/** Wide decimals, and timestamps of nanoseconds, of which Spark keeps the microseconds. */
final class WideCells extends Cells {
    private static final long MICROS = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1000L;

    private final WideVector vector;
    private final io.banksynth.schema.DataType meaning;

    WideCells(WideVector vector, io.banksynth.schema.DataType meaning, DataType type) {
        super(vector, type);
        this.vector = vector;
        this.meaning = meaning;
    }

    @Override
    public long getLong(int row) {
        return vector.high()[row] * MICROS + vector.low()[row] / NANOS_PER_MICRO;
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        if (!(meaning instanceof io.banksynth.schema.DataType.Decimal)) {
            throw new IllegalStateException("Not a column of decimals: " + meaning);
        }
        BigDecimal value = new BigDecimal(CellText.wide(vector.high()[row], vector.low()[row]), scale);
        return Decimal.apply(value, precision, scale);
    }
}
