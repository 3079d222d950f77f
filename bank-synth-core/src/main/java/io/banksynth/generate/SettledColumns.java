package io.banksynth.generate;

import io.banksynth.batch.Batch;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.model.LinkModel;
import io.banksynth.model.RollUp;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The columns of a table that are settled once its rows are drawn: those that the rows below make up, where these are in the plan, and
 * those that follow from them. Rows below never ask for them.
 */
final class SettledColumns {
    private final IndexedPlan plan;
    private final Map<String, Rolled> rolled = new LinkedHashMap<>();
    private final Map<String, Term> following = new LinkedHashMap<>();

    /** A column and the link along which the rows lie that make it up. */
    private record Rolled(LinkPlan link, RollUp rollUp) {}

    /** Programs of children that draw some columns of their row model, and settle them. */
    interface Children {
        TableProgram of(LinkPlan link, Set<String> columns);
    }

    SettledColumns(IndexedPlan plan, TablePlan table) {
        this.plan = plan;
        for (TablePlan child : plan.plan().tables()) {
            for (LinkPlan link : child.links()) {
                if (link.parent().equals(table.name())
                        && link.role() == Role.DRIVER
                        && link.model().choice() instanceof LinkModel.FanOut fanOut
                        && plan.isIndexed(link)) {
                    fanOut.rolled().forEach(rollUp -> rolled.putIfAbsent(rollUp.column(), new Rolled(link, rollUp)));
                }
            }
        }
        for (RowModel.Following follower :
                table.model().rowModel().map(RowModel::follows).orElse(List.of())) {
            if (asked(follower.term()).stream().anyMatch(this::has)) {
                following.put(follower.column(), follower.term());
            }
        }
    }

    boolean has(String column) {
        return rolled.containsKey(column) || following.containsKey(column);
    }

    /** Those of some columns that are to be drawn, for themselves or for what is settled. */
    Set<String> drawn(Set<String> wanted) {
        Set<String> drawn = new LinkedHashSet<>();
        for (String column : all(wanted)) {
            boolean made = has(column) && !(rolled.containsKey(column) && isDrawn(rolled.get(column)));
            if (!made) {
                drawn.add(column);
            }
        }
        return drawn;
    }

    private static boolean isDrawn(Rolled column) {
        return column.rollUp().childless() == RollUp.Childless.DRAWN;
    }

    /** Some columns with those that they follow from. */
    private Set<String> all(Set<String> wanted) {
        Set<String> all = new LinkedHashSet<>(wanted);
        List<String> left = new ArrayList<>(wanted);
        while (!left.isEmpty()) {
            Term term = following.get(left.remove(left.size() - 1));
            if (term != null) {
                asked(term).stream().filter(all::add).forEach(left::add);
            }
        }
        return all;
    }

    private static Set<String> asked(Term term) {
        Set<String> columns = new LinkedHashSet<>();
        term.leaves(leaf -> {
            if (leaf instanceof Term.Field field) {
                columns.add(field.column());
            }
        });
        return columns;
    }

    /**
     * Cells of those of some columns that are settled.
     *
     * @param drawn cells of what is drawn
     */
    SettledCells cells(Set<String> wanted, Function<String, long[]> drawn, Children children) {
        Map<String, long[]> cells = new HashMap<>();
        List<SettledCells.Step> steps = new ArrayList<>();
        Map<LinkPlan, List<RollUp>> byLink = new LinkedHashMap<>();
        Set<String> all = all(wanted);
        rolled.forEach((column, found) -> {
            if (all.contains(column)) {
                cells.put(column, new long[Batch.CAPACITY]);
                byLink.computeIfAbsent(found.link(), l -> new ArrayList<>()).add(found.rollUp());
            }
        });
        byLink.forEach((link, rollUps) -> steps.add(rolledUp(link, rollUps, cells, drawn, children)));
        Function<String, long[]> known = name -> cells.containsKey(name) ? cells.get(name) : drawn.apply(name);
        following.forEach((column, term) -> {
            if (all.contains(column)) {
                RowTerm of = RowTerm.of(term, known);
                long[] made = new long[Batch.CAPACITY];
                cells.put(column, made);
                steps.add(frame -> follow(frame, of, made));
            }
        });
        return steps.isEmpty() ? SettledCells.NONE : new SettledCells(steps, cells);
    }

    private RolledUp rolledUp(
            LinkPlan link,
            List<RollUp> rollUps,
            Map<String, long[]> cells,
            Function<String, long[]> drawn,
            Children children) {
        Set<String> asked = new LinkedHashSet<>();
        rollUps.forEach(rollUp -> asked.addAll(asked(rollUp.of())));
        TableProgram program = children.of(link, asked);
        List<Aggregation> aggregations = rollUps.stream()
                .map(rollUp -> new Aggregation(
                        rollUp.aggregate(),
                        RowTerm.of(rollUp.of(), program::cells),
                        Objects.requireNonNull(cells.get(rollUp.column())),
                        switch (rollUp.childless()) {
                            case NONE -> i -> Term.NONE;
                            case ZERO -> i -> 0;
                            case DRAWN -> RowTerm.of(rollUp.drawn(), drawn);
                        }))
                .toList();
        return new RolledUp(plan.index(link).fanOuts(), program, aggregations);
    }

    private static void follow(Frame frame, RowTerm of, long[] made) {
        for (int i = 0; i < frame.size(); i++) {
            made[i] = of.at(i);
        }
    }
}
