package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree;
import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Kinds;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learns how the rows of one table are drawn. */
public final class RowLearner {
    private static final double SEVERAL = 1.05;

    private final TableCells all;
    private final SettledColumns settled;
    private final TableCells table;
    private final int k;
    private final List<RowModel.Rule> rules = new ArrayList<>();

    private RowLearner(TableCells all, SettledColumns settled, int k) {
        this.all = all;
        this.settled = settled;
        this.table = all.without(settled.names()::contains);
        this.k = k;
    }

    /** Whether rows of so many units say anything that k units share. */
    public static boolean isEnough(int[] units, int k) {
        return IntStream.of(units).distinct().count() >= 2L * k;
    }

    /** Whether parents that have children have several of them as a rule. */
    static boolean hasSiblings(TableCells table) {
        long families =
                IntStream.of(table.parents()).filter(p -> p >= 0).distinct().count();
        long children = IntStream.of(table.parents()).filter(p -> p >= 0).count();
        return table.complete() && children > SEVERAL * families;
    }

    /**
     * The model of a table's rows; empty where it has no column to learn.
     *
     * @param settled columns that nothing may depend on but what is settled after them
     */
    public static Optional<RowModel> learn(TableCells table, SettledColumns settled, int k) {
        return table.columns().isEmpty() ? Optional.empty() : Optional.of(new RowLearner(table, settled, k).learn());
    }

    private RowModel learn() {
        int[] parents = table.complete()
                ? table.parents()
                : IntStream.range(0, table.rows()).map(r -> -1).toArray();
        long[] numbers = table.numbers();
        boolean family = table.parent().isPresent() && hasSiblings(table);
        Optional<CellColumn> order = family ? order(table) : Optional.empty();
        List<Formula> formulas = new ArrayList<>();
        Siblings siblings = new Siblings(parents, numbers, numbers);
        if (family) {
            SiblingOrder.Found found = new SiblingOrder(
                            table, parents, order.map(CellColumn::cells).orElse(numbers), k)
                    .find();
            found.running().ifPresent(formulas::add);
            siblings = found.siblings();
        }
        formulas.addAll(new RowFormulas(table, k).find(results(formulas)));
        formulas.addAll(new WeighedSums(table, results(formulas), k).find());
        Optional<KindLearner.Found> kinds = new KindLearner(table, k).find(results(formulas));
        Siblings drawn = siblings;
        kinds = kinds.map(found -> order.map(o ->
                        found.numbered(new NumberingLearner(drawn, o.cells(), numbers, table.units(), k).learn(found)))
                .orElse(found));
        return columns(siblings, family, order, formulas, kinds);
    }

    private static Set<String> results(List<Formula> formulas) {
        return formulas.stream().map(f -> f.target().name()).collect(Collectors.toSet());
    }

    /** The date or time that all rows have and that tells most of them apart. */
    static Optional<CellColumn> order(TableCells table) {
        return table.columns().stream()
                .filter(CellColumn::isTime)
                .filter(c -> java.util.Arrays.stream(c.cells()).noneMatch(v -> v == Term.NONE))
                .max(Comparator.comparingLong(
                        c -> java.util.Arrays.stream(c.cells()).distinct().count()));
    }

