package io.banksynth.sink.csv;

import io.banksynth.batch.CellText;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;

/** Chooses the writer of a column by its type. */
record CellWriters(CsvSpelling spelling) implements DataType.Visitor<CellWriter> {
    @Override
    public CellWriter bool(DataType.Bool type) {
        return new BoolWriter(spelling);
    }

    @Override
    public CellWriter whole(DataType.Whole type) {
        return new WholeWriter();
    }

    @Override
    public CellWriter decimal(DataType.Decimal type) {
        return type.precision() <= DataType.Decimal.LONG_DIGITS
                ? new DecimalWriter(type.scale())
                : new WideDecimalWriter(type.scale());
    }

    @Override
    public CellWriter floating(DataType.Floating type) {
        return new FloatingWriter(spelling, type.bits() == 32);
    }

    @Override
    public CellWriter text(DataType.Text type) {
        return new TextWriter();
    }

    @Override
    public CellWriter date(DataType.Date type) {
        return new DateWriter();
    }

    @Override
    public CellWriter timestamp(DataType.Timestamp type) {
        return new TimestampWriter(spelling, type);
    }

    @Override
    public CellWriter binary(DataType.Binary type) {
        return new HexWriter();
    }

    /** Writers of types that lie in one long. */
    private abstract static class LongWriter extends CellWriter {
        private final int longest;
        private long[] values = new long[0];

        LongWriter(int longest) {
            this.longest = longest;
        }

        @Override
        int take(Vector vector, int n) {
            values = ((LongVector) vector).values();
            return longest;
        }

        @Override
        final int value(byte[] buffer, int at, int i) {
            return spell(buffer, at, values[i]);
        }

        abstract int spell(byte[] buffer, int at, long value);
    }

    private static final class WholeWriter extends LongWriter {
        WholeWriter() {
            super(Digits.LONGEST_LONG);
        }

        @Override
        int spell(byte[] buffer, int at, long value) {
            return Digits.signed(buffer, at, value);
        }
    }

    private static final class BoolWriter extends LongWriter {
        private final byte[] truth;
        private final byte[] falsity;

        BoolWriter(CsvSpelling spelling) {
            super(5);
            this.truth = spelling.truth();
            this.falsity = spelling.falsity();
        }

        @Override
        int spell(byte[] buffer, int at, long value) {
            return copy(value != 0 ? truth : falsity, buffer, at);
        }
    }

    private static final class DecimalWriter extends LongWriter {
        private final int scale;

        DecimalWriter(int scale) {
            super(Digits.LONGEST_LONG + 2);
            this.scale = scale;
        }

        @Override
        int spell(byte[] buffer, int at, long value) {
            return Digits.decimal(buffer, at, value, scale);
        }
    }

    private static final class DateWriter extends LongWriter {
        private final DayText day = new DayText();

        DateWriter() {
            super(DayText.LONGEST);
        }

        @Override
        int spell(byte[] buffer, int at, long value) {
            return day.write(buffer, at, value);
        }
    }

    private static final class WideDecimalWriter extends CellWriter {
        private final int scale;
        private final WideDigits digits = new WideDigits();
        private long[] high = new long[0];
        private long[] low = new long[0];

        WideDecimalWriter(int scale) {
            this.scale = scale;
        }

        @Override
        int take(Vector vector, int n) {
            high = ((WideVector) vector).high();
            low = ((WideVector) vector).low();
            return 48;
        }

        @Override
        int value(byte[] buffer, int at, int i) {
            return digits.decimal(buffer, at, high[i], low[i], scale);
        }
    }

    private static final class TimestampWriter extends CellWriter {
        private final byte dayDivider;
        private final byte[] zone;
        private final int precision;
        private final int nanosPerUnit;
        private final DayText day = new DayText();
        private boolean micros;
        private long[] first = new long[0];
        private long[] second = new long[0];

        TimestampWriter(CsvSpelling spelling, DataType.Timestamp type) {
            this.dayDivider = spelling.dayDivider();
            this.zone = type.zoned() ? spelling.utc() : new byte[0];
            this.precision = type.precision();
            int unit = 1_000_000_000;
            for (int i = 0; i < precision; i++) {
                unit /= 10;
            }
            this.nanosPerUnit = unit;
        }

