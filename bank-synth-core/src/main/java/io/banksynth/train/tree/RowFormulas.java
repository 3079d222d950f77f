package io.banksynth.train.tree;

import io.banksynth.model.Place;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds columns that are the sum or product of two others in every row. */
final class RowFormulas {
    /** What stands between the two parts of a sum. */
    static final String PLUS = " + ";

    private static final int MOST_COLUMNS = 14;
    private static final int DIFFERENT = 8;

    private final TableCells table;
    private final int k;

    RowFormulas(TableCells table, int k) {
        this.table = table;
        this.k = k;
    }

    /** At most one formula per column; no formula needs its own result. */
    List<Formula> find(Set<String> taken) {
        List<CellColumn> numbers = table.columns().stream()
                .filter(CellColumn::isNumber)
                .limit(MOST_COLUMNS)
                .toList();
        List<Formula> found = new ArrayList<>();
        Set<String> used = new HashSet<>(taken);
        for (CellColumn target : numbers) {
            for (int i = 0; i < numbers.size() && !used.contains(target.name()); i++) {
                for (int j = i; j < numbers.size() && !used.contains(target.name()); j++) {
                    CellColumn left = numbers.get(i);
                    CellColumn right = numbers.get(j);
                    if (left.is(target)
                            || right.is(target)
                            || used.contains(left.name())
                            || used.contains(right.name())) {
                        continue;
                    }
                    Optional<Formula> formula = judge(target, left, right, Term.Operation.TIMES)
                            .or(() -> left.is(right)
                                    ? Optional.empty()
                                    : judge(target, left, right, Term.Operation.PLUS));
                    if (formula.isPresent()) {
                        found.add(formula.get());
                        used.add(target.name());
                    }
                }
            }
        }
        return found;
    }

    private Optional<Formula> judge(CellColumn target, CellColumn left, CellColumn right, Term.Operation operation) {
        boolean product = operation == Term.Operation.TIMES;
        Term a = new Term.Field(Place.OWN, left.name());
        Term b = new Term.Field(Place.OWN, right.name());
        Term term = product
                ? Scales.shifted(
                        new Term.Arithmetic(operation, a, b), target.exponent() - left.exponent() - right.exponent())
                : new Term.Arithmetic(operation, Scales.in(target, a, left), Scales.in(target, b, right));
        long rows = 0;
        Set<Integer> holders = new HashSet<>();
        Set<Long> seenLeft = new HashSet<>();
        Set<Long> seenRight = new HashSet<>();
        double lift = product ? power(target.exponent() - left.exponent() - right.exponent()) : 1;
        for (int row = 0; row < table.rows(); row++) {
            long x = left.cells()[row];
            long y = right.cells()[row];
            long z = target.cells()[row];
            if (x == Term.NONE || y == Term.NONE || z == Term.NONE) {
                continue;
            }
            double expected = product
                    ? (double) x * y * lift
                    : x * power(target.exponent() - left.exponent()) + y * power(target.exponent() - right.exponent());
            if (Math.abs(z - expected) > 0.5) {
                return Optional.empty();
            }
            boolean telling = product ? Math.abs(x) > 1 && Math.abs(y) > 1 : x != 0 && y != 0;
            if (telling) {
                rows++;
                holders.add(table.units()[row]);
                if (seenLeft.size() < DIFFERENT) {
                    seenLeft.add(x);
                }
                if (seenRight.size() < DIFFERENT) {
                    seenRight.add(y);
                }
            }
        }
        if (holders.size() < k || seenLeft.size() * seenRight.size() < DIFFERENT * 2) {
            return Optional.empty();
        }
        String words = target.name() + " = " + left.name() + (product ? " * " : PLUS) + right.name();
        return Optional.of(
                new Formula(target, List.of(left.name(), right.name()), List.of(term), 0, words, rows, holders.size()));
    }

    private static double power(int digits) {
        double power = 1;
        for (int i = 0; i < Math.abs(digits); i++) {
            power *= 10;
        }
        return digits < 0 ? 1 / power : power;
    }
}
