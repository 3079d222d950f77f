package io.banksynth.formats.orc;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.util.List;
import java.util.Locale;
import org.apache.orc.TypeDescription;

/**
 * How our types map to ORC's. A timestamp without a zone becomes ORC's {@code timestamp}, written in UTC so that every
 * reader sees the same date and time of day; one with a zone becomes {@code timestamp with local time zone}, an
 * instant. ORC's timestamps carry no precision, so the exact type is kept as an attribute that other readers ignore.
 */
final class OrcTypes {
    /** The attribute that holds the spelling of our type. */
    static final String TYPE_ATTRIBUTE = "banksynth.type";

    private OrcTypes() {}

    /** A struct of all columns, names in lower case. */
    static TypeDescription struct(List<Column> columns) {
        TypeDescription struct = TypeDescription.createStruct();
        for (Column column : columns) {
            struct.addField(column.name().toLowerCase(Locale.ROOT), type(column.type()));
        }
        return struct;
    }

    private static TypeDescription type(DataType type) {
        TypeDescription result = type.accept(TO_ORC);
        if (type instanceof DataType.Timestamp) {
            result.setAttribute(TYPE_ATTRIBUTE, type.toString());
        }
        return result;
    }

    /** Our type for ORC's; timestamps of other writers are taken to have nine digits. */
    static DataType dataType(TypeDescription type, String column, String file) {
        return switch (type.getCategory()) {
            case BOOLEAN -> new DataType.Bool();
            case BYTE -> new DataType.Whole(8);
            case SHORT -> new DataType.Whole(16);
            case INT -> new DataType.Whole(32);
            case LONG -> new DataType.Whole(64);
            case FLOAT -> new DataType.Floating(32);
            case DOUBLE -> new DataType.Floating(64);
            case DECIMAL -> new DataType.Decimal(type.getPrecision(), type.getScale());
            case STRING -> DataType.Text.STRING;
            case VARCHAR -> new DataType.Text(false, type.getMaxLength());
            case CHAR -> new DataType.Text(true, type.getMaxLength());
            case DATE -> new DataType.Date();
            case TIMESTAMP, TIMESTAMP_INSTANT -> timestamp(type);
            case BINARY -> new DataType.Binary();
            default ->
                throw BankSynthException.source("Cannot read " + file + ": column " + column + " is a "
                        + type.toString() + ", and nested columns cannot be learned; leave it out of the sample");
        };
    }

    private static DataType timestamp(TypeDescription type) {
        boolean zoned = type.getCategory() == TypeDescription.Category.TIMESTAMP_INSTANT;
        String spelling = type.getAttributeValue(TYPE_ATTRIBUTE);
        if (spelling != null) {
            try {
                if (DataType.parse(spelling) instanceof DataType.Timestamp ours && ours.zoned() == zoned) {
                    return ours;
                }
            } catch (IllegalArgumentException e) {
                // Somebody else's attribute of the same name: the file's own type holds.
                return new DataType.Timestamp(9, zoned);
            }
        }
        return new DataType.Timestamp(9, zoned);
    }

    private static final DataType.Visitor<TypeDescription> TO_ORC = new DataType.Visitor<>() {
        @Override
        public TypeDescription bool(DataType.Bool type) {
            return TypeDescription.createBoolean();
        }

        @Override
        public TypeDescription whole(DataType.Whole type) {
            return switch (type.bits()) {
                case 8 -> TypeDescription.createByte();
                case 16 -> TypeDescription.createShort();
                case 32 -> TypeDescription.createInt();
                default -> TypeDescription.createLong();
            };
        }

        @Override
        public TypeDescription decimal(DataType.Decimal type) {
            // The scale first: the library checks each against the other's default.
            return TypeDescription.createDecimal()
                    .withScale(0)
                    .withPrecision(type.precision())
                    .withScale(type.scale());
        }

        @Override
        public TypeDescription floating(DataType.Floating type) {
            return type.bits() == 32 ? TypeDescription.createFloat() : TypeDescription.createDouble();
        }

        @Override
        public TypeDescription text(DataType.Text type) {
            if (type.length() == 0) {
                return TypeDescription.createString();
            }
            TypeDescription limited = type.padded() ? TypeDescription.createChar() : TypeDescription.createVarchar();
            return limited.withMaxLength(type.length());
        }

        @Override
        public TypeDescription date(DataType.Date type) {
            return TypeDescription.createDate();
        }

        @Override
        public TypeDescription timestamp(DataType.Timestamp type) {
            return type.zoned() ? TypeDescription.createTimestampInstant() : TypeDescription.createTimestamp();
        }

        @Override
        public TypeDescription binary(DataType.Binary type) {
            return TypeDescription.createBinary();
        }
    };
}
