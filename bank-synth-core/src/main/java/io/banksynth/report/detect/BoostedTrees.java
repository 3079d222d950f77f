package io.banksynth.report.detect;

import java.util.Arrays;

/**
 * Gradient boosting of small trees for the logistic loss (Friedman 2001), with second-order gains over histograms as in XGBoost
 * (Chen and Guestrin 2016, section 2.2). Nothing in it is random: the same rows give the same scores.
 */
final class BoostedTrees {
    private static final int TREES = 60;
    private static final int DEPTH = 4;
    private static final double RATE = 0.2;
    private static final double SHRINKING = 1;
    private static final double LEAST_CURVATURE = 5;

    private final BinnedRows rows;
    private final double[] scores;
    private final double[] slopes;
    private final double[] curvatures;
    private final int[] nodes;

    private BoostedTrees(BinnedRows rows) {
        this.rows = rows;
        this.scores = new double[rows.rows()];
        this.slopes = new double[rows.rows()];
        this.curvatures = new double[rows.rows()];
        this.nodes = new int[rows.rows()];
    }

    /**
     * Learns from some rows and scores all of them.
     *
     * @param labels true for synthetic rows
     * @param learned rows to learn from
     * @return the higher, the more synthetic a row looks
     */
    static double[] scores(BinnedRows rows, boolean[] labels, boolean[] learned) {
        BoostedTrees trees = new BoostedTrees(rows);
        for (int t = 0; t < TREES; t++) {
            trees.grow(labels, learned);
        }
        return trees.scores;
    }

    private void grow(boolean[] labels, boolean[] learned) {
        for (int i = 0; i < scores.length; i++) {
            double chance = 1 / (1 + Math.exp(-scores[i]));
            slopes[i] = learned[i] ? chance - (labels[i] ? 1 : 0) : 0;
            curvatures[i] = learned[i] ? Math.max(1e-6, chance * (1 - chance)) : 0;
        }
        Arrays.fill(nodes, 0);
        for (int depth = 0; depth < DEPTH; depth++) {
            split(1 << depth);
        }
        int leaves = 1 << DEPTH;
        double[] slope = new double[leaves];
        double[] curvature = new double[leaves];
        for (int i = 0; i < scores.length; i++) {
            slope[nodes[i]] += slopes[i];
            curvature[nodes[i]] += curvatures[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] -= RATE * slope[nodes[i]] / (curvature[nodes[i]] + SHRINKING);
        }
    }

    /** Splits every node of a level where that gains most; a node that gains nothing sends all rows to its left. */
    private void split(int width) {
        double[] best = new double[width];
        int[] feature = new int[width];
        int[] until = new int[width];
        Arrays.fill(feature, -1);
        for (int f = 0; f < rows.bins().length; f++) {
            double[] slope = new double[width * BinnedRows.BINS];
            double[] curvature = new double[width * BinnedRows.BINS];
            byte[] bins = rows.bins()[f];
            for (int i = 0; i < bins.length; i++) {
                int cell = nodes[i] * BinnedRows.BINS + bins[i];
                slope[cell] += slopes[i];
                curvature[cell] += curvatures[i];
            }
            for (int node = 0; node < width; node++) {
                int at = bestSplit(slope, curvature, node, best);
                if (at >= 0) {
                    feature[node] = f;
                    until[node] = at;
                }
            }
        }
        for (int i = 0; i < nodes.length; i++) {
            int node = nodes[i];
            boolean right = feature[node] >= 0 && rows.bins()[feature[node]][i] > until[node];
            nodes[i] = node * 2 + (right ? 1 : 0);
        }
    }

    /** The last bin of the left part of the best split, if it beats the best so far; else -1. */
    private static int bestSplit(double[] slope, double[] curvature, int node, double[] best) {
        int from = node * BinnedRows.BINS;
        double allSlope = 0;
        double allCurvature = 0;
        for (int b = from; b < from + BinnedRows.BINS; b++) {
            allSlope += slope[b];
            allCurvature += curvature[b];
        }
        double whole = allSlope * allSlope / (allCurvature + SHRINKING);
        double leftSlope = 0;
        double leftCurvature = 0;
        int at = -1;
        for (int b = 0; b < BinnedRows.BINS - 1; b++) {
            leftSlope += slope[from + b];
            leftCurvature += curvature[from + b];
            double rightSlope = allSlope - leftSlope;
            double rightCurvature = allCurvature - leftCurvature;
            if (leftCurvature < LEAST_CURVATURE || rightCurvature < LEAST_CURVATURE) {
                continue;
            }
            double gain = leftSlope * leftSlope / (leftCurvature + SHRINKING)
                    + rightSlope * rightSlope / (rightCurvature + SHRINKING)
                    - whole;
            if (gain > best[node] + 1e-9) {
                best[node] = gain;
                at = b;
            }
        }
        return at;
    }
}
