package io.banksynth.formats.parquet;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.error.BankSynthException;
import io.banksynth.formats.WideNumber;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Hands one cell that is not null to parquet-java's writer. */
interface ParquetCells {
    void write(Vector vector, int row, RecordConsumer target);

    /** What fits a column's type. */
    static ParquetCells of(Column column) {
        DataType type = column.type();
        if (type instanceof DataType.Bool) {
            return (vector, row, target) -> target.addBoolean(longAt(vector, row) != 0);
        }
        if (type instanceof DataType.Floating floating) {
            return floating.bits() == 32
                    ? (vector, row, target) -> target.addFloat((float) ((DoubleVector) vector).values()[row])
                    : (vector, row, target) -> target.addDouble(((DoubleVector) vector).values()[row]);
        }
        if (type.storage() == Storage.BYTES) {
            return (vector, row, target) -> target.addBinary(bytesAt(vector, row));
        }
        if (type instanceof DataType.Timestamp && type.storage() == Storage.WIDE) {
            return (vector, row, target) -> target.addLong(nanosAt((WideVector) vector, row, column));
        }
        if (type.storage() == Storage.WIDE) {
            int length = ParquetTypes.decimalBytes(((DataType.Decimal) type).precision());
            byte[] bytes = new byte[WideNumber.BYTES];
            return (vector, row, target) -> {
                WideVector wide = (WideVector) vector;
                WideNumber.toBytes(wide.high()[row], wide.low()[row], bytes, 0);
                target.addBinary(Binary.fromReusedByteArray(bytes, WideNumber.BYTES - length, length));
            };
        }
        boolean isInt = ParquetTypes.physical(column) == PrimitiveTypeName.INT32;
        return isInt
                ? (vector, row, target) -> target.addInteger((int) longAt(vector, row))
                : (vector, row, target) -> target.addLong(longAt(vector, row));
    }

    private static long longAt(Vector vector, int row) {
        return ((LongVector) vector).values()[row];
    }

    private static Binary bytesAt(Vector vector, int row) {
        if (vector instanceof CodeVector codes) {
            int code = codes.codes()[row];
            return Binary.fromConstantByteArray(
                    codes.dictionary().bytes(),
                    codes.dictionary().start(code),
                    codes.dictionary().length(code));
        }
        TextVector text = (TextVector) vector;
        return Binary.fromReusedByteArray(text.arena(), text.start()[row], text.length()[row]);
    }

    /**
     * Nanoseconds since 1970.
     *
     * @throws BankSynthException if the cell lies outside of the years that they reach in 64 bits
     */
    static long nanosAt(WideVector wide, int row, Column column) {
        try {
            return Math.addExact(Math.multiplyExact(wide.high()[row], 1_000_000_000L), wide.low()[row]);
        } catch (ArithmeticException e) {
            throw BankSynthException.output(
                    "Cannot write column " + column.name() + " to Parquet: a " + column.type()
                            + " must lie between 1677-09-21 and 2262-04-11; use 6 digits of the second or ORC",
                    e);
        }
    }
}
