package io.banksynth.train.tree;

import io.banksynth.model.Place;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds a column that adds up another along the siblings, such as a balance, and the order of siblings at one time under which
 * it does.
 */
final class RunningSums {
    private static final double HOLDS = 0.99;
    private static final int DIFFERENT = 10;
    private static final int MOST_TIES = 8;

    private final TableCells table;
    private final int k;

    RunningSums(TableCells table, int k) {
        this.table = table;
        this.k = k;
    }

    /**
     * @param siblings by the ordering column
     * @param order its values in the sample; steps between siblings at one time are not judged
     */
    Optional<Formula> find(Siblings siblings, long[] order) {
        List<CellColumn> numbers =
                table.columns().stream().filter(CellColumn::isNumber).toList();
        for (CellColumn sum : numbers) {
            for (CellColumn step : numbers) {
                if (!sum.is(step) && sum.exponent() >= step.exponent()) {
                    Optional<Formula> found = judge(siblings, order, sum, step);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Formula> judge(Siblings siblings, long[] order, CellColumn sum, CellColumn step) {
        long factor = factor(sum, step);
        long steps = 0;
        long held = 0;
        long firsts = 0;
        long fromNothing = 0;
        Set<Integer> holders = new HashSet<>();
        Set<Long> sizes = new HashSet<>();
        for (int p = 0; p < siblings.size(); p++) {
            int row = siblings.row[p];
            long amount = step.cells()[row];
            long now = sum.cells()[row];
            if (amount == Term.NONE || now == Term.NONE) {
                continue;
            }
            if (siblings.ordinal(p) == 0 && tied(siblings, order, p)) {
                continue;
            }
            if (siblings.ordinal(p) == 0) {
                firsts++;
                fromNothing += Math.abs(now) == Math.abs(amount * factor) ? 1 : 0;
                continue;
            }
            long before = sum.cells()[siblings.row[p - 1]];
            if (before == Term.NONE || amount == 0 || tied(siblings, order, p) || tied(siblings, order, p - 1)) {
                continue;
            }
            steps++;
            if (Math.abs(Math.abs(now - before) - Math.abs(amount * factor)) <= 1) {
                held++;
                holders.add(table.units()[row]);
                sizes.add(Math.abs(amount));
            }
            if (steps > 500 && held < steps * HOLDS / 2) {
                return Optional.empty();
            }
        }
        if (steps == 0 || held < steps * HOLDS || holders.size() < k || sizes.size() < DIFFERENT) {
            return Optional.empty();
        }
        Term before = new Term.Field(Place.PREVIOUS, sum.name());
        if (firsts > 0 && fromNothing >= firsts * HOLDS) {
            before = new Term.FirstKnown(before, new Term.Constant(0));
        }
        Term amount = Scales.in(sum, new Term.Field(Place.OWN, step.name()), step);
        return Optional.of(new Formula(
                sum,
                List.of(step.name()),
                List.of(
                        new Term.Arithmetic(Term.Operation.PLUS, before, amount),
                        new Term.Arithmetic(Term.Operation.MINUS, before, amount)),
                1,
                sum.name() + " = previous " + sum.name() + " + or - " + step.name(),
                held,
                holders.size()));
    }

    private static long factor(CellColumn sum, CellColumn step) {
        long factor = 1;
        for (int i = step.exponent(); i < sum.exponent(); i++) {
            factor *= 10;
        }
        return factor;
    }

    private static boolean tied(Siblings siblings, long[] order, int p) {
        long own = order[siblings.row[p]];
        boolean before = siblings.ordinal(p) > 0 && order[siblings.row[p - 1]] == own;
        boolean after = p + 1 < siblings.size()
                && siblings.first[p + 1] == siblings.first[p]
                && order[siblings.row[p + 1]] == own;
        return before || after;
    }

    /** How many siblings follow by a sum from the sibling before. */
    long held(Siblings siblings, Formula formula) {
        CellColumn sum = formula.target();
        CellColumn step = table.column(formula.inputs().get(0)).orElseThrow();
        long factor = factor(sum, step);
        return IntStream.range(0, siblings.size())
                .filter(p -> siblings.ordinal(p) > 0)
                .filter(p -> follows(
                        sum.cells()[siblings.row[p - 1]],
                        sum.cells()[siblings.row[p]],
                        step.cells()[siblings.row[p]],
                        factor))
                .count();
    }

    private static boolean follows(long before, long now, long amount, long factor) {
        return before != Term.NONE
                && now != Term.NONE
                && amount != Term.NONE
                && Math.abs(Math.abs(now - before) - Math.abs(amount * factor)) <= 1;
    }

    /** The place of each of the sample's rows in an order in which siblings at one time follow the sum. */
    long[] ranks(Siblings siblings, long[] order, Formula formula) {
        CellColumn sum = formula.target();
        CellColumn step = table.column(formula.inputs().get(0)).orElseThrow();
        long[] ranks = new long[siblings.size()];
        long before = 0;
        int p = 0;
        while (p < siblings.size()) {
            int end = p + 1;
            while (end < siblings.size()
                    && siblings.first[end] == siblings.first[p]
                    && order[siblings.row[end]] == order[siblings.row[p]]) {
                end++;
            }
            before = siblings.ordinal(p) == 0 ? 0 : before;
            int[] rows = java.util.Arrays.copyOfRange(siblings.row, p, end);
            if (rows.length > 1 && rows.length <= MOST_TIES) {
                rows = new Chain(rows, sum.cells(), step.cells(), factor(sum, step)).from(before);
            }
            for (int i = 0; i < rows.length; i++) {
                ranks[rows[i]] = (long) p + i;
            }
            before = sum.cells()[rows[rows.length - 1]];
            p = end;
        }
        return ranks;
    }

    /** Searches the order of a few rows in which most of them follow from the row before. */
    private static final class Chain {
        private final int[] rows;
        private final long[] sums;
        private final long[] steps;
        private final long factor;
        private final List<Integer> taken = new ArrayList<>();
        private int[] best;
        private int bestHeld = -1;

        Chain(int[] rows, long[] sums, long[] steps, long factor) {
            this.rows = rows;
            this.sums = sums;
            this.steps = steps;
            this.factor = factor;
            this.best = rows;
        }

        int[] from(long before) {
            search(before, 0, new boolean[rows.length], 0);
            return best;
        }

        private void search(long before, int held, boolean[] used, int broken) {
            if (bestHeld == rows.length || held + rows.length - taken.size() <= bestHeld || broken > 2) {
                return;
            }
            if (taken.size() == rows.length) {
                bestHeld = held;
                best = taken.stream().mapToInt(Integer::intValue).toArray();
                return;
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < rows.length; i++) {
                    boolean holds = Math.abs(Math.abs(sums[rows[i]] - before) - Math.abs(steps[rows[i]] * factor)) <= 1;
                    if (!used[i] && holds == (pass == 0)) {
                        used[i] = true;
                        taken.add(rows[i]);
                        search(sums[rows[i]], held + (holds ? 1 : 0), used, broken + (holds ? 0 : 1));
                        taken.remove(taken.size() - 1);
                        used[i] = false;
                    }
                }
            }
        }
    }
}
