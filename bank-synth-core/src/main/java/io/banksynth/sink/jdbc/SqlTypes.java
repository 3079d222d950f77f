package io.banksynth.sink.jdbc;

import io.banksynth.schema.DataType;

/**
 * The type that a column gets in a table that is made for it.
 *
 * @param key whether it is part of a key, where some databases want a length
 */
record SqlTypes(SqlDialect dialect, boolean key) implements DataType.Visitor<String> {
    private static final int MOST_DIGITS_OF_SECOND = 6;

    private boolean mySql() {
        return dialect == SqlDialect.MYSQL;
    }

    private boolean postgres() {
        return dialect == SqlDialect.POSTGRESQL;
    }

    @Override
    public String bool(DataType.Bool type) {
        return "BOOLEAN";
    }

    @Override
    public String whole(DataType.Whole type) {
        return switch (type.bits()) {
            case 8, 16 -> "SMALLINT";
            case 32 -> "INTEGER";
            default -> "BIGINT";
        };
    }

    @Override
    public String decimal(DataType.Decimal type) {
        return "NUMERIC(" + type.precision() + ", " + type.scale() + ")";
    }

    @Override
    public String floating(DataType.Floating type) {
        if (type.bits() == 64) {
            return "DOUBLE PRECISION";
        }
        return mySql() ? "FLOAT" : "REAL";
    }

    @Override
    public String text(DataType.Text type) {
        if (type.length() > 0) {
            return (type.padded() ? "CHAR(" : "VARCHAR(") + type.length() + ")";
        }
        if (mySql()) {
            return key ? "VARCHAR(255)" : "LONGTEXT";
        }
        return postgres() ? "TEXT" : "VARCHAR";
    }

    @Override
    public String date(DataType.Date type) {
        return "DATE";
    }

    @Override
    public String timestamp(DataType.Timestamp type) {
        boolean coarse = mySql() || postgres();
        int digits = coarse ? Math.min(MOST_DIGITS_OF_SECOND, type.precision()) : type.precision();
        if (mySql()) {
            return "DATETIME(" + digits + ")";
        }
        return "TIMESTAMP(" + digits + ")" + (type.zoned() ? " WITH TIME ZONE" : "");
    }

    @Override
    public String binary(DataType.Binary type) {
        return postgres() ? "BYTEA" : mySql() ? "LONGBLOB" : "VARBINARY";
    }
}
