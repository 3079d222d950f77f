package io.banksynth.formats.orc;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.formats.WideNumber;
import io.banksynth.schema.DataType;
import java.util.Arrays;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DateColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.Decimal64ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.serde2.io.HiveDecimalWritable;

/** Shows the cells of one column to orc-core's writer. */
abstract class OrcCells {
    /** The library's view of a vector's first {@code rows} cells, valid until the next call. */
    final ColumnVector lend(Vector vector, int rows) {
        ColumnVector lent = cells(vector, rows);
        lent.isNull = vector.nulls();
        lent.noNulls = !vector.hasNulls();
        return lent;
    }

    abstract ColumnVector cells(Vector vector, int rows);

    /** The view that fits a type. */
    static OrcCells of(DataType type) {
        if (type instanceof DataType.Date) {
            DateColumnVector dates = new DateColumnVector(0);
            dates.setUsingProlepticCalendar(true);
            return new Longs(dates);
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return new Timestamps(timestamp);
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal.storage() == io.banksynth.schema.Storage.LONG
                    ? new Longs(new Decimal64ColumnVector(0, decimal.precision(), decimal.scale()))
                    : new WideDecimals(decimal);
        }
        return switch (type.storage()) {
            case LONG, WIDE -> new Longs(new LongColumnVector(0));
            case DOUBLE -> new Doubles();
            case BYTES -> new Bytes();
        };
    }

    /** One long a cell, lent as it is. */
    private static final class Longs extends OrcCells {
        private final LongColumnVector view;

        Longs(LongColumnVector view) {
            this.view = view;
        }

        @Override
        ColumnVector cells(Vector vector, int rows) {
            view.vector = ((LongVector) vector).values();
            return view;
        }
    }

    /** One double a cell, lent as it is. */
    private static final class Doubles extends OrcCells {
        private final DoubleColumnVector view = new DoubleColumnVector(0);

        @Override
        ColumnVector cells(Vector vector, int rows) {
            view.vector = ((DoubleVector) vector).values();
            return view;
        }
    }

    /** Bytes where they lie: in the vector's arena or in the plan's dictionary. */
    private static final class Bytes extends OrcCells {
        private static final byte[] NOTHING = {};

        private final BytesColumnVector view = new BytesColumnVector(0);
        private byte[] filledWith = NOTHING;

        @Override
        ColumnVector cells(Vector vector, int rows) {
            if (view.vector.length < rows) {
                view.vector = new byte[vector.capacity()][];
                filledWith = NOTHING;
            }
            if (vector instanceof CodeVector codes) {
                lendCodes(codes, rows);
            } else {
                TextVector text = (TextVector) vector;
                pointAt(text.arena());
                view.start = text.start();
                view.length = text.length();
            }
            return view;
        }

        private void lendCodes(CodeVector vector, int rows) {
            TextDictionary dictionary = vector.dictionary();
            pointAt(dictionary.bytes());
            if (ownStart.length < rows) {
                ownStart = new int[vector.capacity()];
                ownLength = new int[vector.capacity()];
            }
            view.start = ownStart;
            view.length = ownLength;
            int[] codes = vector.codes();
            boolean[] nulls = vector.nulls();
            for (int i = 0; i < rows; i++) {
                if (!nulls[i]) {
                    ownStart[i] = dictionary.start(codes[i]);
                    ownLength[i] = dictionary.length(codes[i]);
                }
            }
        }

        private int[] ownStart = {};
        private int[] ownLength = {};

        private void pointAt(byte[] bytes) {
            if (filledWith != bytes) {
                Arrays.fill(view.vector, bytes);
                filledWith = bytes;
            }
        }
    }

    /** Two longs a cell as the library's decimals. */
    private static final class WideDecimals extends OrcCells {
        private final int precision;
        private final int scale;
        private final byte[] bytes = new byte[WideNumber.BYTES];
        private DecimalColumnVector view;

        WideDecimals(DataType.Decimal type) {
            this.precision = type.precision();
            this.scale = type.scale();
            this.view = new DecimalColumnVector(0, precision, scale);
        }

        @Override
        ColumnVector cells(Vector vector, int rows) {
            WideVector wide = (WideVector) vector;
            if (view.vector.length < rows) {
                view = new DecimalColumnVector(wide.capacity(), precision, scale);
            }
            boolean[] nulls = wide.nulls();
            for (int i = 0; i < rows; i++) {
                if (!nulls[i]) {
                    WideNumber.toBytes(wide.high()[i], wide.low()[i], bytes, 0);
                    HiveDecimalWritable cell = view.vector[i];
                    cell.setFromBigIntegerBytesAndScale(bytes, 0, WideNumber.BYTES, scale);
                    if (!cell.isSet()) {
                        throw new IllegalStateException(
                                "A decimal of more than 38 digits: " + WideNumber.toBigInteger(wide, i));
                    }
                }
            }
            return view;
        }
    }

    /** Microseconds, or seconds and nanoseconds, as the library's milliseconds and nanoseconds of the second. */
    private static final class Timestamps extends OrcCells {
        private static final long MICROS_PER_SECOND = 1_000_000;
        private static final int MILLIS_PER_SECOND = 1_000;
        private static final int NANOS_PER_MILLI = 1_000_000;

        private final boolean wide;
        private TimestampColumnVector view = new TimestampColumnVector(0);

        Timestamps(DataType.Timestamp type) {
            this.wide = type.storage() == io.banksynth.schema.Storage.WIDE;
        }

        @Override
        ColumnVector cells(Vector vector, int rows) {
            if (view.time.length < rows) {
                view = new TimestampColumnVector(vector.capacity());
            }
            view.setIsUTC(true);
            view.setUsingProlepticCalendar(true);
            if (wide) {
                WideVector cells = (WideVector) vector;
                boolean[] nulls = cells.nulls();
                for (int i = 0; i < rows; i++) {
                    if (!nulls[i]) {
                        set(i, cells.high()[i], (int) cells.low()[i]);
                    }
                }
            } else {
                long[] micros = ((LongVector) vector).values();
                for (int i = 0; i < rows; i++) {
                    long second = Math.floorDiv(micros[i], MICROS_PER_SECOND);
                    set(i, second, (int) (micros[i] - second * MICROS_PER_SECOND) * 1_000);
                }
            }
            return view;
        }

        private void set(int i, long second, int nanos) {
            view.time[i] = second * MILLIS_PER_SECOND + nanos / NANOS_PER_MILLI;
            view.nanos[i] = nanos;
        }
    }
}
