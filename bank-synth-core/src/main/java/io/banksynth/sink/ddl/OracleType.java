package io.banksynth.sink.ddl;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.Locale;

/**
 * How a column lies in Oracle and how SQL*Loader reads its field, decided together so that one cannot promise what the
 * other does not hold.
 *
 * @param sql the type in CREATE TABLE
 * @param field the field's type in a control file
 * @param expression what SQL*Loader makes of the field, with {@code :field} for it; empty when it takes it as it is
 * @param blankIsNull whether a field of blanks stands for no value
 */
record OracleType(String sql, String field, String expression, boolean blankIsNull) {
    /** Bytes that every VARCHAR2 holds. */
    static final int LONGEST_VARCHAR = 4_000;

    private static final int LONGEST_CHAR = 2_000;
    /** Characters of a key's text that has no declared length: so many fit an index with other columns. */
    private static final int KEY_LENGTH = 255;

    private static final int BYTES_PER_CHARACTER = 4;

    /** The type of a table's column, which depends on whether it is part of a key. */
    static OracleType of(Column column, Table table) {
        boolean key = table.primaryKey().contains(column.name())
                || table.unique().stream().anyMatch(k -> k.contains(column.name()));
        return column.type().accept(new Chooser(key));
    }

    private static OracleType number(String sql, String field) {
        return new OracleType(sql, field, "", true);
    }

    private static OracleType text(String sql, int fieldBytes) {
        return new OracleType(sql, "CHAR(" + fieldBytes + ")", "", false);
    }

    private record Chooser(boolean key) implements DataType.Visitor<OracleType> {
        @Override
        public OracleType bool(DataType.Bool type) {
            return number("NUMBER(1)", "INTEGER EXTERNAL");
        }

        @Override
        public OracleType whole(DataType.Whole type) {
            int digits = switch (type.bits()) {
                case 8 -> 3;
                case 16 -> 5;
                case 32 -> 10;
                default -> 19;
            };
            return number("NUMBER(" + digits + ")", "INTEGER EXTERNAL");
        }

        @Override
        public OracleType decimal(DataType.Decimal type) {
            return number("NUMBER(" + type.precision() + ", " + type.scale() + ")", "DECIMAL EXTERNAL");
        }

        @Override
        public OracleType floating(DataType.Floating type) {
            return number(type.bits() == 32 ? "BINARY_FLOAT" : "BINARY_DOUBLE", "FLOAT EXTERNAL");
        }

        @Override
        public OracleType text(DataType.Text type) {
            int length = type.length() == 0 && key ? KEY_LENGTH : type.length();
            if (length == 0) {
                return OracleType.text("VARCHAR2(" + LONGEST_VARCHAR + " BYTE)", LONGEST_VARCHAR);
            }
            int bytes = Math.multiplyExact(length, BYTES_PER_CHARACTER);
            if (length > LONGEST_VARCHAR) {
                return OracleType.text("CLOB", bytes);
            }
            boolean padded = type.padded() && length <= LONGEST_CHAR;
            return OracleType.text((padded ? "CHAR(" : "VARCHAR2(") + length + " CHAR)", bytes);
        }

        @Override
        public OracleType date(DataType.Date type) {
            return number("DATE", "DATE \"YYYY-MM-DD\"");
        }

        @Override
        public OracleType timestamp(DataType.Timestamp type) {
            String zone = type.zoned() ? " WITH TIME ZONE" : "";
            String mask = "YYYY-MM-DD HH24:MI:SS"
                    + (type.precision() == 0 ? "" : ".FF" + type.precision())
                    + (type.zoned() ? " TZH:TZM" : "");
            return number(
                    String.format(Locale.ROOT, "TIMESTAMP(%d)%s", type.precision(), zone),
                    "TIMESTAMP" + zone + " \"" + mask + "\"");
        }

        @Override
        public OracleType binary(DataType.Binary type) {
            return new OracleType("RAW(2000)", "CHAR(4000)", "HEXTORAW(:field)", false);
        }
    }

    /** The field's line in a control file. */
    String fieldLine(Column column, TableName table) {
        String name = OracleNames.column(column.name(), table);
        String nullIf = blankIsNull ? " NULLIF " + name + "=BLANKS" : "";
        // Inside SQL*Loader's quoted expressions quotes are escaped by a backslash.
        String made = expression.isEmpty()
                ? ""
                : " \"" + expression.replace(":field", ":" + name.replace("\"", "\\\"")) + "\"";
        return name + " " + field + nullIf + made;
    }
}
