package io.banksynth.source.csv;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses the decoder of a column by its type. */
final class CellDecoders implements DataType.Visitor<CellDecoder> {
    private final Vector vector;
    private final Supplier<DateOrder> order;
    private final boolean decimalComma;

    /**
     * @param vector of the storage that the visited type asks for
     * @param order tells day from month in this column; asked only if a value leaves it open
     * @param decimalComma whether a comma in a number is its decimal point
     */
    CellDecoders(Vector vector, Supplier<DateOrder> order, boolean decimalComma) {
        this.vector = vector;
        this.order = order;
        this.decimalComma = decimalComma;
    }

    @Override
    public CellDecoder bool(DataType.Bool type) {
        return new BoolDecoder((LongVector) vector);
    }

    @Override
    public CellDecoder whole(DataType.Whole type) {
        return new DecimalDecoder((LongVector) vector, type.bits(), 0, decimalComma);
    }

    @Override
    public CellDecoder decimal(DataType.Decimal type) {
        if (vector instanceof LongVector longs) {
            long limit = BigInteger.TEN.pow(type.precision()).longValueExact();
            return new DecimalDecoder(longs, -limit + 1, limit - 1, type.scale(), decimalComma);
        }
        return new WideDecimalDecoder((WideVector) vector, type, decimalComma);
    }

    @Override
    public CellDecoder floating(DataType.Floating type) {
        return new FloatingDecoder((DoubleVector) vector, type.bits() == 32, decimalComma);
    }

    @Override
    public CellDecoder text(DataType.Text type) {
        return new TextDecoder((TextVector) vector, type.length());
    }

    @Override
    public CellDecoder date(DataType.Date type) {
        return new DateDecoder((LongVector) vector, order);
    }

    @Override
    public CellDecoder timestamp(DataType.Timestamp type) {
        return new TimestampDecoder(vector, type, order);
    }

    @Override
    public CellDecoder binary(DataType.Binary type) {
        return new HexDecoder((TextVector) vector);
    }

    private static final class BoolDecoder extends CellDecoder {
        private final long[] values;

        BoolDecoder(LongVector vector) {
            super(vector);
            this.values = vector.values();
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            int bool = CellText.bool(text, from, to);
            if (to - from == 1 && (text[from] == '0' || text[from] == '1')) {
                bool = text[from] - '0';
            }
            values[i] = bool;
            return bool >= 0;
        }
    }

    /** Whole numbers, and decimals that fit a long. */
    private static final class DecimalDecoder extends CellDecoder {
        private final NumberScan number = new NumberScan();
        private final long[] values;
        private final long least;
        private final long most;
        private final int scale;
        private final boolean decimalComma;

        DecimalDecoder(LongVector vector, int bits, int scale, boolean decimalComma) {
            this(vector, -1L << (bits - 1), ~(-1L << (bits - 1)), scale, decimalComma);
        }

        DecimalDecoder(LongVector vector, long least, long most, int scale, boolean decimalComma) {
            super(vector);
            this.values = vector.values();
            this.least = least;
            this.most = most;
            this.scale = scale;
            this.decimalComma = decimalComma;
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            if (!number.scan(text, from, to) || (number.comma() && !decimalComma)) {
                return false;
            }
            if (number.fitsLong() && number.scale() == scale && !number.floating()) {
                values[i] = number.unscaled();
            } else {
                BigInteger exact = Decimals.unscaled(number, text, from, to, scale);
                if (exact == null || exact.bitLength() > 63) {
                    return false;
                }
                values[i] = exact.longValueExact();
            }
            return values[i] >= least && values[i] <= most;
        }
    }

    private static final class WideDecimalDecoder extends CellDecoder {
        private final NumberScan number = new NumberScan();
        private final long[] high;
        private final long[] low;
        private final int scale;
        private final BigInteger limit;
        private final boolean decimalComma;

        WideDecimalDecoder(WideVector vector, DataType.Decimal type, boolean decimalComma) {
            super(vector);
            this.high = vector.high();
            this.low = vector.low();
            this.scale = type.scale();
            this.limit = BigInteger.TEN.pow(type.precision());
            this.decimalComma = decimalComma;
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            if (!number.scan(text, from, to) || (number.comma() && !decimalComma)) {
                return false;
            }
            BigInteger exact = Decimals.unscaled(number, text, from, to, scale);
            if (exact == null || exact.abs().compareTo(limit) >= 0) {
                return false;
            }
            high[i] = exact.shiftRight(64).longValue();
            low[i] = exact.longValue();
            return true;
        }
    }

    /** Exact arithmetic for what the fast path leaves. */
    private static final class Decimals {
        private Decimals() {}

