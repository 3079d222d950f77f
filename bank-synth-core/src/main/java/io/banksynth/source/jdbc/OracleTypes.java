package io.banksynth.source.jdbc;

import io.banksynth.schema.DataType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of {@code ALL_TAB_COLUMNS} in the words of {@link DataType}. */
final class OracleTypes {
    private static final Pattern TIMESTAMP = Pattern.compile("TIMESTAMP(?:\\((\\d)\\))?(.*)");

    private OracleTypes() {}

    /**
     * The type of a column; empty for NUMBER without a size.
     *
     * @param length characters of text
     * @param precision 0 where there is none
     */
    static Optional<DataType> type(String dataType, int length, int precision, int scale) {
        String name = dataType.toUpperCase(Locale.ROOT);
        Matcher timestamp = TIMESTAMP.matcher(name);
        if (timestamp.matches()) {
            int digits = timestamp.group(1) == null ? 6 : Integer.parseInt(timestamp.group(1));
            return Optional.of(new DataType.Timestamp(digits, timestamp.group(2).contains("TIME ZONE")));
        }
        return switch (name) {
            case "NUMBER" -> JdbcTypes.decimal(precision, scale);
            case "BINARY_FLOAT" -> Optional.of(new DataType.Floating(32));
            case "FLOAT", "BINARY_DOUBLE" -> Optional.of(new DataType.Floating(64));
            case "CHAR", "NCHAR" -> Optional.of(JdbcTypes.text(true, length));
            case "VARCHAR", "VARCHAR2", "NVARCHAR2" -> Optional.of(JdbcTypes.text(false, length));
            // Oracle's DATE has a time of day.
            case "DATE" -> Optional.of(new DataType.Timestamp(0, false));
            case "RAW", "LONG RAW", "BLOB" -> Optional.of(new DataType.Binary());
            case "BOOLEAN" -> Optional.of(new DataType.Bool());
            default -> Optional.of(DataType.Text.STRING);
        };
    }
}
