package io.banksynth.formats.parquet;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * How our types map to Parquet's. Timestamps are 64-bit microseconds, above six digits nanoseconds, which end in
 * 2262; a timestamp with a zone is "adjusted to UTC", an instant. What Parquet cannot say (lengths of text, digits of
 * the second) lies in the file's key-value metadata, one key a column, that other readers ignore.
 */
final class ParquetTypes {
    /** Before a column's name: the key of its type's spelling. */
    static final String TYPE_KEY = "banksynth.type.";

    private ParquetTypes() {}

    /** All columns, optional, names in lower case. */
    static MessageType message(List<Column> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (Column column : columns) {
            PrimitiveType field =
                    column.type().accept(TO_PARQUET).named(column.name().toLowerCase(Locale.ROOT));
            message.addField(field);
        }
        return message.named("row");
    }

    /** How Parquet stores a column's cells. */
    static PrimitiveTypeName physical(Column column) {
        return message(List.of(column)).getType(0).asPrimitiveType().getPrimitiveTypeName();
    }

    /** The metadata that keeps our exact types. */
    static Map<String, String> metadata(List<Column> columns) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Column column : columns) {
            DataType type = column.type();
            if (type instanceof DataType.Timestamp || (type instanceof DataType.Text text && text.length() > 0)) {
                metadata.put(TYPE_KEY + column.name().toLowerCase(Locale.ROOT), type.toString());
            }
        }
        return metadata;
    }

    /** Bytes of the shortest two's complement that holds every decimal of so many digits. */
    static int decimalBytes(int precision) {
        return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
    }

    /** Our type for Parquet's. */
    static DataType dataType(Type field, Map<String, String> metadata, String file) {
        DataType type = field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)
                ? physical(field.asPrimitiveType())
                : null;
        if (type == null) {
            throw BankSynthException.source("Cannot read " + file + ": column " + field.getName() + " is a " + field
                    + ", which cannot be learned; leave it out of the sample");
        }
        String spelling = metadata.get(TYPE_KEY + field.getName());
        if (spelling != null) {
            try {
                DataType ours = DataType.parse(spelling);
                boolean fits = ours.getClass() == type.getClass() && ours.storage() == type.storage();
                return fits ? ours : type;
            } catch (IllegalArgumentException e) {
                // Somebody else's key of the same name: the file's own type holds.
                return type;
            }
        }
        return type;
    }

    private static @org.jspecify.annotations.Nullable DataType physical(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
            return decimal.getPrecision() > 38
                    ? null
                    : new DataType.Decimal(decimal.getPrecision(), decimal.getScale());
        }
        if (meaning instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation timestamp) {
            int digits = switch (timestamp.getUnit()) {
                case MILLIS -> 3;
                case MICROS -> 6;
                case NANOS -> 9;
            };
            return new DataType.Timestamp(digits, timestamp.isAdjustedToUTC());
        }
        if (meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return new DataType.Date();
        }
        if (meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation whole) {
            // An unsigned number needs a bit more; one of 64 bits needs a decimal.
            if (whole.isSigned()) {
                return new DataType.Whole(whole.getBitWidth());
            }
            return whole.getBitWidth() == 64 ? null : new DataType.Whole(2 * whole.getBitWidth());
        }
        if (meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation) {
            return DataType.Text.STRING;
        }
        if (meaning != null) {
            return null;
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> new DataType.Bool();
            case INT32 -> new DataType.Whole(32);
            case INT64 -> new DataType.Whole(64);
            case INT96 -> new DataType.Timestamp(9, false);
            case FLOAT -> new DataType.Floating(32);
            case DOUBLE -> new DataType.Floating(64);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> new DataType.Binary();
        };
    }

    private static Types.PrimitiveBuilder<PrimitiveType> optional(PrimitiveTypeName physical) {
        return Types.optional(physical);
    }

    private static final DataType.Visitor<Types.PrimitiveBuilder<PrimitiveType>> TO_PARQUET = new DataType.Visitor<>() {
        @Override
        public Types.PrimitiveBuilder<PrimitiveType> bool(DataType.Bool type) {
            return optional(PrimitiveTypeName.BOOLEAN);
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> whole(DataType.Whole type) {
            return switch (type.bits()) {
                case 64 -> optional(PrimitiveTypeName.INT64);
                case 32 -> optional(PrimitiveTypeName.INT32);
                default -> optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.intType(type.bits(), true));
            };
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> decimal(DataType.Decimal type) {
            Types.PrimitiveBuilder<PrimitiveType> physical = type.precision() <= 9
                    ? optional(PrimitiveTypeName.INT32)
                    : type.precision() <= DataType.Decimal.LONG_DIGITS
                            ? optional(PrimitiveTypeName.INT64)
                            : optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY).length(decimalBytes(type.precision()));
            return physical.as(LogicalTypeAnnotation.decimalType(type.scale(), type.precision()));
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> floating(DataType.Floating type) {
            return optional(type.bits() == 32 ? PrimitiveTypeName.FLOAT : PrimitiveTypeName.DOUBLE);
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> text(DataType.Text type) {
            return optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> date(DataType.Date type) {
            return optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType());
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> timestamp(DataType.Timestamp type) {
            TimeUnit unit = type.precision() <= DataType.Timestamp.LONG_DIGITS ? TimeUnit.MICROS : TimeUnit.NANOS;
            return optional(PrimitiveTypeName.INT64).as(LogicalTypeAnnotation.timestampType(type.zoned(), unit));
        }

        @Override
        public Types.PrimitiveBuilder<PrimitiveType> binary(DataType.Binary type) {
            return optional(PrimitiveTypeName.BINARY);
        }
    };
}
