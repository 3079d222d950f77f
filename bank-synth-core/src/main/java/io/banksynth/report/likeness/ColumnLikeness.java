package io.banksynth.report.likeness;

import io.banksynth.report.measure.Metric;
import java.util.Arrays;
import java.util.BitSet;

/** Metrics of single columns, by the definitions of SDMetrics (docs/formats/report.md). */
public final class ColumnLikeness {
    private ColumnLikeness() {}

    /** How alike the distributions are. */
    public static Metric shape(PairedColumn column, Confidence confidence) {
        Metric.Kind kind = column.nature().isContinuous()
                ? Metric.Kind.KS_COMPLEMENT
                : column.nature() == Nature.FORM ? Metric.Kind.FORM_SIMILARITY : Metric.Kind.TV_COMPLEMENT;
        int real = column.real().values();
        int synthetic = column.synthetic().values();
        if (real == 0 || synthetic == 0) {
            return oneSided(kind, real, synthetic, column, confidence);
        }
        double distance = column.nature().isContinuous()
                ? kolmogorov(sorted(column.real()), sorted(column.synthetic()))
                : totalVariation(
                        counts(column.real(), column.labels().size()),
                        counts(column.synthetic(), column.labels().size()));
        return confidence.metric(kind, 1 - distance, synthetic);
    }

    /** Where one side has no value at all there is no distribution: alike if the other has none either. */
    private static Metric oneSided(
            Metric.Kind kind, int real, int synthetic, PairedColumn column, Confidence confidence) {
        if (real == 0
                && column.real().size() > 0
                && synthetic == 0
                && column.synthetic().size() > 0) {
            return confidence.metric(kind, 1, column.synthetic().size());
        }
        return Metric.notMeasured(kind, real == 0 ? "no real row has a value" : "no synthetic row has a value");
    }

    /** 1 - the difference of the shares of rows without a value. */
    public static Metric missing(PairedColumn column, Confidence confidence) {
        if (column.real().size() == 0 || column.synthetic().size() == 0) {
            return Metric.notMeasured(Metric.Kind.MISSING_VALUE_SIMILARITY, "a side has no rows");
        }
        double real = 1 - (double) column.real().values() / column.real().size();
        double synthetic =
                1 - (double) column.synthetic().values() / column.synthetic().size();
        return confidence.metric(
                Metric.Kind.MISSING_VALUE_SIMILARITY,
                1 - Math.abs(real - synthetic),
                column.synthetic().size());
    }

    /** The share of synthetic rows whose value lies within the bounds, or among the categories, of the real ones. */
    public static Metric adherence(PairedColumn column, Confidence confidence) {
        return column.nature().isContinuous() ? boundaries(column, confidence) : categories(column, confidence);
    }

    /** Rows without a value are left out if the real data has such rows, and break the bounds if it has none. */
    private static Metric boundaries(PairedColumn column, Confidence confidence) {
        Metric.Kind kind = Metric.Kind.BOUNDARY_ADHERENCE;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : column.real().numbers()) {
            if (!Double.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        boolean nulls = column.real().values() < column.real().size();
        long within = 0;
        long rows = 0;
        for (double value : column.synthetic().numbers()) {
            if (!Double.isNaN(value) || !nulls) {
                rows++;
                within += value >= least && value <= most ? 1 : 0;
            }
        }
        return rows == 0
                ? oneSided(kind, column.real().values(), 0, column, confidence)
                : confidence.metric(kind, (double) within / rows, rows);
    }

    private static Metric categories(PairedColumn column, Confidence confidence) {
        BitSet known = new BitSet();
        boolean nulls = false;
        for (int code : column.real().codes()) {
            if (code < 0) {
                nulls = true;
            } else {
                known.set(code);
            }
        }
        long within = 0;
        for (int code : column.synthetic().codes()) {
            within += (code < 0 ? nulls : known.get(code)) ? 1 : 0;
        }
        int rows = column.synthetic().size();
        return rows == 0
                ? Metric.notMeasured(Metric.Kind.CATEGORY_ADHERENCE, "there is no synthetic row")
                : confidence.metric(Metric.Kind.CATEGORY_ADHERENCE, (double) within / rows, rows);
    }

    /** The values of a side in order. */
    static double[] sorted(PairedColumn.Side side) {
        double[] values =
                Arrays.stream(side.numbers()).filter(v -> !Double.isNaN(v)).toArray();
        Arrays.sort(values);
        return values;
    }

    /** Rows of each category; rows without a value are not counted. */
    static long[] counts(PairedColumn.Side side, int categories) {
        long[] counts = new long[categories];
        for (int code : side.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** The largest difference between two empirical distribution functions (Kolmogorov 1933, Smirnov 1948). */
    static double kolmogorov(double[] left, double[] right) {
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < left.length && j < right.length) {
            double value = Math.min(left[i], right[j]);
            while (i < left.length && left[i] <= value) {
                i++;
            }
            while (j < right.length && right[j] <= value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / left.length - (double) j / right.length));
        }
        return largest;
    }

    /** Half the sum of the differences of shares. */
    static double totalVariation(long[] left, long[] right) {
        double ofLeft = Math.max(1, Arrays.stream(left).sum());
        double ofRight = Math.max(1, Arrays.stream(right).sum());
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.abs(left[i] / ofLeft - right[i] / ofRight);
        }
        return sum / 2;
    }
}
