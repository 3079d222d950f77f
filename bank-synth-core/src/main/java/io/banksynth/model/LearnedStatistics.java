package io.banksynth.model;

import io.banksynth.batch.CellText;
import io.banksynth.batch.LongVector;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a report compares with, read off what was learned: so it is as safe as that. */
public final class LearnedStatistics {
    private static final int MOST_FREQUENCIES = 200;
    private static final double MICROS = 1e6;

    private LearnedStatistics() {}

    /** The statistics of a column whose cells are drawn from these atoms. */
    public static ColumnStatistics of(Column column, Encoder encoder, Leaf leaf) {
        if (encoder instanceof Encoder.Texts texts) {
            return new ColumnStatistics(
                    column.name(), leaf.nulls(), top(texts.values(), leaf.values()), java.util.Optional.empty());
        }
        Encoder.Numbers numbers = (Encoder.Numbers) encoder;
        boolean category = column.type() instanceof DataType.Bool;
        List<String> texts = new ArrayList<>();
        if (numbers.scale().unit() == TickScale.Unit.CELL) {
            LongVector cell = new LongVector(1);
            for (long value : numbers.values()) {
                cell.values()[0] = value;
                texts.add(CellText.text(cell, 0, column.type()));
            }
        }
        Map<String, Long> frequencies = texts.isEmpty() ? Map.of() : top(texts, leaf.values());
        return new ColumnStatistics(
                column.name(),
                leaf.nulls(),
                frequencies,
                category ? java.util.Optional.empty() : range(numbers, leaf, column.type()));
    }

    private static Map<String, Long> top(List<String> values, List<Long> weights) {
        Map<String, Long> out = new LinkedHashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Long.compare(weights.get(b), weights.get(a)));
        order.stream().limit(MOST_FREQUENCIES).forEach(i -> out.put(values.get(i), weights.get(i)));
        return out;
    }

    /** Every frequent value and every edge is a point of the distribution function. */
    private static java.util.Optional<ColumnStatistics.Range> range(Encoder.Numbers numbers, Leaf leaf, DataType type) {
        TreeMap<Double, Double> mass = new TreeMap<>();
        double sum = 0;
        double squares = 0;
        double total = 0;
        for (int i = 0; i < numbers.values().size(); i++) {
            double value = natural(numbers.values().get(i), numbers.scale(), type);
            double weight = leaf.values().get(i);
            mass.merge(value, weight, Double::sum);
            sum += value * weight;
            squares += value * value * weight;
            total += weight;
        }
        for (int i = 0; i < numbers.bins(); i++) {
            double low = natural(numbers.edges().get(i), numbers.scale(), type);
            double high = natural(numbers.edges().get(i + 1), numbers.scale(), type);
            double weight = leaf.rest().get(i);
            mass.merge(low, 0.0, Double::sum);
            mass.merge(high, 0.0, Double::sum);
            double middle = (low + high) / 2;
            sum += middle * weight;
            squares += (middle * middle + (high - low) * (high - low) / 12) * weight;
            total += weight;
        }
        if (total == 0) {
            return java.util.Optional.empty();
        }
        double mean = sum / total;
        double deviation = Math.sqrt(Math.max(0, squares / total - mean * mean));
        return java.util.Optional.of(
                new ColumnStatistics.Range(mean, deviation, quantiles(numbers, leaf, type, mass, total)));
    }

    private static List<ColumnStatistics.Quantile> quantiles(
            Encoder.Numbers numbers, Leaf leaf, DataType type, Map<Double, Double> mass, double total) {
        List<ColumnStatistics.Quantile> out = new ArrayList<>();
        double pointMass = 0;
        int bin = 0;
        double below = 0;
        for (Map.Entry<Double, Double> point : mass.entrySet()) {
            pointMass += point.getValue();
            while (bin < numbers.bins()
                    && natural(numbers.edges().get(bin + 1), numbers.scale(), type) <= point.getKey()) {
                below += leaf.rest().get(bin++);
            }
            double inside = 0;
            if (bin < numbers.bins()) {
                double low = natural(numbers.edges().get(bin), numbers.scale(), type);
                double high = natural(numbers.edges().get(bin + 1), numbers.scale(), type);
                inside = leaf.rest().get(bin) * Math.max(0, Math.min(1, (point.getKey() - low) / (high - low)));
            }
            out.add(new ColumnStatistics.Quantile(point.getKey(), Math.min(1, (pointMass + below + inside) / total)));
        }
        return out;
    }

    /** Ticks as people count: numbers as they are, dates in days, times in seconds. */
    private static double natural(long ticks, TickScale scale, DataType type) {
        return switch (scale.unit()) {
            case DOUBLE, WIDE_TIME -> ticks / Math.pow(10, scale.exponent());
            case WIDE_DECIMAL ->
                ticks * Math.pow(10, scale.exponent() - (type instanceof DataType.Decimal d ? d.scale() : 0));
            case CELL ->
                type instanceof DataType.Decimal decimal
                        ? ticks / Math.pow(10, decimal.scale())
                        : type instanceof DataType.Timestamp ? ticks / MICROS : ticks;
        };
    }
}