    private RowModel columns(
            Siblings siblings,
            boolean family,
            Optional<CellColumn> order,
            List<Formula> formulas,
            Optional<KindLearner.Found> kinds) {
        TermValues terms = new TermValues(all, siblings);
        int[] units = gather(siblings, table.units());
        order.ifPresent(o -> terms.setOrder(terms.own(o.name())));
        kinds.ifPresent(found -> {
            long[] codes = IntStream.range(0, siblings.size())
                    .mapToLong(p -> found.codes()[siblings.row[p]])
                    .toArray();
            terms.put(Kinds.COLUMN, codes);
            terms.setKinds(codes, found.kinds().combinations().size());
        });
        Context context = new Context(
                table,
                terms,
                units,
                k,
                order,
                kinds.map(found -> found.kinds().combinations().size()),
                family);
        ColumnLearner learner = new ColumnLearner(table, siblings, terms, context, units, k, rules);
        List<ColumnTree> trees = new ArrayList<>();
        List<CellColumn> earlier = new ArrayList<>();
        if (order.isPresent()) {
            trees.add(learner.end(order.get()));
            trees.add(learner.order(order.get()));
            earlier.add(order.get());
        }
        Set<String> members = new HashSet<>();
        List<CellColumn> memberColumns = new ArrayList<>();
        if (kinds.isPresent()) {
            trees.add(learner.kind(kinds.get(), List.copyOf(earlier), family));
            members.addAll(kinds.get().kinds().columns());
            kinds.get()
                    .kinds()
                    .columns()
                    .forEach(m -> memberColumns.add(table.column(m).orElseThrow()));
        }
        memberColumns.stream().filter(c -> c.nature() != Nature.TEXT).forEach(earlier::add);
        for (CellColumn column : drawn(order, members, formulas, new TimeBounds(table, terms, units, k))) {
            Optional<Formula> formula =
                    formulas.stream().filter(f -> f.target().is(column)).findFirst();
            trees.add(learner.column(column, formula, List.copyOf(earlier), kinds.isPresent(), family));
            earlier.add(column);
        }
        for (CellColumn column : last()) {
            Optional<Formula> formula = settled.following().stream()
                    .filter(f -> f.target().is(column))
                    .findFirst();
            trees.add(learner.column(column, formula, List.copyOf(earlier), kinds.isPresent(), family));
            earlier.add(column);
        }
        return new RowModel(
                        order.map(CellColumn::name),
                        kinds.map(KindLearner.Found::kinds),
                        learner.recurrences(),
                        trees,
                        rules)
                .following(settled.follows());
    }

    /** Columns that are drawn after all others, for where what settles them is not there. */
    private List<CellColumn> last() {
        return settled.names().stream()
                .map(name -> all.column(name).orElseThrow())
                .toList();
    }

    private static int[] gather(Siblings siblings, int[] values) {
        return IntStream.of(siblings.row).map(r -> values[r]).toArray();
    }

    /**
     * Times first, those that others never precede before these, then what has few values, then numbers, then what follows from them, then
     * texts of many forms, then the segment.
     */
    private List<CellColumn> drawn(
            Optional<CellColumn> order, Set<String> members, List<Formula> formulas, TimeBounds bounds) {
        List<CellColumn> left = new ArrayList<>(table.columns());
        left.removeIf(c -> members.contains(c.name()) || (order.isPresent() && c.is(order.get())));
        Map<String, Integer> after = left.stream()
                .filter(CellColumn::isTime)
                .collect(Collectors.toMap(CellColumn::name, c -> bounds.followed(c, left)));
        left.sort(Comparator.comparingInt((CellColumn c) -> stage(c, formulas))
                .thenComparingInt(c -> after.getOrDefault(c.name(), 0))
                .thenComparingLong(c -> c.isClosed() ? c.values() : Long.MAX_VALUE)
                .thenComparing(CellColumn::name));
        return left;
    }

    private static int stage(CellColumn column, List<Formula> formulas) {
        if (column.nature() == Nature.SEGMENT) {
            return 7;
        }
        for (int f = 0; f < formulas.size(); f++) {
            if (formulas.get(f).target().is(column)) {
                boolean onFormula = formulas.get(f).inputs().stream()
                        .anyMatch(in -> formulas.stream()
                                .anyMatch(o -> o.target().name().equals(in)));
                return onFormula ? 5 : 4;
            }
        }
        if (column.isTime()) {
            return 0;
        }
        if (column.nature() == Nature.NUMBER) {
            return column.isClosed() ? 2 : 3;
        }
        return column.isClosed() ? 1 : 6;
    }
}
