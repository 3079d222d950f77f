package io.banksynth.source.jdbc;

import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as Oracle's dictionary keeps them: in the bytes of its own storage ({@code LOW_VALUE}), or as one number ({@code ENDPOINT_VALUE}).
 */
final class OracleBytes {
    /** The Julian day of 1970-01-01. */
    private static final long JULIAN_EPOCH = 2_440_588;

    private static final int DAY_SECONDS = 86_400;
    private static final int EXCESS = 193;
    private static final int ZERO = 0x80;

    private OracleBytes() {}

    /** The value that bytes stand for; empty where there is none, or its type is not known here. */
    static Optional<String> text(byte @Nullable [] bytes, DataType type) {
        if (bytes == null || bytes.length == 0) {
            return Optional.empty();
        }
        if (type instanceof DataType.Text text) {
            String value = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(text.padded() ? value.stripTrailing() : value);
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return time(bytes).map(time -> spelt(time, timestamp));
        }
        boolean number = type instanceof DataType.Decimal || type instanceof DataType.Whole;
        return number ? Optional.of(number(bytes).toPlainString()) : Optional.empty();
    }

    /** The value of an endpoint; dates are Julian days with a share of the day. */
    static Optional<String> ofEndpoint(BigDecimal value, DataType type) {
        if (type instanceof DataType.Timestamp timestamp) {
            BigDecimal day = new BigDecimal(value.toBigInteger());
            long seconds = value.subtract(day)
                    .multiply(BigDecimal.valueOf(DAY_SECONDS))
                    .setScale(0, java.math.RoundingMode.HALF_UP)
                    .longValue();
            LocalDateTime time = LocalDate.ofEpochDay(day.longValue() - JULIAN_EPOCH)
                    .atStartOfDay()
                    .plusSeconds(seconds);
            return Optional.of(spelt(time, timestamp));
        }
        boolean number =
                type instanceof DataType.Decimal || type instanceof DataType.Whole || type instanceof DataType.Floating;
        return number ? Optional.of(value.toPlainString()) : Optional.empty();
    }

    private static String spelt(LocalDateTime time, DataType.Timestamp type) {
        String text = time.withNano(0).toString();
        return (text.length() == 16 ? text + ":00" : text) + (type.zoned() ? "Z" : "");
    }

    /** Digits to the base 100 behind an exponent; those of negative numbers are taken from 101. */
    private static BigDecimal number(byte[] bytes) {
        int head = bytes[0] & 0xFF;
        if (head == ZERO) {
            return BigDecimal.ZERO;
        }
        boolean negative = head < ZERO;
        int exponent = negative ? 62 - head : head - EXCESS;
        BigInteger digits = BigInteger.ZERO;
        int count = 0;
        for (int i = 1; i < bytes.length; i++) {
            int digit = bytes[i] & 0xFF;
            if (negative && digit == 102) {
                break;
            }
            digits = digits.multiply(BigInteger.valueOf(100))
                    .add(BigInteger.valueOf(negative ? 101 - digit : digit - 1));
            count++;
        }
        BigDecimal value = new BigDecimal(negative ? digits.negate() : digits, 2 * (count - 1 - exponent));
        return value.scale() < 0 ? value.setScale(0) : value.stripTrailingZeros();
    }

    /** Century and year with 100 added, month, day, and hour, minute and second with 1 added. */
    private static Optional<LocalDateTime> time(byte[] bytes) {
        if (bytes.length < 7) {
            return Optional.empty();
        }
        try {
            int year = ((bytes[0] & 0xFF) - 100) * 100 + (bytes[1] & 0xFF) - 100;
            return Optional.of(LocalDateTime.of(year, bytes[2], bytes[3], bytes[4] - 1, bytes[5] - 1, bytes[6] - 1));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
