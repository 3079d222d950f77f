package io.banksynth.report.likeness;

import io.banksynth.attack.AttackColumn;
import io.banksynth.attack.AttackTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Puts the rows of a table in three data sets side by side, as attacks need them. */
public final class AttackRows {
    private static final int MOST_ROWS = 20_000;

    private AttackRows() {}

    /**
     * The rows. Texts that name one row each are left out. Of the children of one parent only the first is taken, since attacks
     * on one person's rows are not independent; unless training and control share parents, which then are no persons.
     *
     * @param training rows that the model was trained on, beside the synthetic ones
     * @param control rows that it never saw, beside the same
     * @param meant columns that are no keys
     * @param parent columns of the foreign key to the row's person; empty where rows are persons
     */
    public static AttackTable of(
            String name, TablePair training, TablePair control, Predicate<String> meant, List<String> parent) {
        List<String> person = sharesParents(training.real(), control.real(), parent) ? List.of() : parent;
        int[] trained = onePerParent(training.real(), person);
        int[] held = onePerParent(control.real(), person);
        int[] made = spread(training.synthetic().size());
        List<AttackColumn> columns = new ArrayList<>();
        for (PairedColumn left : training.columns(meant)) {
            Optional<PairedColumn> right = control.column(left.name());
            if (right.isPresent() && left.nature() == right.get().nature() && left.nature() != Nature.FORM) {
                columns.add(column(left.rows(trained, made), right.get().rows(held, new int[0])));
            }
        }
        return new AttackTable(name, columns);
    }

    private static int[] spread(int rows) {
        int taken = Math.min(rows, MOST_ROWS);
        return IntStream.range(0, taken)
                .map(i -> (int) ((long) i * rows / taken))
                .toArray();
    }

    private static boolean sharesParents(GatheredRows training, GatheredRows control, List<String> parent) {
        Set<Long> trained = new HashSet<>();
        Arrays.stream(training.hashes(parent)).limit(training.size()).forEach(trained::add);
        trained.remove(0L);
        return Arrays.stream(control.hashes(parent)).limit(control.size()).anyMatch(trained::contains);
    }

    private static int[] onePerParent(GatheredRows rows, List<String> parent) {
        long[] parents = rows.hashes(parent);
        if (parents.length < rows.size()) {
            return spread(rows.size());
        }
        Set<Long> seen = new HashSet<>();
        int[] first = IntStream.range(0, rows.size())
                .filter(row -> parents[row] == 0 || seen.add(parents[row]))
                .toArray();
        return IntStream.of(spread(first.length)).map(i -> first[i]).toArray();
    }

    private static AttackColumn column(PairedColumn left, PairedColumn right) {
        if (left.nature().isContinuous()) {
            return new AttackColumn(
                    left.name(),
                    AttackColumn.Kind.NUMBER,
                    left.real().numbers(),
                    right.real().numbers(),
                    left.synthetic().numbers());
        }
        Map<String, Integer> codes = new HashMap<>();
        return new AttackColumn(
                left.name(),
                AttackColumn.Kind.CATEGORY,
                codes(left, left.real(), codes),
                codes(right, right.real(), codes),
                codes(left, left.synthetic(), codes));
    }

    private static double[] codes(PairedColumn column, PairedColumn.Side side, Map<String, Integer> known) {
        double[] out = new double[side.size()];
        for (int row = 0; row < out.length; row++) {
            if (side.isMissing(row)) {
                out[row] = Double.NaN;
            } else {
                String text = column.labels().text(side.codes()[row]);
                out[row] = known.computeIfAbsent(text, t -> known.size());
            }
        }
        return out;
    }
}
