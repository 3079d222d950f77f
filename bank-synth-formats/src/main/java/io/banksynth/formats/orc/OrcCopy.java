package io.banksynth.formats.orc;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.error.BankSynthException;
import io.banksynth.formats.AskedType;
import io.banksynth.formats.WideNumber;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import java.nio.file.Path;
import org.apache.hadoop.hive.common.type.HiveDecimal;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.Decimal64ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.serde2.io.HiveDecimalWritable;
import org.apache.orc.TypeDescription;

/** Copies the cells of one column from orc-core's vectors into ours. */
abstract class OrcCopy {
    /** Copies the first {@code rows} cells into a vector that was reset. */
    final void copy(ColumnVector from, Vector to, int rows) {
        from.flatten(false, null, rows);
        if (!from.noNulls) {
            for (int i = 0; i < rows; i++) {
                if (from.isNull[i]) {
                    to.setNull(i);
                }
            }
        }
        cells(from, to, rows);
    }

    abstract void cells(ColumnVector from, Vector to, int rows);

    /**
     * The copier from a file's type to the asked one.
     *
     * @throws BankSynthException if values of the one cannot be had as the other
     */
    static OrcCopy of(TypeDescription stored, Column asked, Path file) {
        DataType from = OrcTypes.dataType(stored, asked.name(), file.toString());
        DataType to = asked.type();
        AskedType.require(from, asked, file);
        if (to instanceof DataType.Timestamp) {
            return to.storage() == Storage.LONG ? new Micros() : new Nanos();
        }
        if (to instanceof DataType.Decimal decimal) {
            return to.storage() == Storage.LONG
                    ? new ShortDecimals(decimal, file, asked)
                    : new WideDecimals(decimal.scale());
        }
        return switch (to.storage()) {
            case LONG, WIDE -> new Longs();
            case DOUBLE -> new Doubles();
            case BYTES -> new Bytes();
        };
    }

    private static final class Longs extends OrcCopy {
        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            System.arraycopy(((LongColumnVector) from).vector, 0, ((LongVector) to).values(), 0, rows);
        }
    }

    private static final class Doubles extends OrcCopy {
        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            System.arraycopy(((DoubleColumnVector) from).vector, 0, ((DoubleVector) to).values(), 0, rows);
        }
    }

    private static final class Bytes extends OrcCopy {
        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            BytesColumnVector bytes = (BytesColumnVector) from;
            TextVector text = (TextVector) to;
            boolean[] nulls = to.nulls();
            for (int i = 0; i < rows; i++) {
                if (!nulls[i]) {
                    text.set(i, bytes.vector[i], bytes.start[i], bytes.length[i]);
                }
            }
        }
    }

    private static final class Micros extends OrcCopy {
        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            TimestampColumnVector timestamps = (TimestampColumnVector) from;
            long[] micros = ((LongVector) to).values();
            for (int i = 0; i < rows; i++) {
                micros[i] = Math.floorDiv(timestamps.time[i], 1_000L) * 1_000_000 + timestamps.nanos[i] / 1_000;
            }
        }
    }

    private static final class Nanos extends OrcCopy {
        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            TimestampColumnVector timestamps = (TimestampColumnVector) from;
            WideVector wide = (WideVector) to;
            for (int i = 0; i < rows; i++) {
                wide.high()[i] = Math.floorDiv(timestamps.time[i], 1_000L);
                wide.low()[i] = timestamps.nanos[i];
            }
        }
    }

    private static final class ShortDecimals extends OrcCopy {
        private final DataType.Decimal type;
        private final Path file;
        private final Column column;

        ShortDecimals(DataType.Decimal type, Path file, Column column) {
            this.type = type;
            this.file = file;
            this.column = column;
        }

        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            long[] values = ((LongVector) to).values();
            if (from instanceof Decimal64ColumnVector shorts) {
                System.arraycopy(shorts.vector, 0, values, 0, rows);
                return;
            }
            HiveDecimalWritable[] decimals = ((DecimalColumnVector) from).vector;
            for (int i = 0; i < rows; i++) {
                if (!to.nulls()[i]) {
                    if (decimals[i].precision() - decimals[i].scale() > type.precision() - type.scale()) {
                        throw AskedType.tooLarge(decimals[i].toString(), column, file);
                    }
                    values[i] = decimals[i].serialize64(type.scale());
                }
            }
        }
    }

    private static final class WideDecimals extends OrcCopy {
        private final int scale;
        private final long[] longs = new long[HiveDecimal.SCRATCH_LONGS_LEN];
        private final byte[] bytes = new byte[HiveDecimal.SCRATCH_BUFFER_LEN_BIG_INTEGER_BYTES];

        WideDecimals(int scale) {
            this.scale = scale;
        }

        @Override
        void cells(ColumnVector from, Vector to, int rows) {
            WideVector wide = (WideVector) to;
            if (from instanceof Decimal64ColumnVector shorts) {
                for (int i = 0; i < rows; i++) {
                    wide.low()[i] = shorts.vector[i];
                    wide.high()[i] = shorts.vector[i] >> 63;
                }
                return;
            }
            HiveDecimalWritable[] decimals = ((DecimalColumnVector) from).vector;
            for (int i = 0; i < rows; i++) {
                if (!to.nulls()[i]) {
                    int length = decimals[i].getHiveDecimal().bigIntegerBytesScaled(scale, longs, bytes);
                    WideNumber.fromBytes(bytes, 0, length, wide, i);
                }
            }
        }
    }
}
