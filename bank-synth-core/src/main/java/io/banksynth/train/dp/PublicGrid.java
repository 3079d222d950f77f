package io.banksynth.train.dp;

import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Bins that follow from a column's type alone, the same for every bank: of numbers their sign and how many digits they have, each shared out
 * by the first digit; of children per parent powers of two; of days and times decades from 1900 to 2099, each shared out by quarters. Edges are in ticks, ascending;
 * values outside belong to the outermost bins.
 *
 * @param coarse edges of the coarse bins
 * @param scale what a tick is
 * @param steps granularities that values may have, ascending
 */
record PublicGrid(List<Long> coarse, TickScale scale, List<Long> steps, Shape shape) {
    private static final int FIRST_DECADE = 1900;
    private static final int LAST_DECADE = 2100;
    private static final int MOST_DIGITS = 18;
    private static final long MOST_CHILDREN = 1L << 20;
    private static final long DAY_SECONDS = 86_400;
    private static final long MICROS = 1_000_000;
    /** Digits after the point that are kept of floating-point numbers, and of decimals that a long does not hold. */
    private static final int DECIMALS = 4;

    /** How coarse bins are cut. */
    enum Shape {
        NUMBERS,
        COUNTS,
        DAYS,
        TRUTH
    }

    PublicGrid {
        coarse = List.copyOf(coarse);
        steps = List.copyOf(steps);
    }

    /** The grid of a type that counts. */
    static PublicGrid of(DataType type) {
        if (type instanceof DataType.Bool) {
            return new PublicGrid(List.of(0L, 1L, 2L), TickScale.CELLS, List.of(1L), Shape.TRUTH);
        }
        if (type instanceof DataType.Date) {
            return days(1, TickScale.CELLS, List.of(1L));
        }
        if (type instanceof DataType.Timestamp timestamp) {
            return timestamp.precision() <= DataType.Timestamp.LONG_DIGITS
                    ? days(DAY_SECONDS * MICROS, TickScale.CELLS, List.of(MICROS, DAY_SECONDS * MICROS))
                    : days(DAY_SECONDS, new TickScale(TickScale.Unit.WIDE_TIME, 0), List.of(1L, DAY_SECONDS));
        }
        if (type instanceof DataType.Whole whole) {
            return numbers(whole.bits() == 8 ? 2 : whole.bits() == 16 ? 4 : whole.bits() == 32 ? 9 : MOST_DIGITS, 0);
        }
        if (type instanceof DataType.Decimal decimal) {
            int decimals = decimals(type);
            int dropped = decimal.scale() - decimals;
            PublicGrid plain = numbers(Math.min(MOST_DIGITS, decimal.precision() - dropped), decimals);
            return isWide(decimal) ? plain.of(new TickScale(TickScale.Unit.WIDE_DECIMAL, dropped)) : plain;
        }
        return numbers(MOST_DIGITS, DECIMALS).of(new TickScale(TickScale.Unit.DOUBLE, DECIMALS));
    }

    private PublicGrid of(TickScale other) {
        return new PublicGrid(coarse, other, steps, shape);
    }

    /** How many digits after the point the ticks of decimals and floating-point numbers keep. */
    static int decimals(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return isWide(decimal) ? Math.min(decimal.scale(), DECIMALS) : decimal.scale();
        }
        return DECIMALS;
    }

    private static boolean isWide(DataType.Decimal decimal) {
        return decimal.precision() > DataType.Decimal.LONG_DIGITS;
    }

    /** The grid of numbers of rows: powers of two, each cut into four where it holds as many. */
    static PublicGrid ofCounts() {
        List<Long> edges = new ArrayList<>(List.of(0L));
        for (long edge = 1; edge <= MOST_CHILDREN; edge *= 2) {
            edges.add(edge);
        }
        return new PublicGrid(edges, TickScale.CELLS, List.of(1L), Shape.COUNTS);
    }

    private static PublicGrid numbers(int digits, int decimals) {
        List<Long> edges = new ArrayList<>();
        for (int d = digits; d >= 0; d--) {
            edges.add(1 - power(d));
        }
        for (int d = 0; d <= digits; d++) {
            edges.add(power(d));
        }
        List<Long> steps = decimals == 0 ? List.of(1L) : List.of(1L, power(decimals));
        return new PublicGrid(edges, TickScale.CELLS, steps, Shape.NUMBERS);
    }

    private static PublicGrid days(long perDay, TickScale scale, List<Long> steps) {
        List<Long> edges = new ArrayList<>();
        for (int year = FIRST_DECADE; year <= LAST_DECADE; year += 10) {
            edges.add(LocalDate.of(year, 1, 1).toEpochDay() * perDay);
        }
        return new PublicGrid(edges, scale, steps, Shape.DAYS);
    }

    /** Whether coarse bins are cut further. */
    boolean divides() {
        return shape != Shape.TRUTH;
    }

    /** The edges of the fine bins in a coarse one, its own included. */
    List<Long> fine(int bin) {
        long low = coarse.get(bin);
        long high = coarse.get(bin + 1);
        return switch (shape) {
            case TRUTH -> List.of(low, high);
            case NUMBERS -> digits(low, high);
            case COUNTS -> quartered(low, high);
            case DAYS -> quarters(low, high);
        };
    }

    private static List<Long> digits(long low, long high) {
        if (high <= 0) {
            return digits(1 - high, 1 - low).stream()
                    .map(edge -> 1 - edge)
                    .sorted()
                    .toList();
        }
        return low == 0
                ? List.of(low, high)
                : LongStream.rangeClosed(1, 10).mapToObj(digit -> digit * low).toList();
    }

    private static List<Long> quartered(long low, long high) {
        long step = Math.max(1, (high - low) / 4);
        return LongStream.iterate(low, edge -> edge <= high, edge -> edge + step)
                .boxed()
                .toList();
    }

    private List<Long> quarters(long low, long high) {
        long perDay = coarse.get(1) / LocalDate.of(FIRST_DECADE + 10, 1, 1).toEpochDay();
        LocalDate end = LocalDate.ofEpochDay(high / perDay);
        List<Long> edges = new ArrayList<>();
        for (LocalDate day = LocalDate.ofEpochDay(low / perDay); !day.isAfter(end); day = day.plusMonths(3)) {
            edges.add(day.toEpochDay() * perDay);
        }
        return edges;
    }

    /** The bin between such edges that a value lies in; the outermost ones take what lies beyond. */
    static int bin(List<Long> edges, long value) {
        int at = java.util.Collections.binarySearch(edges, value);
        int bin = at >= 0 ? at : -at - 2;
        return Math.max(0, Math.min(edges.size() - 2, bin));
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
