package io.banksynth.sink.ddl;

import io.banksynth.schema.DataType;
import io.banksynth.sink.ColumnSum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How Oracle computes a column's {@link ColumnSum}; empty for floating-point numbers, whose sum depends on the order of the rows.
 *
 * @param name the column's, quoted
 */
record OracleSum(String name) implements DataType.Visitor<Optional<String>> {
    @Override
    public Optional<String> bool(DataType.Bool type) {
        return sum(name);
    }

    @Override
    public Optional<String> whole(DataType.Whole type) {
        return sum(name);
    }

    @Override
    public Optional<String> decimal(DataType.Decimal type) {
        return sum(
                isWide(type)
                        ? "MOD(" + name + " * " + BigInteger.TEN.pow(type.scale()) + ", " + ColumnSum.MODULUS + ")"
                        : name);
    }

    @Override
    public Optional<String> floating(DataType.Floating type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> text(DataType.Text type) {
        if (isLob(type)) {
            return sum("DBMS_LOB.GETLENGTH(" + name + ")");
        }
        return hash(type.padded() ? "RTRIM(" + name + ")" : name);
    }

    @Override
    public Optional<String> date(DataType.Date type) {
        return sum("TO_NUMBER(TO_CHAR(" + name + ", 'YYYYMMDD'))");
    }

    @Override
    public Optional<String> timestamp(DataType.Timestamp type) {
        String digits = type.precision() == 0 ? "" : "FF" + type.precision();
        String utc = type.zoned() ? "SYS_EXTRACT_UTC(" + name + ")" : name;
        return sum("TO_NUMBER(TO_CHAR(" + utc + ", 'YYYYMMDDHH24MISS" + digits + "'))");
    }

    @Override
    public Optional<String> binary(DataType.Binary type) {
        return hash(name);
    }

    private static Optional<String> sum(String number) {
        return Optional.of("SUM(" + number + ")");
    }

    /** MD5 of the bytes, of which 48 bits are summed: so they fit a NUMBER for any number of rows. */
    private static Optional<String> hash(String value) {
        return sum("TO_NUMBER(SUBSTR(RAWTOHEX(STANDARD_HASH(" + value + ", 'MD5')), 1, 12), 'XXXXXXXXXXXX')");
    }

    private static boolean isWide(DataType.Decimal type) {
        return type.precision() > DataType.Decimal.LONG_DIGITS;
    }

    private static boolean isLob(DataType.Text type) {
        return type.length() > OracleType.LONGEST_VARCHAR;
    }

    /** The number that the same column was written with, as a literal of SQL. */
    record Expected(ColumnSum sum) implements DataType.Visitor<String> {
        @Override
        public String bool(DataType.Bool type) {
            return sum.sum().toString();
        }

        @Override
        public String whole(DataType.Whole type) {
            return sum.sum().toString();
        }

        @Override
        public String decimal(DataType.Decimal type) {
            return isWide(type) ? sum.sum().toString() : new BigDecimal(sum.sum(), type.scale()).toPlainString();
        }

        @Override
        public String floating(DataType.Floating type) {
            return "0";
        }

        @Override
        public String text(DataType.Text type) {
            return isLob(type) ? Long.toString(sum.characters()) : sum.sum().toString();
        }

        @Override
        public String date(DataType.Date type) {
            return sum.sum().toString();
        }

        @Override
        public String timestamp(DataType.Timestamp type) {
            return sum.sum().toString();
        }

        @Override
        public String binary(DataType.Binary type) {
            return sum.sum().toString();
        }
    }
}
