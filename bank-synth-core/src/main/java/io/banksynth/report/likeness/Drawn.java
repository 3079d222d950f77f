package io.banksynth.report.likeness;

import io.banksynth.report.measure.Axis;
import io.banksynth.report.measure.Distribution;
import java.util.Arrays;

/** Distributions of paired columns, as they are drawn. */
public final class Drawn {
    private static final double TAIL = 0.005;

    private Drawn() {}

    /** A column's categories, or its values in equal steps between rounded bounds. */
    public static Distribution of(PairedColumn column) {
        double[] missing = {missing(column.real()), missing(column.synthetic())};
        if (!column.nature().isContinuous()) {
            int codes = column.labels().size();
            return Distribution.ofCategories(
                    column.labels(),
                    ColumnLikeness.counts(column.real(), codes),
                    ColumnLikeness.counts(column.synthetic(), codes),
                    missing);
        }
        double[] real = ColumnLikeness.sorted(column.real());
        double[] synthetic = ColumnLikeness.sorted(column.synthetic());
        double[] bounding = real.length > 0 ? real : synthetic;
        Axis axis = bounding.length == 0
                ? Axis.between(0, 1, false)
                : Axis.between(
                        bounding[(int) (TAIL * bounding.length)],
                        bounding[(int) Math.min(bounding.length - 1, (1 - TAIL) * bounding.length)],
                        column.nature() == Nature.TIME);
        return axis.distribution(Arrays.stream(real), Arrays.stream(synthetic), missing);
    }

    private static double missing(PairedColumn.Side side) {
        return side.size() == 0 ? 0 : 1 - (double) side.values() / side.size();
    }
}
