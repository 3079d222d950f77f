package io.banksynth.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * Someone knows all values of a row but one, and guesses it to be that of the synthetic row nearest to what is known. A guess
 * succeeds if a category is met, or a number within 5 %. Every column is the secret in turn.
 */
final class Inference {
    private static final double TOLERANCE = 0.05;

    private Inference() {}

    static Rate against(AttackTable table, AttackColumn.Rows rows) {
        Rate all = new Rate(0, 0);
        for (int s = 0; s < table.columns().size(); s++) {
            AttackColumn secret = table.columns().get(s);
            List<AttackColumn> known = new ArrayList<>(table.columns());
            known.remove(s);
            if (!known.isEmpty() && secret.synthetic().length > 0) {
                all = all.plus(against(table, rows, s, new Nearness(known)));
            }
        }
        return all;
    }

    private static Rate against(AttackTable table, AttackColumn.Rows rows, int column, Nearness known) {
        AttackColumn secret = table.columns().get(column);
        // One row in as many as there are secrets: an attack on every column of every row would say little more.
        int[] attacked = table.attacked(rows);
        int step = Math.max(1, table.columns().size() / 2);
        int first = column % step;
        long successes = 0;
        long attacks = 0;
        for (int i = first; i < attacked.length; i += step) {
            int row = attacked[i];
            double truth = secret.of(rows)[row];
            if (!Double.isNaN(truth)) {
                int nearest = known.nearest(rows, row, 1).rows()[0];
                attacks++;
                successes += isMet(secret.kind(), truth, secret.synthetic()[nearest]) ? 1 : 0;
            }
        }
        return new Rate(successes, attacks);
    }

    private static boolean isMet(AttackColumn.Kind kind, double truth, double guess) {
        return kind == AttackColumn.Kind.CATEGORY
                ? truth == guess
                : Math.abs(truth - guess) <= TOLERANCE * Math.abs(truth);
    }
}
