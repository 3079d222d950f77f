package io.banksynth.train.tree;

import io.banksynth.model.Place;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Columns of a table that are settled after its rows are drawn: those that its children make up, and those that sums and products of the row
 * tie to them. Nothing else may depend on them.
 */
public final class SettledColumns {
    /** None. */
    public static final SettledColumns NONE = new SettledColumns(Set.of(), List.of());

    private final Set<String> rolled;
    private final List<Formula> following;

    private SettledColumns(Set<String> rolled, List<Formula> following) {
        this.rolled = rolled;
        this.following = following;
    }

    /**
     * Of columns that the children make up those that contradict no formula of the row, with what follows from them.
     *
     * @param rolled columns that the children make up
     * @param asked columns that must be known before the children are
     */
    public static SettledColumns of(TableCells table, Set<String> rolled, Set<String> asked, int k) {
        if (rolled.isEmpty()) {
            return NONE;
        }
        List<Formula> formulas = new RowFormulas(table, k).find(Set.of());
        Set<String> left = new LinkedHashSet<>(rolled);
        Optional<SettledColumns> found = Optional.empty();
        while (found.isEmpty()) {
            found = new Ties(table, left, asked).follow(formulas);
        }
        return found.get();
    }

    /** Follows formulas from what is settled to what is not. */
    private static final class Ties {
        private final TableCells table;
        private final Set<String> rolled;
        private final Set<String> asked;
        private final Set<String> settled;
        private final List<Formula> following = new ArrayList<>();

        Ties(TableCells table, Set<String> rolled, Set<String> asked) {
            this.table = table;
            this.rolled = rolled;
            this.asked = asked;
            this.settled = new LinkedHashSet<>(rolled);
        }

        /** Empty where a formula cannot be kept so; then the columns that it ties are no longer among those that are rolled up. */
        Optional<SettledColumns> follow(List<Formula> formulas) {
            List<Formula> open = new ArrayList<>(formulas);
            boolean more = true;
            while (more) {
                more = false;
                for (Formula formula : List.copyOf(open)) {
                    if (settled.containsAll(names(formula))) {
                        open.remove(formula);
                    } else if (names(formula).stream().anyMatch(settled::contains)) {
                        Optional<Formula> tied = solved(formula).filter(this::isKept);
                        if (tied.isEmpty()) {
                            return withdraw(formula);
                        }
                        following.add(tied.get());
                        settled.add(tied.get().target().name());
                        open.remove(formula);
                        more = true;
                    }
                }
            }
            return Optional.of(new SettledColumns(rolled, following));
        }

        private Optional<SettledColumns> withdraw(Formula formula) {
            if (!rolled.removeAll(names(formula))) {
                rolled.clear();
            }
            return rolled.isEmpty() ? Optional.of(NONE) : Optional.empty();
        }

        private static List<String> names(Formula formula) {
            List<String> names = new ArrayList<>(formula.inputs());
            names.add(formula.target().name());
            return names;
        }

        /** The formula for a column that is not settled; a product for its result alone. */
        private Optional<Formula> solved(Formula formula) {
            if (!settled.contains(formula.target().name())) {
                return Optional.of(formula);
            }
            Predicate<String> free = input -> !settled.contains(input);
            boolean sum = formula.words().contains(RowFormulas.PLUS);
            return sum
                    ? formula.inputs().stream().filter(free).findFirst().map(input -> solved(formula, input))
                    : Optional.empty();
        }

        private Formula solved(Formula formula, String input) {
            String other = formula.inputs().get(formula.inputs().get(0).equals(input) ? 1 : 0);
            CellColumn target = table.column(input).orElseThrow();
            Term difference = Context.minus(
                    own(target, formula.target()),
                    own(target, table.column(other).orElseThrow()));
            return new Formula(
                    target,
                    List.of(formula.target().name(), other),
                    List.of(difference),
                    0,
                    input + " = " + formula.target().name() + " - " + other,
                    formula.rows(),
                    formula.units());
        }

        private static Term own(CellColumn ticks, CellColumn of) {
            return Scales.in(ticks, new Term.Field(Place.OWN, of.name()), of);
        }

        /** Whether the column may follow, and is what the formula says in every row, those without a value included. */
        private boolean isKept(Formula formula) {
            if (asked.contains(formula.target().name())) {
                return false;
            }
            TermValues values = new TermValues(table, Siblings.none(table.rows()));
            long[] made = values.of(formula.terms().get(0));
            long[] cells = values.own(formula.target().name());
            return IntStream.range(0, made.length).allMatch(row -> made[row] == cells[row]);
        }
    }

    /** Columns that the children make up. */
    public Set<String> rolled() {
        return rolled;
    }

    /** What follows from them, each from those before it. */
    List<Formula> following() {
        return following;
    }

    /** The same for those who draw rows. */
    List<RowModel.Following> follows() {
        return following.stream()
                .map(f -> new RowModel.Following(f.target().name(), f.terms().get(0)))
                .toList();
    }

    /** The names of all of them, each behind those that it follows from. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(rolled);
        following.forEach(formula -> names.add(formula.target().name()));
        return names;
    }
}
