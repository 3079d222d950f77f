package io.banksynth.source.jdbc;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Copies the cells of one column of a result into vectors. */
abstract class CellReader {
    /** Sets cell i, or finds that it is null. */
    final void read(ResultSet row, int column, Vector vector, int i) throws SQLException {
        if (!set(row, column, vector, i)) {
            vector.setNull(i);
        }
    }

    /** False if the cell is null. */
    abstract boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException;

    static CellReader of(DataType type) {
        return type.accept(new Choice());
    }

    /** A value fits the column's type, or the declaration has changed since it was read. */
    private static ArithmeticException misfit(Object value, DataType type) {
        return new ArithmeticException("value " + value.getClass().getSimpleName() + " does not fit " + type);
    }

    private record Choice() implements DataType.Visitor<CellReader> {
        @Override
        public CellReader bool(DataType.Bool type) {
            return new CellReader() {
                @Override
                boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
                    ((LongVector) vector).values()[i] = row.getBoolean(column) ? 1 : 0;
                    return !row.wasNull();
                }
            };
        }

        @Override
        public CellReader whole(DataType.Whole type) {
            return new CellReader() {
                @Override
                boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
                    ((LongVector) vector).values()[i] = row.getLong(column);
                    return !row.wasNull();
                }
            };
        }

        @Override
        public CellReader decimal(DataType.Decimal type) {
            return new Decimals(type);
        }

        @Override
        public CellReader floating(DataType.Floating type) {
            return new CellReader() {
                @Override
                boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
                    ((DoubleVector) vector).values()[i] = row.getDouble(column);
                    return !row.wasNull();
                }
            };
        }

        @Override
        public CellReader text(DataType.Text type) {
            return new Texts(type);
        }

        @Override
        public CellReader date(DataType.Date type) {
            return new CellReader() {
                @Override
                boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
                    LocalDate day = row.getObject(column, LocalDate.class);
                    ((LongVector) vector).values()[i] = day == null ? 0 : day.toEpochDay();
                    return day != null;
                }
            };
        }

        @Override
        public CellReader timestamp(DataType.Timestamp type) {
            return new Timestamps(type);
        }

        @Override
        public CellReader binary(DataType.Binary type) {
            return new CellReader() {
                @Override
                boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
                    byte[] bytes = row.getBytes(column);
                    byte[] present = bytes == null ? new byte[0] : bytes;
                    ((TextVector) vector).set(i, present, 0, present.length);
                    return bytes != null;
                }
            };
        }
    }

    private static final class Decimals extends CellReader {
        private final DataType.Decimal type;

        Decimals(DataType.Decimal type) {
            this.type = type;
        }

        @Override
        boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
            BigDecimal value = row.getBigDecimal(column);
            if (value == null) {
                return false;
            }
            BigInteger unscaled = unscaled(value);
            if (vector instanceof LongVector longs) {
                longs.values()[i] = unscaled.longValueExact();
            } else {
                ((WideVector) vector).high()[i] = unscaled.shiftRight(Long.SIZE).longValueExact();
                ((WideVector) vector).low()[i] = unscaled.longValue();
            }
            return true;
        }

        private BigInteger unscaled(BigDecimal value) {
            try {
                return value.setScale(type.scale()).unscaledValue();
            } catch (ArithmeticException e) {
                throw misfit(value, type);
            }
        }
    }

    private static final class Texts extends CellReader {
        private final boolean padded;

        Texts(DataType.Text type) {
            this.padded = type.padded();
        }

        @Override
        boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
            String text = row.getString(column);
            byte[] bytes = (text == null ? "" : padded ? unpadded(text) : text).getBytes(StandardCharsets.UTF_8);
            ((TextVector) vector).set(i, bytes, 0, bytes.length);
            return text != null;
        }

        /** Databases fill CHAR with spaces; elsewhere they would be taken for part of the value. */
        private static String unpadded(String text) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            return text.substring(0, end);
        }
    }

    private static final class Timestamps extends CellReader {
        private static final long MICROS_PER_SECOND = 1_000_000;
        private static final int NANOS_PER_MICRO = 1_000;

        private final boolean zoned;

        Timestamps(DataType.Timestamp type) {
            this.zoned = type.zoned();
        }

        @Override
        boolean set(ResultSet row, int column, Vector vector, int i) throws SQLException {
            LocalDateTime time = time(row, column);
            if (time == null) {
                return false;
            }
            long second = time.toEpochSecond(ZoneOffset.UTC);
            int nanos = time.get(ChronoField.NANO_OF_SECOND);
            if (vector instanceof LongVector longs) {
                longs.values()[i] =
                        Math.addExact(Math.multiplyExact(second, MICROS_PER_SECOND), nanos / NANOS_PER_MICRO);
            } else {
                ((WideVector) vector).high()[i] = second;
                ((WideVector) vector).low()[i] = nanos;
            }
            return true;
        }

        private @Nullable LocalDateTime time(ResultSet row, int column) throws SQLException {
            if (!zoned) {
                return row.getObject(column, LocalDateTime.class);
            }
            OffsetDateTime instant = row.getObject(column, OffsetDateTime.class);
            return instant == null
                    ? null
                    : instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
    }
}
