package io.banksynth.report.measure;

import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/** Numbers, dates and times between the points of a distribution function: a class up to each point, one above all. */
final class NumberClasses implements Classes {
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;

    private final double[] points;
    private final double[] shares;
    private final OptionalDouble nullShare;

    NumberClasses(List<ColumnStatistics.Quantile> quantiles, OptionalDouble nullShare) {
        this.points = new double[quantiles.size()];
        this.shares = new double[quantiles.size()];
        for (int i = 0; i < points.length; i++) {
            double value = quantiles.get(i).value();
            // A cell that is this value may come out some last digits higher from its own arithmetic.
            points[i] = value + 4 * Math.ulp(value);
            shares[i] = quantiles.get(i).share();
        }
        this.nullShare = nullShare;
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
}
