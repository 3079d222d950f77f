package io.banksynth.formats.orc.encode;

import org.apache.orc.OrcProto;

/** Least, most and sum of floating-point numbers; a sum that is no number tells readers to trust none of the three. */
final class FloatingStatistics extends Statistics<FloatingStatistics> {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double sum;

    void values(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            double value = values[i];
            least = Math.min(least, value);
            most = Math.max(most, value);
            sum += value;
        }
    }

    @Override
    void mergeValues(FloatingStatistics other) {
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        sum += other.sum;
    }

    @Override
    void resetValues() {
        least = Double.POSITIVE_INFINITY;
        most = Double.NEGATIVE_INFINITY;
        sum = 0;
    }

    @Override
    void describe(OrcProto.ColumnStatistics.Builder message) {
        OrcProto.DoubleStatistics.Builder numbers =
                OrcProto.DoubleStatistics.newBuilder().setSum(sum);
        if (count > 0 && !Double.isNaN(least)) {
            numbers.setMinimum(least).setMaximum(most);
        }
        message.setDoubleStatistics(numbers);
    }
}
