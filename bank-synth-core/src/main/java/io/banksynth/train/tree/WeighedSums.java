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
 * Finds columns that are, in every row, a sum of two to four others with small whole weights: a payment is principal, interest and fee; points
 * are three for a win and one for a draw. Least squares over the rows' covariances proposes the weights, all rows must agree to the last digit.
 */
final class WeighedSums {
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_PARTS = 4;
    private static final int LARGEST_WEIGHT = 9;
    private static final int FEWEST_ROWS = 30;
    private static final int DIFFERENT = 3;
    private static final double NEARLY_WHOLE = 1e-4;

    private final TableCells table;
    private final int k;
    private final List<CellColumn> numbers;
    private final double[] means;
    private final double[][] covariances;
    private final int rows;

    /** What a target may be made of, the plainest first. */
    private enum Shape {
        PARTS,
        DIFFERENCES,
        FROM_A_CONSTANT
    }

    /** @param taken columns that follow from others already */
    WeighedSums(TableCells table, Set<String> taken, int k) {
        this.table = table;
        this.k = k;
        this.numbers = table.columns().stream()
                .filter(c -> c.isNumber() && !taken.contains(c.name()))
                .limit(MOST_COLUMNS)
                .toList();
        int n = numbers.size();
        this.means = new double[n];
        this.covariances = new double[n][n];
        this.rows = measure();
    }

