package io.banksynth.report.measure;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers, dates and times between the points of a distribution function: a class up to each point, one above all. */
final class NumberClasses implements Classes {
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;
    private static final double SECONDS_PER_DAY = 86_400;

    private final double[] points;
    private final double[] shares;
    private final OptionalDouble nullShare;
    private final boolean time;
    private final double axisUnit;

    NumberClasses(List<ColumnStatistics.Quantile> quantiles, OptionalDouble nullShare, DataType type) {
        this.points = new double[quantiles.size()];
        this.shares = new double[quantiles.size()];
        for (int i = 0; i < points.length; i++) {
            double value = quantiles.get(i).value();
            // A cell that is this value may come out some last digits higher from its own arithmetic.
            points[i] = value + 4 * Math.ulp(value);
            shares[i] = quantiles.get(i).share();
        }
        this.nullShare = nullShare;
        this.time = type instanceof DataType.Date || type instanceof DataType.Timestamp;
        this.axisUnit = type instanceof DataType.Date ? SECONDS_PER_DAY : 1;
    }

    @Override
    public int size() {
        return points.length + 2;
    }

    @Override
    public void count(Vector vector, DataType type, int rows, long[] counts) {
        boolean[] nulls = vector.nulls();
        if (vector instanceof LongVector longs) {
            double unit = unit(type);
            for (int i = 0; i < rows; i++) {
                counts[nulls[i] ? points.length + 1 : at(longs.values()[i] / unit)]++;
            }
        } else if (vector instanceof DoubleVector doubles) {
            for (int i = 0; i < rows; i++) {
                counts[nulls[i] ? points.length + 1 : at(doubles.values()[i])]++;
            }
        } else if (vector instanceof WideVector wide) {
            for (int i = 0; i < rows; i++) {
                counts[nulls[i] ? points.length + 1 : at(natural(wide, i, type))]++;
            }
        }
    }

    /** What a cell is divided by to give the number that people mean: dates count days and times seconds since 1970. */
    private static double unit(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return Math.pow(10, decimal.scale());
        }
        return type instanceof DataType.Timestamp ? MICROS : 1;
    }

    private static double natural(WideVector wide, int i, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return new BigDecimal(io.banksynth.batch.CellText.wide(wide.high()[i], wide.low()[i]), decimal.scale())
                    .doubleValue();
        }
        return wide.high()[i] + wide.low()[i] / NANOS;
    }

    /** The first point that is not below a value; NaN is above all. */
    private int at(double value) {
        int from = 0;
        int to = points.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (value <= points[middle]) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    @Override
    public Metric shape(long[] counts, long allRows) {
        long values = 0;
        for (int i = 0; i <= points.length; i++) {
            values += counts[i];
        }
        if (values == 0) {
            boolean neither = nullShare.isPresent() && nullShare.getAsDouble() >= 1;
            return Metric.notMeasured(Metric.Kind.KS_COMPLEMENT, neither ? Reasons.TOO_FEW : Reasons.NO_VALUES);
        }
        return Metric.measured(Metric.Kind.KS_COMPLEMENT, Shares.ksComplement(counts, shares), values, allRows);
    }

    @Override
    public Metric missing(long[] counts, long allRows) {
        return Shares.missing(counts, nullShare, allRows);
    }

    @Override
    public Optional<Distribution> distribution(long[] counts) {
        double values = 0;
        for (int i = 0; i <= points.length; i++) {
            values += counts[i];
        }
        if (points.length < 2 || values == 0) {
            return Optional.empty();
        }
        double[] along = Arrays.stream(points).map(p -> p * axisUnit).toArray();
        double[] upTo = new double[points.length];
        double below = 0;
        for (int i = 0; i < points.length; i++) {
            below += counts[i];
            upTo[i] = below / values;
        }
        Axis axis = Axis.between(along[0], along[along.length - 1], time);
        double missing = counts[points.length + 1] / (values + counts[points.length + 1]);
        return Optional.of(axis.distribution(
                axis.shares(along, shares), axis.shares(along, upTo), new double[] {nullShare.orElse(0), missing}));
    }
}