        /** The value times 10^scale, or null if that is no whole number. An exponent is worked out. */
        static @Nullable BigInteger unscaled(NumberScan number, char[] text, int from, int to, int scale) {
            BigDecimal value;
            if (number.floating()) {
                if (text[to - 1] > '9') {
                    return null;
                }
                value = new BigDecimal(new String(text, from, to - from));
                if (Math.abs((long) value.precision() - value.scale()) > 60) {
                    return null;
                }
            } else {
                value = new BigDecimal(number.bigUnscaled(), number.scale());
            }
            try {
                return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
            } catch (ArithmeticException e) {
                return null;
            }
        }
    }

    private static final class FloatingDecoder extends CellDecoder {
        private final NumberScan number = new NumberScan();
        private final double[] values;
        private final boolean single;
        private final boolean decimalComma;

        FloatingDecoder(DoubleVector vector, boolean single, boolean decimalComma) {
            super(vector);
            this.values = vector.values();
            this.single = single;
            this.decimalComma = decimalComma;
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            boolean number = this.number.scan(text, from, to) && (!this.number.comma() || decimalComma);
            values[i] = !number ? 0 : single ? this.number.toFloat() : this.number.toDouble();
            return number;
        }
    }

    private static final class DateDecoder extends CellDecoder {
        private final TemporalScan temporal = new TemporalScan();
        private final long[] values;
        private final ColumnOrder order;

        DateDecoder(LongVector vector, Supplier<DateOrder> order) {
            super(vector);
            this.values = vector.values();
            this.order = new ColumnOrder(order);
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            if (!temporal.scan(text, from, to) || !temporal.atMidnight() || temporal.zoned()) {
                return false;
            }
            values[i] = temporal.epochDay(order.of(temporal));
            return true;
        }
    }

    private static final class TimestampDecoder extends CellDecoder {
        private final TemporalScan temporal = new TemporalScan();
        private final Vector vector;
        private final ColumnOrder order;
        private final boolean zoned;
        private final long nanosPerUnit;

        TimestampDecoder(Vector vector, DataType.Timestamp type, Supplier<DateOrder> order) {
            super(vector);
            this.vector = vector;
            this.order = new ColumnOrder(order);
            this.zoned = type.zoned();
            this.nanosPerUnit = TemporalScan.nanosPerUnit(type.precision());
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            if (!temporal.scan(text, from, to) || temporal.zoned() != zoned || temporal.nanos() % nanosPerUnit != 0) {
                return false;
            }
            long seconds = temporal.epochSecond(order.of(temporal));
            if (vector instanceof LongVector longs) {
                longs.values()[i] = seconds * 1_000_000 + temporal.nanos() / 1_000;
            } else if (vector instanceof WideVector wide) {
                wide.high()[i] = seconds;
                wide.low()[i] = temporal.nanos();
            }
            return true;
        }
    }

    /** Asks for the column's order once, and only when a value needs it. */
    private static final class ColumnOrder {
        private final Supplier<DateOrder> supplier;
        private @Nullable DateOrder known;

        ColumnOrder(Supplier<DateOrder> supplier) {
            this.supplier = supplier;
        }

        DateOrder of(TemporalScan temporal) {
            if (!DateOrder.isAmbiguous(temporal.orders())) {
                return DateOrder.only(temporal.orders());
            }
            if (known == null) {
                known = supplier.get();
            }
            return known;
        }
    }

    private static final class TextDecoder extends CellDecoder {
        private final TextVector vector;
        private final int longest;

        /**
         * @param longest characters that the type allows, 0 for any number
         */
        TextDecoder(TextVector vector, int longest) {
            super(vector);
            this.vector = vector;
            this.longest = longest;
        }

        @Override
        boolean decode(int i, char[] text, int from, int to, boolean quoted) {
            if (TypeEvidence.isNull(text, from, to, quoted)) {
                vector.setNull(i);
                return true;
            }
            return value(i, text, from, to);
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            int at = vector.reserve((to - from) * 3);
            vector.commit(i, Utf8.encode(text, from, to, vector.arena(), at) - at);
            return longest == 0 || to - from <= longest || CellText.codePoints(text, from, to) <= longest;
        }
    }

    private static final class HexDecoder extends CellDecoder {
        private final TextVector vector;

        HexDecoder(TextVector vector) {
            super(vector);
            this.vector = vector;
        }

        @Override
        boolean decode(int i, char[] text, int from, int to, boolean quoted) {
            if (from == to && quoted) {
                vector.set(i, new byte[0], 0, 0);
                return true;
            }
            return super.decode(i, text, from, to, quoted);
        }

        @Override
        boolean value(int i, char[] text, int from, int to) {
            int bytes = (to - from) / 2;
            int at = vector.reserve(bytes);
            for (int b = 0; b < bytes; b++) {
                int high = Character.digit(text[from + 2 * b], 16);
                int low = Character.digit(text[from + 2 * b + 1], 16);
                if (high < 0 || low < 0) {
                    return false;
                }
                vector.arena()[at + b] = (byte) ((high << 4) | low);
            }
            vector.commit(i, bytes);
            return (to - from) % 2 == 0;
        }
    }
}
