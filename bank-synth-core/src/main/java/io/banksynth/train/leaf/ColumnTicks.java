package io.banksynth.train.leaf;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A sample's column as whole numbers: ticks for what counts (see {@link TickScale}), dictionary codes for text. Entries
 * of rows without a value mean nothing.
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
public record ColumnTicks(long[] ticks, TickScale scale) {
    private static final int DOUBLE_DIGITS = 15;
    private static final double ORDINARY = 0.99;
    private static final double MOST_TICKS = 1e18;

    public static ColumnTicks of(Vector vector, DataType type, int rows) {
        if (vector instanceof LongVector longs) {
            return new ColumnTicks(longs.values(), TickScale.CELLS);
        }
        if (vector instanceof CodeVector codes) {
            long[] ticks = new long[rows];
            for (int i = 0; i < rows; i++) {
                ticks[i] = codes.codes()[i];
            }
            return new ColumnTicks(ticks, TickScale.CELLS);
        }
        if (vector instanceof DoubleVector doubles) {
            return ofDoubles(doubles, rows);
        }
        if (vector instanceof WideVector wide) {
            return type instanceof DataType.Decimal ? ofWideDecimals(wide, rows) : ofWideTimes(wide, rows);
        }
        throw new IllegalArgumentException("A sample holds text in code vectors");
    }

    /**
     * As many decimals as the values need, as far as 15 digits reach for all but the largest hundredth of them: a single
     * extreme value must not cost the others their decimals. Values of more than 18 digits of ticks count as those.
     */
    private static ColumnTicks ofDoubles(DoubleVector doubles, int rows) {
        double[] sizes = new double[rows];
        int known = 0;
        int decimals = 0;
        for (int i = 0; i < rows; i++) {
            double value = doubles.values()[i];
            if (!doubles.nulls()[i] && Double.isFinite(value)) {
                sizes[known++] = Math.abs(value);
                decimals = Math.max(
                        decimals, BigDecimal.valueOf(value).stripTrailingZeros().scale());
            }
        }
        Arrays.sort(sizes, 0, known);
        double largest = known == 0 ? 0 : sizes[(int) ((known - 1) * ORDINARY)];
        int whole = largest < 1 ? 0 : (int) Math.floor(Math.log10(largest)) + 1;
        int exponent = Math.max(0, Math.min(Math.min(decimals, 22), DOUBLE_DIGITS - whole));
        BigDecimal factor = BigDecimal.TEN.pow(exponent);
        double scale = factor.doubleValue();
        long[] ticks = new long[rows];
        for (int i = 0; i < rows; i++) {
            ticks[i] = Math.round(Math.max(-MOST_TICKS, Math.min(MOST_TICKS, doubles.values()[i] * scale)));
        }
        return new ColumnTicks(ticks, new TickScale(TickScale.Unit.DOUBLE, exponent));
    }

    /** Drops as many low digits as the widest value has too many. */
    private static ColumnTicks ofWideDecimals(WideVector wide, int rows) {
        BigInteger[] unscaled = new BigInteger[rows];
        BigInteger largest = BigInteger.ZERO;
        for (int i = 0; i < rows; i++) {
            unscaled[i] =
                    wide.nulls()[i] ? BigInteger.ZERO : io.banksynth.batch.CellText.wide(wide.high()[i], wide.low()[i]);
            largest = largest.max(unscaled[i].abs());
        }
        int exponent = Math.max(0, largest.toString().length() - DataType.Decimal.LONG_DIGITS);
        BigInteger divisor = BigInteger.TEN.pow(exponent);
        long[] ticks = new long[rows];
        for (int i = 0; i < rows; i++) {
            ticks[i] = unscaled[i].divide(divisor).longValueExact();
        }
        return new ColumnTicks(ticks, new TickScale(TickScale.Unit.WIDE_DECIMAL, exponent));
    }

    /** As many digits of the second as occur; microseconds where nanoseconds do not fit a long (1678 to 2262). */
    private static ColumnTicks ofWideTimes(WideVector wide, int rows) {
        int exponent = 0;
        for (int i = 0; i < rows; i++) {
            if (!wide.nulls()[i]) {
                long nanos = wide.low()[i];
                int digits = 9;
                while (digits > 0 && nanos % 10 == 0) {
                    nanos /= 10;
                    digits--;
                }
                exponent = Math.max(exponent, digits);
                if (Math.abs(wide.high()[i]) > 9_000_000_000L) {
                    exponent = Math.min(exponent, DataType.Timestamp.LONG_DIGITS);
                }
            }
        }
        long perSecond = BigInteger.TEN.pow(exponent).longValueExact();
        long nanosPerTick = 1_000_000_000L / perSecond;
        long[] ticks = new long[rows];
        for (int i = 0; i < rows; i++) {
            ticks[i] = wide.high()[i] * perSecond + wide.low()[i] / nanosPerTick;
        }
        return new ColumnTicks(ticks, new TickScale(TickScale.Unit.WIDE_TIME, exponent));
    }
}