        @Override
        int take(Vector vector, int n) {
            micros = vector instanceof LongVector;
            if (vector instanceof LongVector longs) {
                first = longs.values();
            } else if (vector instanceof WideVector wide) {
                first = wide.high();
                second = wide.low();
            }
            return DayText.LONGEST + 26;
        }

        @Override
        int value(byte[] buffer, int at, int i) {
            long seconds = micros ? Math.floorDiv(first[i], 1_000_000L) : first[i];
            int nanos = micros ? (int) (first[i] - seconds * 1_000_000L) * 1_000 : (int) second[i];
            long dayNumber = Math.floorDiv(seconds, 86_400L);
            int ofDay = (int) (seconds - dayNumber * 86_400L);
            int to = day.write(buffer, at, dayNumber);
            buffer[to++] = dayDivider;
            to = Digits.two(buffer, to, ofDay / 3600);
            buffer[to++] = ':';
            to = Digits.two(buffer, to, ofDay / 60 % 60);
            buffer[to++] = ':';
            to = Digits.two(buffer, to, ofDay % 60);
            if (precision > 0) {
                buffer[to++] = '.';
                to = Digits.unsigned(buffer, to, nanos / nanosPerUnit, precision);
            }
            return copy(zone, buffer, to);
        }
    }

    private static final class FloatingWriter extends CellWriter {
        /** Decimals that are tried before the general algorithm is asked. */
        private static final int MOST_DECIMALS = 6;

        private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
        /** Below it a double times a power is a whole number whose neighbours are doubles too. */
        private static final double EXACT = 1L << 53;

        private static final byte[] NO_NUMBER = CsvSpelling.ascii("NaN");

        private final byte[] infinity;
        private final boolean single;
        private double[] values = new double[0];

        FloatingWriter(CsvSpelling spelling, boolean single) {
            this.infinity = spelling.infinity();
            this.single = single;
        }

        @Override
        int take(Vector vector, int n) {
            values = ((DoubleVector) vector).values();
            return 32;
        }

        @Override
        int value(byte[] buffer, int at, int i) {
            double value = values[i];
            if (Double.isNaN(value)) {
                return copy(NO_NUMBER, buffer, at);
            }
            int to = at;
            if (Double.isInfinite(value)) {
                if (value < 0) {
                    buffer[to++] = '-';
                }
                return copy(infinity, buffer, to);
            }
            to = single ? -1 : shortDecimal(buffer, at, value);
            if (to > 0) {
                return to;
            }
            String text = single ? CellText.number((float) value) : CellText.number(value);
            return copy(CsvSpelling.ascii(text), buffer, at);
        }

        /**
         * Numbers of few decimals, by exact division: m / 10^k is the double nearest to that decimal when m is below 2^53
         * (Clinger 1990), so if it gives the value back, the decimal is a spelling of it. -1 if it has more decimals.
         */
        private static int shortDecimal(byte[] buffer, int at, double value) {
            for (int k = 1; k <= MOST_DECIMALS; k++) {
                double scaled = Math.rint(value * POWERS[k]);
                if (Math.abs(scaled) >= EXACT || (scaled == 0 && Double.doubleToRawLongBits(value) < 0)) {
                    return -1;
                }
                if (scaled / POWERS[k] == value) {
                    return Digits.decimal(buffer, at, (long) scaled, k);
                }
            }
            return -1;
        }
    }

    /** Bytes in hexadecimal digits; no bytes at all are an empty pair of quotes, so that they are not null. */
    private static final class HexWriter extends CellWriter {
        private static final byte[] HEX = CsvSpelling.ascii("0123456789ABCDEF");

        private TextVector texts = new TextVector(0);

        @Override
        int take(Vector vector, int n) {
            texts = (TextVector) vector;
            int longest = 1;
            for (int i = 0; i < n; i++) {
                longest = Math.max(longest, vector.nulls()[i] ? 0 : texts.length()[i]);
            }
            return Math.multiplyExact(longest, 2);
        }

        @Override
        int value(byte[] buffer, int at, int i) {
            int to = at;
            int start = texts.start()[i];
            int end = start + texts.length()[i];
            if (start == end) {
                buffer[to++] = '"';
                buffer[to++] = '"';
            }
            for (int b = start; b < end; b++) {
                buffer[to++] = HEX[(texts.arena()[b] >> 4) & 15];
                buffer[to++] = HEX[texts.arena()[b] & 15];
            }
            return to;
        }
    }
}
