package io.banksynth.report;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;
import java.math.BigInteger;

/** Counts cells that are no value of their column's type, although they fit the arrays that they lie in. */
final class TypeBounds {
    private TypeBounds() {}

    /** How many cells of a batch's column lie outside of what the type holds. */
    static long violations(Vector vector, DataType type, int rows) {
        if (vector instanceof LongVector longs) {
            return outside(longs, rows, -most(type) - (type instanceof DataType.Whole ? 1 : 0), most(type));
        }
        if (vector instanceof TextVector text && type instanceof DataType.Text limited && limited.length() > 0) {
            return longer(text, rows, limited.length());
        }
        if (vector instanceof WideVector wide && type instanceof DataType.Decimal decimal) {
            return outside(wide, rows, BigInteger.TEN.pow(decimal.precision()));
        }
        return 0;
    }

    /** The largest cell of a type; {@code Long.MAX_VALUE} is never exceeded. */
    private static long most(DataType type) {
        if (type instanceof DataType.Bool) {
            return 1;
        }
        if (type instanceof DataType.Whole whole) {
            return Long.MAX_VALUE >> (64 - whole.bits());
        }
        return type instanceof DataType.Decimal decimal
                ? BigInteger.TEN.pow(decimal.precision()).longValueExact() - 1
                : Long.MAX_VALUE;
    }

    private static long outside(LongVector longs, int rows, long least, long most) {
        if (most == Long.MAX_VALUE) {
            return 0;
        }
        long found = 0;
        for (int i = 0; i < rows; i++) {
            long value = longs.values()[i];
            found += !longs.nulls()[i] && (value < least || value > most) ? 1 : 0;
        }
        return found;
    }

    private static long outside(WideVector wide, int rows, BigInteger limit) {
        long found = 0;
        for (int i = 0; i < rows; i++) {
            // A high half of 0 or -1 is below 2^64, which 20 digits hold; 19 digits are looked at in full.
            long high = wide.high()[i];
            if (!wide.nulls()[i] && high != 0 && high != -1) {
                found += io.banksynth.batch.CellText.wide(high, wide.low()[i])
                                        .abs()
                                        .compareTo(limit)
                                >= 0
                        ? 1
                        : 0;
            }
        }
        return found;
    }

    private static long longer(TextVector text, int rows, int length) {
        long found = 0;
        for (int i = 0; i < rows; i++) {
            if (!text.nulls()[i] && text.length()[i] > length) {
                found += characters(text.arena(), text.start()[i], text.length()[i]) > length ? 1 : 0;
            }
        }
        return found;
    }

    /** Characters of UTF-8: bytes that continue none. */
    private static int characters(byte[] bytes, int start, int length) {
        int characters = 0;
        for (int i = start; i < start + length; i++) {
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }
}
