package io.banksynth.sink;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;
import java.math.BigInteger;
import java.time.LocalDate;

/** Chooses the adder of a column by its type. */
record ColumnAdders() implements DataType.Visitor<ColumnAdder> {
    @Override
    public ColumnAdder bool(DataType.Bool type) {
        return new LongAdder();
    }

    @Override
    public ColumnAdder whole(DataType.Whole type) {
        return new LongAdder();
    }

    @Override
    public ColumnAdder decimal(DataType.Decimal type) {
        return type.precision() <= DataType.Decimal.LONG_DIGITS ? new LongAdder() : new WideAdder();
    }

    @Override
    public ColumnAdder floating(DataType.Floating type) {
        return new ValueCounter();
    }

    @Override
    public ColumnAdder text(DataType.Text type) {
        return new TextAdder(type.padded() ? TextAdder.Ends.CUT : TextAdder.Ends.KEPT);
    }

    @Override
    public ColumnAdder date(DataType.Date type) {
        return new DayAdder();
    }

    @Override
    public ColumnAdder timestamp(DataType.Timestamp type) {
        return new TimestampAdder(type.precision());
    }

    @Override
    public ColumnAdder binary(DataType.Binary type) {
        return new TextAdder(TextAdder.Ends.KEPT);
    }

    private static class LongAdder extends ColumnAdder {
        private long[] cells = new long[0];

        @Override
        void begin(Vector vector) {
            cells = ((LongVector) vector).values();
        }

        @Override
        void addCell(int i) {
            count(cells[i]);
        }
    }

    /** Floating-point sums depend on the order of the rows, so only their cells are counted. */
    private static final class ValueCounter extends ColumnAdder {
        @Override
        void begin(Vector vector) {
            // Nothing of the cells is looked at.
        }

        @Override
        void addCell(int i) {
            count(0);
        }
    }

    private static final class WideAdder extends ColumnAdder {
        private static final BigInteger MODULUS = BigInteger.valueOf(ColumnSum.MODULUS);
        private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

        private long[] high = new long[0];
        private long[] low = new long[0];

        @Override
        void begin(Vector vector) {
            high = ((WideVector) vector).high();
            low = ((WideVector) vector).low();
        }

        @Override
        void addCell(int i) {
            BigInteger unsigned = BigInteger.valueOf(low[i]);
            BigInteger value = BigInteger.valueOf(high[i])
                    .shiftLeft(Long.SIZE)
                    .add(low[i] < 0 ? unsigned.add(TWO_TO_64) : unsigned);
            count(value.remainder(MODULUS).longValue());
        }
    }

    /** Days as one number, {@code 20201231}: the same by every calendar that has the day. */
    private static final class Days {
        private long day = Long.MIN_VALUE;
        private long number;

        long number(long epochDay) {
            if (epochDay != day) {
                LocalDate date = LocalDate.ofEpochDay(epochDay);
                number = date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
                day = epochDay;
            }
            return number;
        }
    }

    private static final class DayAdder extends ColumnAdder {
        private final Days days = new Days();
        private long[] cells = new long[0];

        @Override
        void begin(Vector vector) {
            cells = ((LongVector) vector).values();
        }

        @Override
        void addCell(int i) {
            count(days.number(cells[i]));
        }
    }

    /** Timestamps as one number, {@code 20201231235959} and the digits of the second behind it. */
    private static final class TimestampAdder extends ColumnAdder {
        private static final long MICROS = 1_000_000L;
        private static final long DAY_SECONDS = 86_400L;

        private final Days days = new Days();
        private final BigInteger unit;
        private final long nanosPerUnit;
        private long[] first = new long[0];
        private long[] second = new long[0];
        private boolean micros;
        private long fractions;

        TimestampAdder(int precision) {
            this.unit = BigInteger.TEN.pow(precision);
            this.nanosPerUnit = BigInteger.TEN.pow(9 - precision).longValue();
        }

        @Override
        void begin(Vector vector) {
            micros = vector instanceof LongVector;
            fractions = 0;
            if (vector instanceof LongVector longs) {
                first = longs.values();
            } else {
                first = ((WideVector) vector).high();
                second = ((WideVector) vector).low();
            }
        }

        @Override
        void addCell(int i) {
            long seconds = micros ? Math.floorDiv(first[i], MICROS) : first[i];
            long nanos = micros ? (first[i] - seconds * MICROS) * 1_000 : second[i];
            long day = Math.floorDiv(seconds, DAY_SECONDS);
            long ofDay = seconds - day * DAY_SECONDS;
            long clock = ofDay / 3600 * 10_000 + ofDay / 60 % 60 * 100 + ofDay % 60;
            count(days.number(day) * 1_000_000 + clock);
            fractions += nanos / nanosPerUnit;
        }

        @Override
        void end() {
            addTotal(take().multiply(unit).add(BigInteger.valueOf(fractions)));
        }
    }
}
