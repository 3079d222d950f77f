package io.banksynth.attack;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the synthetic rows nearest to a row. Distances are Gower's (1971): over the columns, the mean of the difference of two
 * numbers as a share of the range, and of 1 for two categories that are not the same.
 */
final class Nearness {
    private final List<AttackColumn> columns;
    private final double[] scale;
    private final int rows;

    /** @param columns that count */
    Nearness(List<AttackColumn> columns) {
        this.columns = columns;
        this.scale = columns.stream().mapToDouble(Nearness::scale).toArray();
        this.rows = columns.isEmpty() ? 0 : columns.get(0).synthetic().length;
    }

    /** One through the range that nine tenths of the synthetic values lie in, so that an extreme one does not hide all others. */
    private static double scale(AttackColumn column) {
        double[] values = Arrays.stream(column.synthetic())
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (column.kind() == AttackColumn.Kind.CATEGORY || values.length == 0) {
            return 0;
        }
        double range = values[(int) (0.95 * (values.length - 1))] - values[(int) (0.05 * (values.length - 1))];
        return range > 0 ? 1 / range : 1;
    }

    /** Distance of a row of one set to one of another, 0 to the number of columns. */
    double distance(AttackColumn.Rows set, int row, AttackColumn.Rows other, int otherRow, double limit) {
        double sum = 0;
        for (int c = 0; c < scale.length && sum < limit; c++) {
            AttackColumn column = columns.get(c);
            sum += distance(column.of(set)[row], column.of(other)[otherRow], scale[c]);
        }
        return sum;
    }

    private static double distance(double a, double b, double scale) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
        }
        return scale == 0 ? (a == b ? 0 : 1) : Math.min(1, Math.abs(a - b) * scale);
    }

    /**
     * The nearest synthetic rows, the nearest first, the first row first where two are as near.
     *
     * @param n how many
     */
    Nearest nearest(AttackColumn.Rows set, int row, int n) {
        int[] found = new int[Math.min(n, rows)];
        double[] distances = new double[found.length];
        int size = 0;
        for (int other = 0; other < rows && found.length > 0; other++) {
            double limit = size < found.length ? Double.POSITIVE_INFINITY : distances[size - 1];
            double distance = distance(set, row, AttackColumn.Rows.SYNTHETIC, other, limit);
            if (distance < limit) {
                size = Math.min(size + 1, found.length);
                int at = size - 1;
                for (; at > 0 && distances[at - 1] > distance; at--) {
                    distances[at] = distances[at - 1];
                    found[at] = found[at - 1];
                }
                distances[at] = distance;
                found[at] = other;
            }
        }
        return new Nearest(found, distances);
    }

    /** Rows with their distances. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
    record Nearest(int[] rows, double[] distances) {}
}
