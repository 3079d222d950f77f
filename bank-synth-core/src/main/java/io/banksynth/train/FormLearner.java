package io.banksynth.train;

import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.Mask;
import io.banksynth.model.TickScale;
import io.banksynth.schema.DataType;
import io.banksynth.train.leaf.LearnedLeaf;
import io.banksynth.train.leaf.ValueUnits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns the form of values and nothing else: of numbers how many digits they have, of days and times the decade they lie in.
 * Bounds are powers of ten and first days of decades, so they are the same for every bank. Each form is shared by k units.
 */
final class FormLearner {
    private static final int MOST_DIGITS = 18;

    private final int k;

    FormLearner(int k) {
        this.k = k;
    }

    /**
     * @param cells values in ticks with their units, nulls left out
     * @param nulls how many rows have no value
     */
    LearnedLeaf<Encoder.Numbers> numbers(ValueUnits.Sorted cells, long nulls, TickScale scale, DataType type) {
        Map<Bin, Long> counts = new TreeMap<>();
        Map<Bin, Set<Integer>> units = new TreeMap<>();
        for (int rank = 0; rank < cells.distinct(); rank++) {
            Bin bin = bin(cells.value(rank), scale, type);
            counts.merge(bin, (long) cells.count(rank), Long::sum);
            cells.addUnits(rank, units.computeIfAbsent(bin, b -> new HashSet<>()));
        }
        counts.keySet().removeIf(bin -> units.getOrDefault(bin, Set.of()).size() < k);
        if (counts.isEmpty()) {
            Bin common = type instanceof DataType.Bool ? new Bin(0, 2) : bin(fallback(scale, type), scale, type);
            counts.put(common, cells.rows() == 0 && nulls > 0 ? 0L : Math.max(1, cells.rows()));
        }
        return leaf(counts, nulls, scale, step(scale, type));
    }

    /** Times have no finer digits than their type. */
    private static long step(TickScale scale, DataType type) {
        boolean micros = type instanceof DataType.Timestamp && scale.unit() == TickScale.Unit.CELL;
        return micros ? power(DataType.Timestamp.LONG_DIGITS - ((DataType.Timestamp) type).precision()) : 1;
    }

    /** One range of numbers, as a pattern says. */
    LearnedLeaf<Encoder.Numbers> range(long low, long high, long rows, long nulls, TickScale scale) {
        return leaf(Map.of(new Bin(low, high), Math.max(rows, nulls == 0 ? 1 : 0)), nulls, scale, 1);
    }

    /** Texts of one pattern. */
    static LearnedLeaf<Encoder.Texts> texts(Mask mask, long rows, long nulls) {
        return new LearnedLeaf<>(
                new Encoder.Texts(List.of(), List.of(mask)),
                new Leaf(nulls, List.of(), List.of(Math.max(rows, nulls == 0 ? 1 : 0)), List.of()));
    }

    private static LearnedLeaf<Encoder.Numbers> leaf(Map<Bin, Long> counts, long nulls, TickScale scale, long step) {
        List<Long> edges = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (Map.Entry<Bin, Long> entry : counts.entrySet()) {
            Bin bin = entry.getKey();
            if (edges.isEmpty()) {
                edges.add(bin.low());
            } else if (edges.get(edges.size() - 1) < bin.low()) {
                edges.add(bin.low());
                weights.add(0L);
            }
            edges.add(bin.high());
            weights.add(entry.getValue());
        }
        return new LearnedLeaf<>(
                new Encoder.Numbers(scale, List.of(), edges, List.of(step)),
                new Leaf(
                        nulls,
                        List.of(),
                        weights,
                        List.of(weights.stream().mapToLong(w -> w).sum())));
    }

    /** Values from {@code low} on and below {@code high}. */
    private record Bin(long low, long high) implements Comparable<Bin> {
        @Override
        public int compareTo(Bin other) {
            return Long.compare(low, other.low);
        }
    }

    private static long fallback(TickScale scale, DataType type) {
        return isTime(type) ? LocalDate.of(2015, 1, 1).toEpochDay() * scale.day(type) : 5;
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Date || type instanceof DataType.Timestamp;
    }

    private static Bin bin(long value, TickScale scale, DataType type) {
        if (type instanceof DataType.Bool) {
            return new Bin(0, 2);
        }
        if (isTime(type)) {
            long perDay = scale.day(type);
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(value, perDay));
            LocalDate decade = LocalDate.of(Math.floorDiv(day.getYear(), 10) * 10, 1, 1);
            return new Bin(decade.toEpochDay() * perDay, decade.plusYears(10).toEpochDay() * perDay);
        }
        if (value < 0) {
            Bin mirrored = digits(-Math.max(value, -Long.MAX_VALUE));
            return new Bin(1 - mirrored.high(), 1 - mirrored.low());
        }
        Bin digits = digits(value);
        return new Bin(digits.low(), Math.min(digits.high(), exclusive(type)));
    }

    /** All numbers of as many digits; 0 has one. */
    private static Bin digits(long value) {
        int digits = Long.toString(value).length();
        long low = digits == 1 ? 0 : power(Math.min(MOST_DIGITS, digits - 1));
        return new Bin(low, digits > MOST_DIGITS ? Long.MAX_VALUE : power(digits));
    }

    /** One above the largest number of a type. */
    static long exclusive(DataType type) {
        if (type instanceof DataType.Whole whole && whole.bits() < 64) {
            return 1L << (whole.bits() - 1);
        }
        return Long.MAX_VALUE;
    }

    static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
