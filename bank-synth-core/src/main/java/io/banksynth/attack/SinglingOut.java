package io.banksynth.attack;

import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Someone finds predicates that hold for one synthetic row only, over a few columns of a row each, and hopes that they hold for
 * one real person only. Numbers are bound from the side of the row on which fewer lie, categories by their value.
 */
final class SinglingOut {
    private static final int MOST_COLUMNS = 4;
    private static final int MOST_TRIES = 20 * AttackTable.MOST_ATTACKS;

    private final AttackTable table;
    private final List<List<Bound>> predicates;

    /** What one column must be: within both ends, or without a value where {@code missing} says so. */
    private record Bound(AttackColumn column, double low, double high, Presence presence) {
        boolean holds(AttackColumn.Rows rows, int row) {
            double value = column.of(rows)[row];
            return presence == Presence.MISSING ? Double.isNaN(value) : value >= low && value <= high;
        }
    }

    private enum Presence {
        MISSING,
        THERE
    }

    SinglingOut(AttackTable table) {
        this.table = table;
        this.predicates = predicates();
    }

    private List<List<Bound>> predicates() {
        List<List<Bound>> out = new ArrayList<>();
        int rows = table.rows(AttackColumn.Rows.SYNTHETIC);
        RandomStream stream = table.stream("singling out");
        double[] medians =
                table.columns().stream().mapToDouble(SinglingOut::median).toArray();
        for (int i = 0; i < MOST_TRIES && out.size() < AttackTable.MOST_ATTACKS && rows > 0; i++) {
            long bits = stream.bits(i);
            int row = (int) RandomStream.below(bits, rows);
            List<Bound> predicate = new ArrayList<>();
            int wanted = 1 + i % Math.min(MOST_COLUMNS, table.columns().size());
            for (int k = 0; k < wanted; k++) {
                bits = RandomStream.next(bits);
                int c = (int) RandomStream.below(bits, table.columns().size());
                predicate.add(bound(table.columns().get(c), row, medians[c]));
            }
            if (matches(predicate, AttackColumn.Rows.SYNTHETIC) == 1) {
                out.add(predicate);
            }
        }
        return out;
    }

    private static double median(AttackColumn column) {
        double[] sorted = Arrays.stream(column.synthetic())
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static Bound bound(AttackColumn column, int row, double median) {
        double value = column.synthetic()[row];
        if (Double.isNaN(value)) {
            return new Bound(column, 0, 0, Presence.MISSING);
        }
        if (column.kind() == AttackColumn.Kind.CATEGORY) {
            return new Bound(column, value, value, Presence.THERE);
        }
        return value > median
                ? new Bound(column, value, Double.POSITIVE_INFINITY, Presence.THERE)
                : new Bound(column, Double.NEGATIVE_INFINITY, value, Presence.THERE);
    }

    /** How many predicates hold for one row only. Sets of other sizes than the smaller of both would not be comparable. */
    Rate against(AttackColumn.Rows rows) {
        long successes = predicates.stream().filter(p -> matches(p, rows) == 1).count();
        return new Rate(successes, predicates.size());
    }

    /** Rows for which a predicate holds, counted up to two. */
    private int matches(List<Bound> predicate, AttackColumn.Rows rows) {
        int all = rows == AttackColumn.Rows.SYNTHETIC
                ? table.rows(rows)
                : Math.min(table.rows(AttackColumn.Rows.TRAINING), table.rows(AttackColumn.Rows.CONTROL));
        int n = 0;
        for (int row = 0; row < all && n < 2; row++) {
            boolean holds = true;
            for (int i = 0; i < predicate.size() && holds; i++) {
                holds = predicate.get(i).holds(rows, row);
            }
            n += holds ? 1 : 0;
        }
        return n;
    }
}
