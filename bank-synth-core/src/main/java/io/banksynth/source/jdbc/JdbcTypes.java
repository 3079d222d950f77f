package io.banksynth.source.jdbc;

import io.banksynth.schema.DataType;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/** The types of {@link Types} in the words of {@link DataType}. */
final class JdbcTypes {
    /** Longer texts have no limit worth keeping; drivers give two billion for those without one. */
    private static final int LONGEST_TEXT = 32_767;

    private JdbcTypes() {}

    /**
     * The type of a column; empty where its declaration leaves it open, as a number without precision.
     *
     * @param size digits, characters or bytes
     * @param digits behind the point, or of the second
     */
    static Optional<DataType> type(int jdbcType, String typeName, int size, int digits) {
        return switch (jdbcType) {
            case Types.BIT -> Optional.of(size > 1 ? new DataType.Binary() : new DataType.Bool());
            case Types.BOOLEAN -> Optional.of(new DataType.Bool());
            case Types.TINYINT -> Optional.of(new DataType.Whole(8));
            case Types.SMALLINT -> Optional.of(new DataType.Whole(16));
            case Types.INTEGER -> Optional.of(new DataType.Whole(32));
            case Types.BIGINT -> Optional.of(new DataType.Whole(64));
            case Types.NUMERIC, Types.DECIMAL -> decimal(size, digits);
            case Types.REAL -> Optional.of(new DataType.Floating(32));
            case Types.FLOAT, Types.DOUBLE -> Optional.of(new DataType.Floating(64));
            case Types.CHAR, Types.NCHAR -> Optional.of(text(true, size));
            case Types.DATE -> Optional.of(new DataType.Date());
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                String name = typeName.toLowerCase(Locale.ROOT);
                boolean zoned = jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
                        || name.equals("timestamptz")
                        || name.contains("with time zone");
                yield Optional.of(new DataType.Timestamp(Math.max(0, Math.min(9, digits)), zoned));
            }
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Optional.of(new DataType.Binary());
            case Types.VARCHAR, Types.NVARCHAR -> Optional.of(text(false, size));
            default -> Optional.of(DataType.Text.STRING);
        };
    }

    /** Oracle's NUMBER, and PostgreSQL's numeric without a size, hold anything. */
    static Optional<DataType> decimal(int precision, int scale) {
        if (precision <= 0 || precision > 38) {
            return Optional.empty();
        }
        if (scale < 0) {
            int digits = Math.min(38, precision - scale);
            return Optional.of(new DataType.Decimal(digits, 0));
        }
        int digits = Math.max(precision, scale);
        return digits > 38 ? Optional.empty() : Optional.of(new DataType.Decimal(digits, scale));
    }

    static DataType text(boolean padded, int size) {
        return size < 1 || size > LONGEST_TEXT ? DataType.Text.STRING : new DataType.Text(padded, size);
    }
}