    /** Means first, then covariances around them, over rows that have all numbers; returns how many rows that are. */
    private int measure() {
        int complete = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (isComplete(row)) {
                complete++;
                for (int c = 0; c < means.length; c++) {
                    means[c] += value(c, row);
                }
            }
        }
        for (int c = 0; c < means.length; c++) {
            means[c] /= Math.max(1, complete);
        }
        for (int row = 0; row < table.rows(); row++) {
            if (isComplete(row)) {
                for (int a = 0; a < means.length; a++) {
                    for (int b = 0; b <= a; b++) {
                        covariances[a][b] += (value(a, row) - means[a]) * (value(b, row) - means[b]);
                        covariances[b][a] = covariances[a][b];
                    }
                }
            }
        }
        return complete;
    }

    private boolean isComplete(int row) {
        return numbers.stream().noneMatch(c -> c.cells()[row] == Term.NONE);
    }

    private double value(int column, int row) {
        CellColumn of = numbers.get(column);
        return of.cells()[row] * Math.pow(10, -of.exponent());
    }

    /** At most one sum per column; no sum is made of another's result. */
    List<Formula> find() {
        List<Formula> found = new ArrayList<>();
        if (rows < FEWEST_ROWS) {
            return found;
        }
        Set<String> results = new HashSet<>();
        List<Integer> lastFirst = new ArrayList<>();
        for (int c = 0; c < numbers.size(); c++) {
            lastFirst.add(0, c);
        }
        for (Shape shape : Shape.values()) {
            for (int target : lastFirst) {
                if (!results.contains(numbers.get(target).name())) {
                    find(target, shape, results).ifPresent(formula -> {
                        found.add(formula);
                        results.add(formula.target().name());
                    });
                }
            }
        }
        return found;
    }

    private Optional<Formula> find(int target, Shape shape, Set<String> results) {
        List<Integer> parts = new ArrayList<>();
        for (int c = 0; c < numbers.size(); c++) {
            boolean finer = numbers.get(c).exponent() > numbers.get(target).exponent();
            if (c != target
                    && !finer
                    && covariances[c][c] > 0
                    && !results.contains(numbers.get(c).name())) {
                parts.add(c);
            }
        }
        for (int size = 2; size <= MOST_PARTS; size++) {
            for (int bits = 0; bits < 1 << parts.size(); bits++) {
                if (Integer.bitCount(bits) == size) {
                    List<Integer> some = chosen(parts, bits);
                    Optional<Formula> formula = weigh(target, some).flatMap(w -> judge(target, some, w, shape));
                    if (formula.isPresent()) {
                        return formula;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Integer> chosen(List<Integer> parts, int bits) {
        return IntStream.range(0, parts.size())
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(parts::get)
                .toList();
    }

    /** The whole weights nearest to least squares; empty where these are not nearly whole, or the parts depend on each other. */
    private Optional<long[]> weigh(int target, List<Integer> parts) {
        int n = parts.size();
        double[][] m = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m[i][j] = covariances[parts.get(i)][parts.get(j)];
            }
            m[i][n] = covariances[parts.get(i)][target];
        }
        for (int i = 0; i < n; i++) {
            // Positive definite, so no other pivot is needed; what earlier parts explain is no direction of its own.
            if (m[i][i] <= 1e-9 * covariances[parts.get(i)][parts.get(i)]) {
                return Optional.empty();
            }
            for (int row = 0; row < n; row++) {
                double factor = row == i ? 0 : m[row][i] / m[i][i];
                for (int c = i; factor != 0 && c <= n; c++) {
                    m[row][c] -= factor * m[i][c];
                }
            }
        }
        long[] weights = new long[n];
        for (int i = 0; i < n; i++) {
            double weight = m[i][n] / m[i][i];
            weights[i] = Math.round(weight);
            boolean small = weights[i] != 0 && Math.abs(weights[i]) <= LARGEST_WEIGHT;
            if (!small || Math.abs(weight - weights[i]) > NEARLY_WHOLE) {
                return Optional.empty();
            }
        }
        return Optional.of(weights);
    }

    private Optional<Formula> judge(int target, List<Integer> parts, long[] weights, Shape shape) {
        CellColumn result = numbers.get(target);
        double rest = means[target];
        boolean positive = true;
        for (int i = 0; i < weights.length; i++) {
            rest -= weights[i] * means[parts.get(i)];
            positive &= weights[i] > 0;
        }
        long constant = Math.round(rest * Math.pow(10, result.exponent()));
        boolean fits = switch (shape) {
            case PARTS -> positive && constant == 0;
            case DIFFERENCES -> constant == 0;
            case FROM_A_CONSTANT -> constant > 0;
        };
        if (!fits) {
            return Optional.empty();
        }
        List<CellColumn> columns = parts.stream().map(numbers::get).toList();
        long[] lifted = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            lifted[i] = weights[i]
                    * Math.round(Math.pow(10, result.exponent() - columns.get(i).exponent()));
        }
        Set<Integer> holders = new HashSet<>();
        List<Set<Long>> seen = new ArrayList<>();
        columns.forEach(c -> seen.add(new HashSet<>()));
        long shown = 0;
        for (int row = 0; row < table.rows(); row++) {
            long sum = constant;
            boolean known = result.cells()[row] != Term.NONE;
            for (int i = 0; known && i < lifted.length; i++) {
                long part = columns.get(i).cells()[row];
                known = part != Term.NONE;
                sum += known ? lifted[i] * part : 0;
                if (known && part != 0 && seen.get(i).size() < DIFFERENT) {
                    seen.get(i).add(part);
                }
            }
            if (known && sum != result.cells()[row]) {
                return Optional.empty();
            }
            if (known) {
                shown++;
                holders.add(table.units()[row]);
            }
        }
        if (holders.size() < Math.max(k, FEWEST_ROWS) || seen.stream().anyMatch(s -> s.size() < DIFFERENT)) {
            return Optional.empty();
        }
        return Optional.of(new Formula(
                result,
                columns.stream().map(CellColumn::name).toList(),
                List.of(term(result, columns, weights, constant)),
                0,
                words(result, columns, weights, constant),
                shown,
                holders.size()));
    }

    private static Term term(CellColumn result, List<CellColumn> columns, long[] weights, long constant) {
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            CellColumn column = columns.get(i);
            Term field = Scales.in(result, new Term.Field(Place.OWN, column.name()), column);
            parts.add(
                    weights[i] == 1
                            ? field
                            : new Term.Arithmetic(Term.Operation.TIMES, field, new Term.Constant(weights[i])));
        }
        if (constant != 0) {
            parts.add(new Term.Constant(constant));
        }
        return parts.stream()
                .reduce((sum, part) -> new Term.Arithmetic(Term.Operation.PLUS, sum, part))
                .orElseThrow();
    }

    private static String words(CellColumn result, List<CellColumn> columns, long[] weights, long constant) {
        StringBuilder out = new StringBuilder(result.name()).append(" =");
        if (constant != 0) {
            out.append(' ')
                    .append(java.math.BigDecimal.valueOf(constant, result.exponent())
                            .toPlainString());
        }
        for (int i = 0; i < weights.length; i++) {
            boolean first = i == 0 && constant == 0;
            out.append(weights[i] < 0 ? " - " : first ? " " : " + ");
            out.append(Math.abs(weights[i]) == 1 ? "" : Math.abs(weights[i]) + " * ");
            out.append(columns.get(i).name());
        }
        return out.toString();
    }
}
