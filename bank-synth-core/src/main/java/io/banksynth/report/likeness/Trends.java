package io.banksynth.report.likeness;

import io.banksynth.report.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trends of pairs of columns, by the definitions of SDMetrics: correlation of two continuous columns, else contingency. */
public final class Trends {
    /** Bins of a continuous column beside a discrete one, as in SDMetrics. */
    private static final int BINS = 10;

    private final Confidence confidence;

    public Trends(Confidence confidence) {
        this.confidence = confidence;
    }

    /** All pairs of a table's columns; columns that name rows have no trends. */
    public List<PairLikeness> within(List<PairedColumn> columns) {
        List<Prepared> prepared = prepared(columns);
        List<PairLikeness> out = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            for (int j = i + 1; j < prepared.size(); j++) {
                pair(prepared.get(i), prepared.get(j)).ifPresent(out::add);
            }
        }
        return out;
    }

    /** Every column of the one with every column of the other, rows joined. */
    public List<PairLikeness> between(List<PairedColumn> parents, List<PairedColumn> children) {
        List<Prepared> right = prepared(children);
        List<PairLikeness> out = new ArrayList<>();
        for (Prepared left : prepared(parents)) {
            right.forEach(column -> pair(left, column).ifPresent(out::add));
        }
        return out;
    }

    private static List<Prepared> prepared(List<PairedColumn> columns) {
        return columns.stream()
                .filter(c -> c.nature() != Nature.FORM)
                .map(Prepared::of)
                .toList();
    }

    /** One pair; empty where the real rows have no trend of it, or a column names rows. */
    Optional<PairLikeness> pair(PairedColumn left, PairedColumn right) {
        boolean named = left.nature() == Nature.FORM || right.nature() == Nature.FORM;
        return named ? Optional.empty() : pair(Prepared.of(left), Prepared.of(right));
    }

    private Optional<PairLikeness> pair(Prepared left, Prepared right) {
        boolean continuous =
                left.column.nature().isContinuous() && right.column.nature().isContinuous();
        return continuous ? correlation(left, right) : contingency(left, right);
    }

    /**
     * 1 - half the difference of the correlations. The real rows alone decide whether there is one: where they have none, since a
     * column is constant, there is no trend to be kept; where only the synthetic rows have none, the trend was lost.
     */
    private Optional<PairLikeness> correlation(Prepared left, Prepared right) {
        double real = correlation(left.column.real(), right.column.real());
        double synthetic = correlation(left.column.synthetic(), right.column.synthetic());
        if (Double.isNaN(real)) {
            return Optional.empty();
        }
        Metric metric = Double.isNaN(synthetic)
                ? Metric.notMeasured(
                        Metric.Kind.CORRELATION_SIMILARITY, "a column is constant or empty in the synthetic rows")
                : confidence.metric(
                        Metric.Kind.CORRELATION_SIMILARITY,
                        1 - Math.abs(real - synthetic) / 2,
                        left.column.synthetic().size());
        return Optional.of(new PairLikeness(left.column.name(), right.column.name(), metric, real, synthetic));
    }

    /** Pearson's correlation of the rows that have both values; NaN where it is undefined. */
    static double correlation(PairedColumn.Side left, PairedColumn.Side right) {
        double sumLeft = 0;
        double sumRight = 0;
        long n = 0;
        for (int i = 0; i < left.size(); i++) {
            double sum = left.numbers()[i] + right.numbers()[i];
            if (!Double.isNaN(sum)) {
                sumLeft += left.numbers()[i];
                sumRight += right.numbers()[i];
                n++;
            }
        }
        double meanLeft = sumLeft / n;
        double meanRight = sumRight / n;
        double squaresLeft = 0;
        double squaresRight = 0;
        double products = 0;
        for (int i = 0; i < left.size(); i++) {
            double a = left.numbers()[i] - meanLeft;
            double b = right.numbers()[i] - meanRight;
            if (!Double.isNaN(a + b)) {
                squaresLeft += a * a;
                squaresRight += b * b;
                products += a * b;
            }
        }
        boolean constant = n < 2 || isNothing(squaresLeft, meanLeft, n) || isNothing(squaresRight, meanRight, n);
        return constant
                ? Double.NaN
                : Math.max(-1, Math.min(1, products / Math.sqrt(squaresLeft) / Math.sqrt(squaresRight)));
    }

    /** Whether squared deviations are no more than what rounding makes of a constant. */
    private static boolean isNothing(double squares, double mean, long n) {
        double rounding = Math.abs(mean) * 1e-13;
        return squares <= rounding * rounding * n;
    }

    /** 1 - half the sum of the differences of the shares of all combinations of values, no value being one as well. */
    private Optional<PairLikeness> contingency(Prepared left, Prepared right) {
        Contingency real = new Contingency(left.real, left.classes, right.real, right.classes);
        Contingency synthetic = new Contingency(left.synthetic, left.classes, right.synthetic, right.classes);
        if (real.rows() == 0) {
            return Optional.empty();
        }
        Metric metric = synthetic.rows() == 0
                ? Metric.notMeasured(Metric.Kind.CONTINGENCY_SIMILARITY, "there is no synthetic row")
                : confidence.metric(
                        Metric.Kind.CONTINGENCY_SIMILARITY, 1 - real.totalVariation(synthetic), synthetic.rows());
        return Optional.of(new PairLikeness(
                left.column.name(), right.column.name(), metric, real.association(), synthetic.association()));
    }

    /** A column with its rows in classes: its categories, or bins between equal distances of the real values. */
    @SuppressWarnings("ArrayRecordComponent") // lives while a table is measured, never compared
    private record Prepared(PairedColumn column, int[] real, int[] synthetic, int classes) {
        static Prepared of(PairedColumn column) {
            if (!column.nature().isContinuous()) {
                int none = column.labels().size();
                return new Prepared(column, coded(column.real(), none), coded(column.synthetic(), none), none + 1);
            }
            double[] edges = edges(column.real());
            return new Prepared(column, binned(column.real(), edges), binned(column.synthetic(), edges), BINS + 1);
        }

        private static int[] coded(PairedColumn.Side side, int none) {
            int[] classes = side.codes().clone();
            for (int i = 0; i < classes.length; i++) {
                classes[i] = classes[i] < 0 ? none : classes[i];
            }
            return classes;
        }

        /** The inner edges of ten bins of equal width; what lies outside of the real values falls into the outer bins. */
        private static double[] edges(PairedColumn.Side real) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double value : real.numbers()) {
                if (!Double.isNaN(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            if (least > most) {
                least = 0;
                most = 1;
            } else if (least == most) {
                least -= 0.5;
                most += 0.5;
            }
            double[] edges = new double[BINS - 1];
            double step = (most - least) / BINS;
            for (int i = 0; i < edges.length; i++) {
                edges[i] = (i + 1) * step + least;
            }
            return edges;
        }

        private static int[] binned(PairedColumn.Side side, double[] edges) {
            int[] bins = new int[side.size()];
            for (int i = 0; i < bins.length; i++) {
                double value = side.numbers()[i];
                int bin = 0;
                while (bin < edges.length && value >= edges[bin]) {
                    bin++;
                }
                bins[i] = Double.isNaN(value) ? BINS : bin;
            }
            return bins;
        }
    }
}
