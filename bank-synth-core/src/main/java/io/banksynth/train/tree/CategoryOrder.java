package io.banksynth.train.tree;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of categories in which good splits are prefixes: by the first principal component of their class shares (Coppersmith,
 * Hong, Hosking: Partitioning Nominal Attributes in Decision Trees, 1999).
 */
final class CategoryOrder {
    private static final int ROUNDS = 12;

    private final int[] counts;
    private final int[] sizes;
    private final int classes;

    /**
     * @param counts rows by category and class
     * @param sizes rows by category
     */
    CategoryOrder(int[] counts, int[] sizes, int classes) {
        this.counts = counts;
        this.sizes = sizes;
        this.classes = classes;
    }

    int[] order() {
        double[] mean = new double[classes];
        double rows = 0;
        for (int b = 0; b < sizes.length; b++) {
            rows += sizes[b];
            for (int c = 0; c < classes; c++) {
                mean[c] += counts[b * classes + c];
            }
        }
        for (int c = 0; c < classes; c++) {
            mean[c] /= Math.max(1, rows);
        }
        double[] direction = new double[classes];
        for (int c = 0; c < classes; c++) {
            direction[c] = 1 + c % 7;
        }
        double[] scores = new double[sizes.length];
        for (int round = 0; round < ROUNDS; round++) {
            score(mean, direction, scores);
            double[] next = new double[classes];
            double length = 0;
            for (int c = 0; c < classes; c++) {
                for (int b = 0; b < sizes.length; b++) {
                    next[c] += sizes[b] == 0 ? 0 : scores[b] * (counts[b * classes + c] - sizes[b] * mean[c]);
                }
                length += next[c] * next[c];
            }
            if (length == 0) {
                break;
            }
            double norm = StrictMath.sqrt(length);
            for (int c = 0; c < classes; c++) {
                direction[c] = next[c] / norm;
            }
        }
        score(mean, direction, scores);
        return IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer b) -> scores[b]).thenComparingInt(b -> b))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void score(double[] mean, double[] direction, double[] scores) {
        for (int b = 0; b < sizes.length; b++) {
            double score = 0;
            for (int c = 0; c < classes && sizes[b] > 0; c++) {
                score += direction[c] * ((double) counts[b * classes + c] / sizes[b] - mean[c]);
            }
            scores[b] = score;
        }
    }
}
