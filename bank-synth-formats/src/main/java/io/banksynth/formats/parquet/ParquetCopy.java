package io.banksynth.formats.parquet;

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
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Copies one cell that is not null from parquet-java's reader into a vector. */
interface ParquetCopy {
    void copy(ColumnReader from, Vector to, int row);

    /**
     * The copier from a file's field to the asked type.
     *
     * @param stored the field's type as ours
     * @throws BankSynthException if values of the one cannot be had as the other
     */
    static ParquetCopy of(Type field, DataType stored, Column asked, Path file) {
        AskedType.require(stored, asked, file);
        PrimitiveType primitive = field.asPrimitiveType();
        PrimitiveTypeName physical = primitive.getPrimitiveTypeName();
        DataType type = asked.type();
        if (type instanceof DataType.Timestamp) {
            return timestamp(primitive, type.storage());
        }
        if (type instanceof DataType.Decimal) {
            return decimal(physical, asked, file);
        }
        if (primitive.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
            return (from, to, row) -> longs(to)[row] = Integer.toUnsignedLong(from.getInteger());
        }
        return switch (physical) {
            case BOOLEAN -> (from, to, row) -> longs(to)[row] = from.getBoolean() ? 1 : 0;
            case INT32 -> (from, to, row) -> longs(to)[row] = from.getInteger();
            case INT64 -> (from, to, row) -> longs(to)[row] = from.getLong();
            case FLOAT -> (from, to, row) -> ((DoubleVector) to).values()[row] = from.getFloat();
            case DOUBLE -> (from, to, row) -> ((DoubleVector) to).values()[row] = from.getDouble();
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                (from, to, row) -> {
                    byte[] bytes = from.getBinary().getBytesUnsafe();
                    ((TextVector) to).set(row, bytes, 0, bytes.length);
                };
        };
    }

    private static long[] longs(Vector vector) {
        return ((LongVector) vector).values();
    }

    /** Timestamps of any unit as seconds and nanoseconds, then as the asked storage. */
    private static ParquetCopy timestamp(PrimitiveType primitive, Storage storage) {
        if (primitive.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
            return ParquetCopy::legacyTimestamp;
        }
        long unit = switch (((TimestampLogicalTypeAnnotation) primitive.getLogicalTypeAnnotation()).getUnit()) {
            case MILLIS -> 1_000L;
            case MICROS -> 1_000_000L;
            case NANOS -> 1_000_000_000L;
        };
        if (storage == Storage.LONG && unit == 1_000_000L) {
            return (from, to, row) -> longs(to)[row] = from.getLong();
        }
        return (from, to, row) -> {
            long value = from.getLong();
            long second = Math.floorDiv(value, unit);
            put(to, row, second, (value - second * unit) * (1_000_000_000L / unit));
        };
    }

    /** Twelve bytes, lowest first: nanoseconds of the day, then the Julian day (Hive, Impala, Spark before 3). */
    private static void legacyTimestamp(ColumnReader from, Vector to, int row) {
        ByteBuffer bytes = from.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = bytes.getLong(bytes.position());
        long day = bytes.getInt(bytes.position() + Long.BYTES) - 2_440_588L;
        long second = day * 86_400 + Math.floorDiv(nanosOfDay, 1_000_000_000L);
        put(to, row, second, Math.floorMod(nanosOfDay, 1_000_000_000L));
    }

    private static void put(Vector to, int row, long second, long nanos) {
        if (to instanceof WideVector wide) {
            wide.high()[row] = second;
            wide.low()[row] = nanos;
        } else {
            longs(to)[row] = second * 1_000_000 + nanos / 1_000;
        }
    }

    private static ParquetCopy decimal(PrimitiveTypeName physical, Column asked, Path file) {
        if (physical == PrimitiveTypeName.BINARY || physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            return (from, to, row) -> {
                byte[] bytes = from.getBinary().getBytesUnsafe();
                if (to instanceof WideVector wide && bytes.length <= WideNumber.BYTES) {
                    WideNumber.fromBytes(bytes, 0, bytes.length, wide, row);
                    return;
                }
                BigInteger value = new BigInteger(bytes);
                if (value.bitLength() > (to instanceof WideVector ? 127 : 63)) {
                    throw AskedType.tooLarge(value + " without its point", asked, file);
                }
                if (to instanceof WideVector wide) {
                    wide.high()[row] = value.shiftRight(Long.SIZE).longValue();
                    wide.low()[row] = value.longValue();
                } else {
                    longs(to)[row] = value.longValue();
                }
            };
        }
        boolean isInt = physical == PrimitiveTypeName.INT32;
        return (from, to, row) -> {
            long value = isInt ? from.getInteger() : from.getLong();
            if (to instanceof WideVector wide) {
                wide.high()[row] = value >> 63;
                wide.low()[row] = value;
            } else {
                longs(to)[row] = value;
            }
        };
    }
}
