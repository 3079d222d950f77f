package io.banksynth.report.detect;

import io.banksynth.report.measure.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well a classifier tells synthetic rows from real ones.
 *
 * @param view what it sees of a row
 * @param auc area under its ROC curve on rows that it did not learn from: 0.5 when it can but guess, 1 when it is always right
 * @param metric {@code 1 - (2 max(auc, 0.5) - 1)}, as SDMetrics' detection metrics score an AUC
 */
public record Detection(View view, double auc, Metric metric) {
    private static final int FOLDS = 3;
    private static final int FEWEST_ROWS = 50;
    private static final double WITH_95_PERCENT = 1.96;

    /** What a classifier sees of a row. */
    public enum View {
        /** The row itself. */
        ROW,
        /** The row and the one before it of the same parent. */
        WITH_PREDECESSOR,
        /** The row, and the number and means of its children. */
        WITH_CHILDREN
    }

    /**
     * Cross-validates a classifier.
     *
     * @param real features by column and row, NaN where there is no value
     * @param synthetic the same columns
     */
    public static Detection of(View view, List<double[]> real, List<double[]> synthetic) {
        int realRows = real.isEmpty() ? 0 : real.get(0).length;
        int syntheticRows = real.isEmpty() ? 0 : synthetic.get(0).length;
        if (Math.min(realRows, syntheticRows) < FEWEST_ROWS) {
            return new Detection(
                    view,
                    Double.NaN,
                    Metric.notMeasured(
                            Metric.Kind.DETECTION,
                            "a classifier needs a column to look at and " + FEWEST_ROWS + " rows of each side"));
        }
        int n = realRows + syntheticRows;
        List<double[]> joined = new ArrayList<>();
        for (int f = 0; f < real.size(); f++) {
            double[] both = new double[n];
            System.arraycopy(real.get(f), 0, both, 0, realRows);
            System.arraycopy(synthetic.get(f), 0, both, realRows, syntheticRows);
            joined.add(both);
        }
        boolean[] labels = new boolean[n];
        for (int i = realRows; i < n; i++) {
            labels[i] = true;
        }
        double auc = auc(scores(BinnedRows.of(joined), labels), labels);
        double score = 1 - (2 * Math.max(auc, 0.5) - 1);
        double error = Math.min(1, 2 * WITH_95_PERCENT * standardError(auc, realRows, syntheticRows));
        return new Detection(
                view, auc, new Metric(Metric.Kind.DETECTION, Optional.of(score), syntheticRows, error, ""));
    }

    /** Each row's score by a classifier that did not learn from it. */
    private static double[] scores(BinnedRows rows, boolean[] labels) {
        double[] out = new double[labels.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            boolean[] learned = new boolean[labels.length];
            for (int i = 0; i < learned.length; i++) {
                learned[i] = i % FOLDS != fold;
            }
            double[] scores = BoostedTrees.scores(rows, labels, learned);
            for (int i = 0; i < out.length; i++) {
                out[i] = learned[i] ? out[i] : scores[i];
            }
        }
        return out;
    }

    /** The chance that a synthetic row scores higher than a real one, equal scores counting half (Mann and Whitney 1947). */
    static double auc(double[] scores, boolean[] labels) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(i -> i)
                .toArray();
        double pairs = 0;
        long realBelow = 0;
        long synthetic = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long realHere = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                realHere += labels[order[to]] ? 0 : 1;
                to++;
            }
            long syntheticHere = to - from - realHere;
            pairs += syntheticHere * (realBelow + realHere / 2.0);
            realBelow += realHere;
            synthetic += syntheticHere;
            from = to;
        }
        return pairs / ((double) realBelow * synthetic);
    }

    /** Of an AUC (Hanley and McNeil 1982). */
    private static double standardError(double auc, int real, int synthetic) {
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double variance = (auc * (1 - auc) + (synthetic - 1) * (q1 - auc * auc) + (real - 1) * (q2 - auc * auc))
                / ((double) real * synthetic);
        return Math.sqrt(Math.max(0, variance));
    }
}
