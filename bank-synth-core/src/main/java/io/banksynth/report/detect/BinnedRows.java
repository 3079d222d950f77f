package io.banksynth.report.detect;

import java.util.Arrays;
import java.util.List;

/** Features in bins of about equal size, bin 0 for rows without a value: trees split between bins. */
@SuppressWarnings("ArrayRecordComponent") // read by one classifier, never compared
record BinnedRows(byte[][] bins, int rows) {
    static final int BINS = 48;

    /**
     * @param features values by row, NaN where there is none
     */
    static BinnedRows of(List<double[]> features) {
        byte[][] bins = new byte[features.size()][];
        int rows = features.isEmpty() ? 0 : features.get(0).length;
        for (int f = 0; f < bins.length; f++) {
            bins[f] = binned(features.get(f));
        }
        return new BinnedRows(bins, rows);
    }

    private static byte[] binned(double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        Arrays.sort(sorted);
        double[] edges = new double[BINS - 2];
        int n = 0;
        for (int i = 1; i < BINS - 1 && sorted.length > 0; i++) {
            double edge = sorted[(int) ((long) i * sorted.length / (BINS - 1))];
            if (n == 0 || edge > edges[n - 1]) {
                edges[n++] = edge;
            }
        }
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            if (!Double.isNaN(values[i])) {
                int at = Arrays.binarySearch(edges, 0, n, values[i]);
                out[i] = (byte) (1 + (at < 0 ? -at - 1 : at + 1));
            }
        }
        return out;
    }
}
