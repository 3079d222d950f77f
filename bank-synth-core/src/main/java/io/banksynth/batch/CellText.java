package io.banksynth.batch;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;

/**
 * The canonical text of a cell, and back: plain decimals, {@code true}/{@code false}, ISO dates, {@code yyyy-MM-ddTHH:mm:ss[.fraction]}
 * (with {@code Z} where the type has a zone), bytes in hexadecimal. For small tables and messages, not for bulk.
 */
public final class CellText {
    private static final long MICROS = 1_000_000L;
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);

    private CellText() {}

    /** The text of cell i, which is not null. */
    public static String text(Vector vector, int i, DataType type) {
        if (vector instanceof CodeVector codes) {
            return codes.dictionary().text(codes.codes()[i]);
        }
        if (vector instanceof TextVector bytes) {
            byte[] arena = bytes.arena();
            int start = bytes.start()[i];
            int length = bytes.length()[i];
            return type instanceof DataType.Binary
                    ? HexFormat.of().formatHex(arena, start, start + length)
                    : new String(arena, start, length, StandardCharsets.UTF_8);
        }
        if (vector instanceof DoubleVector doubles) {
            return number(doubles.values()[i]);
        }
        if (vector instanceof WideVector wide) {
            return wideText(wide.high()[i], wide.low()[i], type);
        }
        return longText(((LongVector) vector).values()[i], type);
    }

    /**
     * The shortest decimal that reads back as the same number. {@link Double#toString(double)} writes other digits before
     * JDK 19, so it is not asked.
     */
    public static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    /** As {@link #number(double)}, for single precision. */
    public static String number(float value) {
        return NumberOutput.toString(value, true);
    }

    private static String wideText(long high, long low, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(wide(high, low), decimal.scale()).toPlainString();
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(high, (int) low, ZoneOffset.UTC);
        return DATE_TIME.format(time) + zone(type);
    }

    private static String longText(long value, DataType type) {
        if (type instanceof DataType.Bool) {
            return value != 0 ? "true" : "false";
        }
        if (type instanceof DataType.Decimal decimal) {
            return BigDecimal.valueOf(value, decimal.scale()).toPlainString();
        }
        if (type instanceof DataType.Date) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (type instanceof DataType.Timestamp) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(value, MICROS), (int) Math.floorMod(value, MICROS) * 1000, ZoneOffset.UTC);
            return DATE_TIME.format(time) + zone(type);
        }
        return Long.toString(value);
    }

    private static String zone(DataType type) {
        return type instanceof DataType.Timestamp timestamp && timestamp.zoned() ? "Z" : "";
    }

    /** The 128-bit number of two longs. */
    public static BigInteger wide(long high, long low) {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(new BigInteger(
                        1, java.nio.ByteBuffer.allocate(8).putLong(low).array()));
    }

    /**
     * Sets cell i from its text; the vector is one that {@link Batch#allocate} makes for the type.
     *
     * @throws IllegalArgumentException if the text is no value of the type
     */
    public static void set(Vector vector, int i, String text, DataType type) {
        try {
            if (vector instanceof TextVector bytes) {
                byte[] value = type instanceof DataType.Binary
                        ? HexFormat.of().parseHex(text)
                        : text.getBytes(StandardCharsets.UTF_8);
                bytes.set(i, value, 0, value.length);
            } else if (vector instanceof DoubleVector doubles) {
                doubles.values()[i] = Double.parseDouble(text);
            } else if (vector instanceof WideVector wide) {
                setWide(wide, i, text, type);
            } else {
                ((LongVector) vector).values()[i] = number(text, type);
            }
        } catch (ArithmeticException | java.time.DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no " + type, e);
        }
    }

    private static void setWide(WideVector wide, int i, String text, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            BigInteger unscaled = new BigDecimal(text).setScale(decimal.scale()).unscaledValue();
            wide.high()[i] = unscaled.shiftRight(64).longValueExact();
            wide.low()[i] = unscaled.longValue();
        } else {
            Instant instant = instant(text, type);
            wide.high()[i] = instant.getEpochSecond();
            wide.low()[i] = instant.getNano();
        }
    }

    private static long number(String text, DataType type) {
        if (type instanceof DataType.Bool) {
            if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                throw new NumberFormatException(text);
            }
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(text)
                    .setScale(decimal.scale())
                    .unscaledValue()
                    .longValueExact();
        }
        if (type instanceof DataType.Date) {
            return LocalDate.parse(text).toEpochDay();
        }
        if (type instanceof DataType.Timestamp) {
            Instant instant = instant(text, type);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
        }
        return Long.parseLong(text);
    }

    private static Instant instant(String text, DataType type) {
        return zone(type).isEmpty()
                ? LocalDateTime.parse(text, DATE_TIME).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }
}
