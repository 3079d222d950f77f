package io.banksynth.attack;

import java.util.Arrays;

/** How near synthetic rows come to real ones: nearer to those of the training than to others, or even equal to them. */
final class Closeness {
    private final AttackTable table;
    private final double[] ofTraining;
    private final double[] ofControl;
    private final double median;

    Closeness(AttackTable table) {
        this.table = table;
        Nearness nearness = new Nearness(table.columns());
        this.ofTraining = distances(nearness, AttackColumn.Rows.TRAINING);
        this.ofControl = distances(nearness, AttackColumn.Rows.CONTROL);
        double[] sorted = ofControl.clone();
        Arrays.sort(sorted);
        this.median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private double[] distances(Nearness nearness, AttackColumn.Rows rows) {
        boolean none = table.rows(AttackColumn.Rows.SYNTHETIC) == 0;
        return Arrays.stream(none ? new int[0] : table.attacked(rows))
                .mapToDouble(row -> nearness.nearest(rows, row, 1).distances()[0])
                .toArray();
    }

    /**
     * Guesses that a row was in the training where a synthetic row is nearer to it than to half of the control's rows. Where the
     * model remembers nothing this holds for half of the training's rows too.
     */
    Rate nearer(AttackColumn.Rows rows) {
        double[] distances = of(rows);
        return new Rate(Arrays.stream(distances).filter(d -> d < median).count(), distances.length);
    }

    /** Rows that a synthetic row equals in all columns. */
    Rate copied(AttackColumn.Rows rows) {
        double[] distances = of(rows);
        return new Rate(Arrays.stream(distances).filter(d -> d == 0).count(), distances.length);
    }

    private double[] of(AttackColumn.Rows rows) {
        return rows == AttackColumn.Rows.TRAINING ? ofTraining : ofControl;
    }
}
