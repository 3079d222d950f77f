package io.banksynth.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * Someone holds two data sets, each with half of the columns, and links their rows through the synthetic ones: a link succeeds if
 * both halves of a row have a synthetic row among their nearest in common.
 */
final class Linkability {
    private static final int NEIGHBOURS = 5;

    private Linkability() {}

    static Rate against(AttackTable table, AttackColumn.Rows rows) {
        List<AttackColumn> left = new ArrayList<>();
        List<AttackColumn> right = new ArrayList<>();
        for (AttackColumn column : table.columns()) {
            (left.size() <= right.size() ? left : right).add(column);
        }
        if (right.isEmpty()) {
            return new Rate(0, 0);
        }
        Nearness byLeft = new Nearness(left);
        Nearness byRight = new Nearness(right);
        int[] attacked = table.attacked(rows);
        long successes = 0;
        for (int row : attacked) {
            int[] a = byLeft.nearest(rows, row, NEIGHBOURS).rows();
            int[] b = byRight.nearest(rows, row, NEIGHBOURS).rows();
            successes += meet(a, b) ? 1 : 0;
        }
        return new Rate(successes, attacked.length);
    }

    private static boolean meet(int[] a, int[] b) {
        for (int x : a) {
            for (int y : b) {
                if (x == y) {
                    return true;
                }
            }
        }
        return false;
    }
}
