package io.banksynth.source.statistics;

import io.banksynth.random.RandomStream;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes values of a column up: its common values as often as they are, others within its ranges. A text between two bounds gets the shape
 * of one of them with other letters and digits, since the bounds themselves are values of single rows.
 */
final class ValueMaker {
    /** So many units share a value, or it is not told. */
    private static final int SHARED_BY = 10;

    private static final double MICROS = 1e6;

    private final DataType type;
    private final ColumnSummary summary;
    private final List<ColumnSummary.Common> common;
    private final double[] numbers;

    ValueMaker(DataType type, ColumnSummary summary, long rows) {
        this.type = type;
        this.summary = summary;
        this.common = summary.common().stream()
                .filter(c -> c.share() * rows >= SHARED_BY)
                .toList();
        this.numbers = summary.bounds().stream()
                .map(bound -> number(bound, type))
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
    }

    /**
     * The value of a row; empty for none.
     *
     * @param stream the column's randomness
     */
    Optional<String> value(RandomStream stream, long row) {
        long bits = stream.bits(row);
        double u = RandomStream.unit(bits);
        if (u < summary.missing()) {
            return Optional.empty();
        }
        double left = u - summary.missing();
        for (ColumnSummary.Common value : common) {
            left -= value.share();
            if (left < 0) {
                return Optional.of(value.value());
            }
        }
        return other(stream, RandomStream.next(bits));
    }

    private Optional<String> other(RandomStream stream, long bits) {
        if (type instanceof DataType.Text) {
            return Optional.of(text(stream, bits));
        }
        if (type instanceof DataType.Binary) {
            return Optional.of(String.format(java.util.Locale.ROOT, "%016x", bits));
        }
        if (type instanceof DataType.Bool) {
            return Optional.of(bits < 0 ? "true" : "false");
        }
        return numbers.length == 0 ? Optional.empty() : Optional.of(spelt(between(bits), type));
    }

    /** A number of a range, each of which is as likely; of few distinct values one of evenly spread ones. */
    private double between(long bits) {
        if (numbers.length == 1) {
            return numbers[0];
        }
        boolean few = numbers.length == 2 && summary.distinct() > 1 && summary.distinct() <= 100;
        if (few) {
            long step = RandomStream.below(bits, summary.distinct());
            return numbers[0] + step * (numbers[1] - numbers[0]) / (summary.distinct() - 1);
        }
        int range = (int) RandomStream.below(bits, numbers.length - 1L);
        double inside = RandomStream.unit(RandomStream.next(bits));
        return numbers[range] + inside * (numbers[range + 1] - numbers[range]);
    }

    /** As many different texts as there are in the column, where that is known. */
    private String text(RandomStream stream, long drawn) {
        long others = summary.distinct() - common.size();
        long bits = others > 0 ? stream.bits(-1 - RandomStream.below(drawn, others)) : drawn;
        List<String> shapes = summary.bounds();
        if (!shapes.isEmpty()) {
            return reshaped(shapes.get((int) RandomStream.below(bits, shapes.size())), RandomStream.next(bits));
        }
        int letters = Math.max(1, Math.min(longest(), summary.width() == 0 ? 8 : summary.width()));
        return reshaped("x".repeat(letters), bits);
    }

    private int longest() {
        int length = ((DataType.Text) type).length();
        return length == 0 ? 40 : length;
    }

    /** A text of the same shape: small letters for small ones, great for great, digits for digits. */
    private static String reshaped(String shape, long bits) {
        StringBuilder text = new StringBuilder();
        long draw = bits;
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            draw = RandomStream.next(draw);
            if (c >= '0' && c <= '9') {
                text.append((char) ('0' + RandomStream.below(draw, 10)));
            } else if (Character.isUpperCase(c)) {
                text.append((char) ('A' + RandomStream.below(draw, 26)));
            } else {
                text.append(Character.isLetter(c) ? (char) ('a' + RandomStream.below(draw, 26)) : c);
            }
        }
        return text.toString();
    }

    /** A value as a number: days for dates, microseconds for timestamps; empty for what is none. */
    static OptionalDouble number(String text, DataType type) {
        try {
            if (type instanceof DataType.Date) {
                return OptionalDouble.of(
                        (double) LocalDate.parse(text.substring(0, 10)).toEpochDay());
            }
            if (type instanceof DataType.Timestamp) {
                LocalDateTime time =
                        LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
                return OptionalDouble.of(time.toEpochSecond(ZoneOffset.UTC) * MICROS);
            }
            return type instanceof DataType.Text ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (java.time.DateTimeException | NumberFormatException | IndexOutOfBoundsException noNumber) {
            return OptionalDouble.empty();
        }
    }

    /** The value that such a number stands for. */
    static String spelt(double number, DataType type) {
        if (type instanceof DataType.Date) {
            return LocalDate.ofEpochDay(Math.round(number)).toString();
        }
        if (type instanceof DataType.Timestamp timestamp) {
            long seconds = (long) Math.floor(number / MICROS);
            String text = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                    .format(java.time.format.DateTimeFormatter.ofPattern(
                            "uuuu-MM-dd'T'HH:mm:ss", java.util.Locale.ROOT));
            return timestamp.zoned() ? text + "Z" : text;
        }
        if (type instanceof DataType.Whole whole) {
            return whole(Math.rint(number), whole).toString();
        }
        if (type instanceof DataType.Decimal decimal) {
            return decimal(number, decimal).toPlainString();
        }
        return Double.toString(number);
    }

    private static BigInteger whole(double number, DataType.Whole type) {
        BigInteger most = BigInteger.ONE.shiftLeft(type.bits() - 1).subtract(BigInteger.ONE);
        return new BigDecimal(number).toBigInteger().min(most).max(most.negate());
    }

    private static BigDecimal decimal(double number, DataType.Decimal type) {
        BigDecimal most = new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
        BigDecimal value = new BigDecimal(number, new MathContext(17)).setScale(type.scale(), RoundingMode.HALF_EVEN);
        return value.min(most).max(most.negate());
    }

    /** The least and the greatest value as numbers; empty where they are unknown. */
    double[] ends() {
        return numbers.length < 2 ? new double[0] : new double[] {numbers[0], numbers[numbers.length - 1]};
    }

    /** A text of the middle, which looks as most of them do; the ends may be odd. */
    Optional<String> shape() {
        List<String> bounds = summary.bounds();
        return bounds.isEmpty() ? Optional.empty() : Optional.of(bounds.get(bounds.size() / 2));
    }
}
