package io.banksynth.source.jdbc;

import io.banksynth.batch.Batch;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Settles the type of numbers that are declared without a size, such as Oracle's NUMBER: they are read as text, and when all are there, they
 * become the narrowest whole or decimal type that holds them, or double precision where none does.
 */
final class OpenNumbers {
    private static final int MOST_DIGITS = 38;

    private OpenNumbers() {}

    /**
     * The sample with those columns as numbers.
     *
     * @param open their names
     */
    static Sample settle(Sample sample, Set<String> open) {
        if (open.isEmpty()) {
            return sample;
        }
        List<Column> columns = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            Column column = sample.columns().get(c);
            Vector vector = sample.rows().vector(c);
            if (open.contains(column.name()) && vector instanceof CodeVector codes) {
                List<BigDecimal> values = values(codes.dictionary());
                DataType type = type(values);
                column = new Column(column.name(), type, column.nullable());
                vector = numbers(codes, values, type, sample.size());
            }
            columns.add(column);
            vectors.add(vector);
        }
        Batch rows = new Batch(columns, vectors);
        rows.end(sample.size());
        return new Sample(sample.table(), rows, sample.origin());
    }

    private static List<BigDecimal> values(TextDictionary dictionary) {
        List<BigDecimal> values = new ArrayList<>();
        for (int code = 0; code < dictionary.size(); code++) {
            String text = dictionary.text(code);
            values.add(text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text));
        }
        return values;
    }

    static DataType type(List<BigDecimal> values) {
        int scale = 0;
        int whole = 1;
        for (BigDecimal value : values) {
            BigDecimal plain = value.stripTrailingZeros();
            scale = Math.max(scale, plain.scale());
            whole = Math.max(whole, plain.precision() - plain.scale());
        }
        if (scale == 0 && whole <= DataType.Decimal.LONG_DIGITS) {
            return new DataType.Whole(whole <= 9 ? 32 : 64);
        }
        return scale + whole <= MOST_DIGITS ? new DataType.Decimal(scale + whole, scale) : new DataType.Floating(64);
    }

    private static Vector numbers(CodeVector codes, List<BigDecimal> values, DataType type, int rows) {
        Vector vector =
                Batch.allocate(List.of(new Column("n", type, true)), rows).vector(0);
        int scale = type instanceof DataType.Decimal decimal ? decimal.scale() : 0;
        for (int i = 0; i < rows; i++) {
            if (codes.nulls()[i]) {
                vector.setNull(i);
                continue;
            }
            BigDecimal value = values.get(codes.codes()[i]);
            if (vector instanceof LongVector longs) {
                longs.values()[i] = value.setScale(scale).unscaledValue().longValueExact();
            } else if (vector instanceof WideVector wide) {
                BigInteger unscaled = value.setScale(scale).unscaledValue();
                wide.high()[i] = unscaled.shiftRight(Long.SIZE).longValueExact();
                wide.low()[i] = unscaled.longValue();
            } else {
                ((io.banksynth.batch.DoubleVector) vector).values()[i] = value.doubleValue();
            }
        }
        return vector;
    }
}
