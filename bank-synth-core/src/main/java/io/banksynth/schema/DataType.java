package io.banksynth.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type. Its {@code toString()} is the one spelling that every file uses and {@link #parse} reads:
 * {@code boolean tinyint smallint int bigint decimal(p,s) float double string varchar(n) char(n) date timestamp
 * timestamp(p) timestamp(p) with time zone binary}.
 */
public sealed interface DataType {
    /** How the cells lie in memory; each record says what the numbers mean. */
    Storage storage();

    /** Calls the method of {@code visitor} that is for this type. */
    <R> R accept(Visitor<R> visitor);

    /** Cells are 0 or 1. */
    record Bool() implements DataType {
        @Override
        public Storage storage() {
            return Storage.LONG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bool(this);
        }

        @Override
        public String toString() {
            return "boolean";
        }
    }

    /** A whole number of 8, 16, 32 or 64 bits. */
    record Whole(int bits) implements DataType {
        public Whole {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("A whole number has 8, 16, 32 or 64 bits, not " + bits);
            }
        }

        @Override
        public Storage storage() {
            return Storage.LONG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whole(this);
        }

        @Override
        public String toString() {
            return switch (bits) {
                case 8 -> "tinyint";
                case 16 -> "smallint";
                case 32 -> "int";
                default -> "bigint";
            };
        }
    }

    /**
     * An exact decimal of 1 to 38 digits. Cells hold the unscaled value: in one long up to 18 digits, above that in two
     * (high, low: two's complement of 128 bits).
     */
    record Decimal(int precision, int scale) implements DataType {
        /** Digits that an unscaled {@code long} always holds. */
        public static final int LONG_DIGITS = 18;

        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("Not a decimal type: decimal(" + precision + "," + scale + ")");
            }
        }

        @Override
        public Storage storage() {
            return precision <= LONG_DIGITS ? Storage.LONG : Storage.WIDE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decimal(this);
        }

        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /** A binary floating-point number of 32 or 64 bits. */
    record Floating(int bits) implements DataType {
        public Floating {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("A floating-point number has 32 or 64 bits, not " + bits);
            }
        }

        @Override
        public Storage storage() {
            return Storage.DOUBLE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.floating(this);
        }

        @Override
        public String toString() {
            return bits == 32 ? "float" : "double";
        }
    }

    /** Text in UTF-8; {@code length} counts characters and is 0 for {@code string}, which has no limit. */
    record Text(boolean padded, int length) implements DataType {
        /** Text without a limit. */
        public static final Text STRING = new Text(false, 0);

        public Text {
            if (length < 0 || (padded && length == 0)) {
                throw new IllegalArgumentException("Not a length of text: " + length);
            }
        }

        @Override
        public Storage storage() {
            return Storage.BYTES;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }

        @Override
        public String toString() {
            return length == 0 ? "string" : (padded ? "char(" : "varchar(") + length + ")";
        }
    }

    /** A day of the proleptic Gregorian calendar; cells count days since 1970-01-01. */
    record Date() implements DataType {
        @Override
        public Storage storage() {
            return Storage.LONG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.date(this);
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    /**
     * A date and time of day with {@code precision} digits of the second. Up to 6 digits cells count microseconds since
     * 1970-01-01 00:00:00; above that the high long counts seconds and the low one nanoseconds of the second. Without
     * a zone it is a local date-time; with one it is an instant, counted in UTC.
     */
    record Timestamp(int precision, boolean zoned) implements DataType {
        /** Digits that a {@code long} of microseconds holds. */
        public static final int LONG_DIGITS = 6;

        public Timestamp {
            if (precision < 0 || precision > 9) {
                throw new IllegalArgumentException("A timestamp has 0 to 9 digits of the second, not " + precision);
            }
        }

        @Override
        public Storage storage() {
            return precision <= LONG_DIGITS ? Storage.LONG : Storage.WIDE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.timestamp(this);
        }

        @Override
        public String toString() {
            String zone = zoned ? " with time zone" : "";
            return (precision == LONG_DIGITS ? "timestamp" : "timestamp(" + precision + ")") + zone;
        }
    }

    /** Bytes without a meaning. */
    record Binary() implements DataType {
        @Override
        public Storage storage() {
            return Storage.BYTES;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }

        @Override
        public String toString() {
            return "binary";
        }
    }

    /** One method per type, so that a type that is added is missed nowhere. */
    interface Visitor<R> {
        R bool(Bool type);

        R whole(Whole type);

        R decimal(Decimal type);

        R floating(Floating type);

        R text(Text type);

        R date(Date type);

        R timestamp(Timestamp type);

        R binary(Binary type);
    }

    /** The grammar that {@link #parse} reads: a word, up to two numbers, a zone. */
    Pattern SPELLING = Pattern.compile(
            "([a-z]+)\\s*(?:\\(\\s*(\\d{1,5})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\))?(\\s+with\\s+time\\s+zone)?");

    /**
     * Reads the spelling that {@code toString()} writes.
     *
     * @throws IllegalArgumentException if the text names no type
     */
    static DataType parse(String text) {
        Matcher m = SPELLING.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new IllegalArgumentException("Not a type: " + text);
        }
        int first = m.group(2) == null ? -1 : Integer.parseInt(m.group(2));
        int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return switch (m.group(1)) {
            case "boolean" -> new Bool();
            case "tinyint" -> new Whole(8);
            case "smallint" -> new Whole(16);
            case "int" -> new Whole(32);
            case "bigint" -> new Whole(64);
            case "decimal" -> new Decimal(first < 0 ? 10 : first, second);
            case "float" -> new Floating(32);
            case "double" -> new Floating(64);
            case "string" -> Text.STRING;
            case "varchar" -> new Text(false, Math.max(first, 1));
            case "char" -> new Text(true, Math.max(first, 1));
            case "date" -> new Date();
            case "timestamp" -> new Timestamp(first < 0 ? Timestamp.LONG_DIGITS : first, m.group(4) != null);
            case "binary" -> new Binary();
            default -> throw new IllegalArgumentException("Not a type: " + text);
        };
    }
}
