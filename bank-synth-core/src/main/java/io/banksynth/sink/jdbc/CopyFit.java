package io.banksynth.sink.jdbc;

import io.banksynth.schema.DataType;
import java.sql.Types;

/**
 * Whether PostgreSQL reads the text of a value as what INSERT would store of it. A text it reads in both ways; of others, types may differ a
 * little between the plan and the table.
 *
 * @param jdbcType of the table's column
 */
record CopyFit(int jdbcType) implements DataType.Visitor<Boolean> {
    @Override
    public Boolean bool(DataType.Bool type) {
        return jdbcType == Types.BIT || jdbcType == Types.BOOLEAN;
    }

    @Override
    public Boolean whole(DataType.Whole type) {
        return isWhole() || isNumber();
    }

    @Override
    public Boolean decimal(DataType.Decimal type) {
        return isNumber() || (type.scale() == 0 && isWhole());
    }

    @Override
    public Boolean floating(DataType.Floating type) {
        return isNumber();
    }

    @Override
    public Boolean text(DataType.Text type) {
        return true;
    }

    @Override
    public Boolean date(DataType.Date type) {
        return jdbcType == Types.DATE || isMoment();
    }

    @Override
    public Boolean timestamp(DataType.Timestamp type) {
        return isMoment();
    }

    /** PostgreSQL spells bytes in another way than CSV does here. */
    @Override
    public Boolean binary(DataType.Binary type) {
        return false;
    }

    private boolean isWhole() {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
            default -> false;
        };
    }

    private boolean isNumber() {
        return switch (jdbcType) {
            case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE -> true;
            default -> false;
        };
    }

    private boolean isMoment() {
        return jdbcType == Types.TIMESTAMP || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE;
    }
}
