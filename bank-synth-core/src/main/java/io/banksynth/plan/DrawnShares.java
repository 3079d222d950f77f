package io.banksynth.plan;

import io.banksynth.model.Atoms;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.Kinds;
import io.banksynth.model.Leaf;
import io.banksynth.model.LinkModel;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a column of a row model the shares that a user asked for. It asks nothing of the row any more and follows from nothing, so that
 * the shares are met; all that is drawn after it, and the rows of other tables, still depend on it.
 */
final class DrawnShares {
    private static final double FINE = 1L << 40;

    private final RowModel model;
    private final String column;
    private final Encoder encoder;
    private final List<Long> weights;
    private final List<Long> steps;

    /**
     * @param encoder the column's atoms
     * @param weights of "no value" and of each atom
     */
    private DrawnShares(RowModel model, String column, Encoder encoder, List<Long> weights, List<Long> steps) {
        this.model = model;
        this.column = column;
        this.encoder = encoder;
        this.weights = weights;
        this.steps = steps;
    }

    static RowModel of(RowModel model, ColumnModel.Learned changed) {
        Leaf leaf = changed.leaf();
        List<Long> weights = new ArrayList<>(List.of(leaf.nulls()));
        weights.addAll(leaf.values());
        weights.addAll(leaf.rest());
        return new DrawnShares(model, changed.column(), changed.encoder(), weights, leaf.steps()).changed();
    }

    static RowModel of(RowModel model, LinkModel changed) {
        List<Long> rows = ((LinkModel.Categories) changed.choice()).weights();
        List<Long> weights = new ArrayList<>(List.of(changed.nulls()));
        weights.addAll(rows);
        String column = String.join(",", changed.relationship().childColumns());
        return new DrawnShares(model, column, ColumnTree.numbered(rows.size()), weights, List.of()).changed();
    }

    private RowModel changed() {
        Optional<Kinds> kinds = model.kinds().filter(k -> k.columns().contains(column));
        if (kinds.isPresent()) { // what is certain to come would add to the share that is asked for
            return together(kinds.get()).orElseGet(() -> apart(kinds.get())).casual();
        }
        return model.column(column)
                .map(tree -> model.with(alone(column, tree.nature(), encoder, atoms(weights, steps))
                        .apartFrom(tree.apart())))
                .orElse(model);
    }

    private static ColumnTree alone(String column, ColumnTree.Nature nature, Encoder encoder, Atoms atoms) {
        return new ColumnTree(
                column,
                nature,
                Optional.empty(),
                encoder,
                List.of(),
                new Tree.Leaf(atoms),
                List.of(),
                List.of(),
                List.of());
    }

    private static Atoms atoms(List<Long> of, List<Long> steps) {
        long largest = of.stream().mapToLong(Long::longValue).max().orElse(1);
        long divisor = Math.max(1, largest >> 48);
        List<Long> singles = new ArrayList<>();
        for (int atom = 0; atom < of.size(); atom++) {
            if (of.get(atom) > 0) {
                singles.add((long) atom);
                singles.add(Math.max(1, of.get(atom) / divisor));
            }
        }
        return new Atoms(singles, List.of(), 0, steps);
    }

    /**
     * Combinations keep their proportions among those that share the column's value. Empty where a value is asked for that
     * no combination has.
     */
    private Optional<RowModel> together(Kinds kinds) {
        ColumnTree tree = model.column(Kinds.COLUMN).orElseThrow();
        int member = kinds.columns().indexOf(column);
        double[] now = tree.layout().weights(tree.tree().atoms(), null);
        double total = weights.stream().mapToDouble(Long::doubleValue).sum();
        Map<Long, Double> present = new HashMap<>();
        for (int kind = 0; kind < kinds.combinations().size(); kind++) {
            present.merge(kinds.combinations().get(kind).get(member), now[1 + kind], Double::sum);
        }
        for (int atom = 0; atom < weights.size(); atom++) {
            long code = atom == 0 ? Term.NONE : atom - 1L;
            if (weights.get(atom) > 0 && present.getOrDefault(code, 0.0) <= 0) {
                return Optional.empty();
            }
        }
        List<Long> changed = new ArrayList<>(List.of(0L));
        for (int kind = 0; kind < kinds.combinations().size(); kind++) {
            long code = kinds.combinations().get(kind).get(member);
            int atom = code == Term.NONE ? 0 : (int) code + 1;
            double share = weights.get(atom) / total;
            changed.add(Math.round(FINE * share * now[1 + kind] / present.getOrDefault(code, 1.0)));
        }
        return Optional.of(model.with(alone(Kinds.COLUMN, tree.nature(), tree.encoder(), atoms(changed, List.of()))));
    }

    /** Takes the column out of the combinations and draws it behind them. */
    private RowModel apart(Kinds kinds) {
        int member = kinds.columns().indexOf(column);
        List<List<Long>> combinations =
                kinds.combinations().stream().map(c -> without(c, member)).toList();
        List<ColumnTree> columns = new ArrayList<>();
        for (ColumnTree tree : model.columns()) {
            columns.add(tree);
            if (tree.column().equals(Kinds.COLUMN)) {
                columns.add(alone(column, kinds.natures().get(member), encoder, atoms(weights, steps)));
            }
        }
        Kinds left = new Kinds(
                without(kinds.columns(), member), without(kinds.natures(), member), combinations, kinds.numbering());
        return new RowModel(
                model.order(),
                Optional.of(left),
                model.recurrences(),
                columns,
                model.rules(),
                model.moved(),
                model.follows());
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> out = new ArrayList<>(list);
        out.remove(index);
        return out;
    }
}
