package io.banksynth.source;

import io.banksynth.schema.DataType;
import io.banksynth.schema.DataType.Date;
import io.banksynth.schema.DataType.Decimal;
import io.banksynth.schema.DataType.Floating;
import io.banksynth.schema.DataType.Text;
import io.banksynth.schema.DataType.Timestamp;
import io.banksynth.schema.DataType.Whole;

/** The narrowest type that holds every value of two others exactly; text when there is none. */
final class TypeWidening {
    private TypeWidening() {}

    static DataType widen(DataType a, DataType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a instanceof Timestamp || b instanceof Timestamp) {
            return temporal(a, b);
        }
        if (a instanceof Text x && b instanceof Text y) {
            boolean unlimited = x.length() == 0 || y.length() == 0;
            return unlimited ? Text.STRING : new Text(false, Math.max(x.length(), y.length()));
        }
        return isNumber(a) && isNumber(b) ? number(a, b) : Text.STRING;
    }

    private static boolean isNumber(DataType type) {
        return type instanceof Whole || type instanceof Decimal || type instanceof Floating;
    }

    private static DataType number(DataType a, DataType b) {
        if (a instanceof Floating || b instanceof Floating) {
            return new Floating(64);
        }
        if (a instanceof Whole x && b instanceof Whole y) {
            return new Whole(Math.max(x.bits(), y.bits()));
        }
        Decimal x = decimal(a);
        Decimal y = decimal(b);
        int scale = Math.max(x.scale(), y.scale());
        int precision = Math.max(x.precision() - x.scale(), y.precision() - y.scale()) + scale;
        return precision <= 38 ? new Decimal(precision, scale) : Text.STRING;
    }

    private static Decimal decimal(DataType type) {
        if (type instanceof Whole whole) {
            return new Decimal(whole.bits() == 64 ? 19 : whole.bits() == 32 ? 10 : whole.bits() == 16 ? 5 : 3, 0);
        }
        return (Decimal) type;
    }

    private static DataType temporal(DataType a, DataType b) {
        if (a instanceof Timestamp x && b instanceof Timestamp y) {
            return x.zoned() == y.zoned()
                    ? new Timestamp(Math.max(x.precision(), y.precision()), x.zoned())
                    : Text.STRING;
        }
        Timestamp timed = (Timestamp) (a instanceof Timestamp ? a : b);
        return !timed.zoned() && (a instanceof Date || b instanceof Date) ? timed : Text.STRING;
    }
}
