package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree;
import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Encoder;
import io.banksynth.model.Kinds;
import io.banksynth.model.Place;
import io.banksynth.model.Recurrences;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import io.banksynth.model.TickScale;
import io.banksynth.model.Tree;
import io.banksynth.schema.DataType;
import io.banksynth.train.leaf.NumberLearner;
import io.banksynth.train.leaf.ValueUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Learns the tree of one column of a table after the other. */
final class ColumnLearner {
    /** A pace counts in this part of a tick, so that short steps have one too. */
    private static final long PACE_PARTS = 16;

    private final TableCells table;
    private final Siblings siblings;
    private final TermValues terms;
    private final Context context;
    private final int[] units;
    private final int k;
    private final List<RowModel.Rule> rules;
    private Optional<Recurrences> recurrences = Optional.empty();

    ColumnLearner(
            TableCells table,
            Siblings siblings,
            TermValues terms,
            Context context,
            int[] units,
            int k,
            List<RowModel.Rule> rules) {
        this.table = table;
        this.siblings = siblings;
        this.terms = terms;
        this.context = context;
        this.units = units;
        this.k = k;
        this.rules = rules;
    }

    /** The hidden last value of the ordering column; only first siblings speak for it. */
    ColumnTree end(CellColumn order) {
        long[] own = terms.own(order.name());
        long[] end = new long[own.length];
        long[] once = new long[own.length];
        for (int p = 0; p < own.length; p++) {
            end[p] = own[siblings.first[p] + siblings.count[p] - 1];
            once[p] = siblings.ordinal(p) == 0 ? end[p] : Term.NONE;
        }
        terms.put(RowModel.END, end);
        Encoder.Numbers encoder = encoder(once, order);
        int[] none = new int[own.length];
        Arrays.fill(none, -1);
        CodedColumn coded = CodedColumn.numbers(once, none, 0, encoder);
        for (int p = 0; p < own.length; p++) {
            if (once[p] == Term.NONE) {
                coded.atoms()[p] = -1;
            }
        }
        Tree tree = new TreeLearner(coded, context.ofEnd(), units, k).learn();
        List<Term> below = new TimeBounds(table, terms, units, k).atMost(order, List.of());
        return new ColumnTree(
                RowModel.END, Nature.END, Optional.empty(), encoder, List.of(), tree, List.of(), below, List.of());
    }

    /** The column that orders siblings: counted from the sibling before. */
    ColumnTree order(CellColumn order) {
        long[] own = terms.own(order.name());
        TimeBounds bounds = new TimeBounds(table, terms, units, k);
        List<Term> above = bounds.atLeast(order, List.of());
        long[] first = own.clone();
        for (int p = 0; p < own.length; p++) {
            first[p] = siblings.ordinal(p) == 0 ? own[p] : Term.NONE;
        }
        Term start = new Term.Constant(bounds.first(order));
        for (Term earlier : bounds.closer(first, above)) {
            start = new Term.FirstKnown(earlier, start);
        }
        Term base = new Term.FirstKnown(new Term.Field(Place.PREVIOUS, order.name()), start);
        Term end = new Term.Field(Place.OWN, RowModel.END);
        Term room = Context.minus(end, base);
        Term steps = new Term.Arithmetic(Term.Operation.PLUS, new Term.Counter(Term.Count.LEFT), new Term.Constant(1));
        Term pace = new Term.Arithmetic(
                Term.Operation.OVER,
                new Term.Arithmetic(Term.Operation.TIMES, room, new Term.Constant(PACE_PARTS)),
                steps);
        List<Term> more = new ArrayList<>(List.of(room, pace));
        above.forEach(earlier -> more.add(Context.minus(base, earlier)));
        for (io.banksynth.model.CalendarPart part : io.banksynth.model.CalendarPart.values()) {
            more.add(new Term.Part(part, order.day(), base));
        }
        List<Term> derived = new ArrayList<>();
        Recurring recurring = new Recurring(terms, units, k);
        recurrences = recurring.find(order, base);
        recurrences.ifPresent(found -> {
            terms.setDues(recurring.dues(found));
            context.askForDue(base);
            for (int rank = 0; rank < Recurrences.RANKS; rank++) {
                derived.add(new Term.Due(rank));
            }
        });
        derived.addAll(new DerivedSearch(terms, units, k)
                .find(
                        own,
                        List.of(
                                new Term.Later(order.day(), 0, Term.Landing.MONTH_END, base),
                                new Term.Later(order.day(), 1, Term.Landing.MONTH_END, base),
                                new Term.Later(order.day(), 1, Term.Landing.SAME_DAY, base))));
        derived.add(0, end);
        Target target = target(order, own, Optional.of(base), derived, 0);
        for (int p = 0; p < own.length; p++) {
            boolean last = siblings.ordinal(p) == siblings.count[p] - 1;
            if (target.relative[p] == 0 || (!last && target.coded.atoms()[p] == 1)) {
                target.derived[p] = -1;
            }
        }
        CodedColumn coded = target.recoded().coded.paced(terms.of(pace));
        Tree tree = new TreeLearner(coded, context.of(List.of(), false, more), units, k).learn();
        Term tied = new Term.Counter(Term.Count.TIED);
        Term full = new Term.Arithmetic(Term.Operation.OVER, tied, new Term.Constant(bounds.mostTied(terms.of(tied))));
        Term apart =
                new Term.Arithmetic(Term.Operation.LEAST, end, new Term.Arithmetic(Term.Operation.PLUS, base, full));
        return new ColumnTree(
                order.name(),
                Nature.NUMBER,
                Optional.of(base),
                target.encoder,
                derived,
                tree,
                Stream.concat(above.stream(), Stream.of(base, apart)).toList(),
                List.of(end),
                List.of(),
                Optional.of(pace));
    }

    /** Kinds that come again each month; known once the ordering column is learned. */
    Optional<Recurrences> recurrences() {
        return recurrences;
    }

    ColumnTree kind(KindLearner.Found found, List<CellColumn> earlier, boolean family) {
        long[] codes = terms.own(Kinds.COLUMN);
        CellColumn column = CellColumn.numbered(
                Kinds.COLUMN,
                Nature.KIND,
                found.codes(),
                found.kinds().combinations().size());
        int[] none = new int[codes.length];
        Arrays.fill(none, -1);
        CodedColumn coded = CodedColumn.codes(codes, none, 0, column, siblings.row);
        Tree tree = new TreeLearner(coded, context.of(earlier, false, List.of()), units, k)
                .askingFirst(context.ofDueNow())
                .learn();
        Bans bans = new Bans(coded, units, k);
        return new ColumnTree(
                Kinds.COLUMN,
                Nature.KIND,
                Optional.empty(),
                column.encoder(),
                List.of(),
                tree,
                List.of(),
                List.of(),
                family ? bans.byOrdinal(siblings) : List.of());
    }

    ColumnTree column(
            CellColumn column, Optional<Formula> formula, List<CellColumn> earlier, boolean kindKnown, boolean family) {
        long[] own = terms.own(column.name());
        TimeBounds bounds = new TimeBounds(table, terms, units, k);
        List<Term> above = column.isTime() ? bounds.atLeast(column, earlier) : List.of();
        Optional<Term> bounding = bounds.closest(own, above);
        Optional<Term> base = bounding.or(
                () -> column.isTime() ? bounds.closest(own, bounds.times(column, earlier)) : Optional.empty());
        List<Term> derived = formula.isPresent()
                ? formula.get().terms()
                : new DerivedSearch(terms, units, k).find(own, candidates(column, earlier, kindKnown, family));
        Target target = target(
                column, own, base, derived, formula.map(Formula::tolerance).orElse(0L));
        if (formula.isPresent()) {
            target.keepDerivedOnly();
            rules.add(new RowModel.Rule(
                    formula.get().words(), formula.get().rows(), formula.get().units()));
        }
        boolean running = formula.map(Formula::isRunning).orElse(false);
        Tree tree = new TreeLearner(target.coded, context.of(earlier, kindKnown, List.of()), units, k)
                .askingFirst(derived.stream().findFirst().map(term -> Feature.known(term, terms.of(term))))
                .learn();
        List<Term> lowest = new ArrayList<>(above);
        List<Term> highest = new ArrayList<>(column.isTime() ? bounds.atMost(column, earlier) : List.of());
        if (column.isNumber() && formula.isEmpty()) {
            NumberBounds numbers = new NumberBounds(terms, units, k);
            List<Term> others = new ArrayList<>(numbers(column, earlier));
            if (family) {
                others.add(new Term.Field(Place.PREVIOUS, column.name()));
            }
            lowest.addAll(numbers.of(own, others, NumberBounds.Side.AT_LEAST));
            highest.addAll(numbers.of(own, others, NumberBounds.Side.AT_MOST));
        }
        if (running) {
            lowest.add(new Term.Constant(bounds.low(column)));
            highest.add(new Term.Constant(bounds.high(column)));
        } else if (base.isPresent()) {
            if (bounding.isEmpty()) {
                lowest.add(new Term.Constant(bounds.first(column)));
            }
            highest.add(new Term.Constant(bounds.last(column)));
        }
        List<ColumnTree.Ban> bans = kindKnown
                ? new Bans(target.coded, units, k).byKind(terms.own(Kinds.COLUMN), terms.kindCount())
                : List.of();
        return new ColumnTree(
                        column.name(), column.nature(), base, target.encoder, derived, tree, lowest, highest, bans)
                .apartFrom(new ApartRows(table, terms, units, k).of(column, earlier));
    }

    /** The numbers of the reference table that another column points at. */
    private void listed(List<Term> out, CellColumn column, CellColumn other) {
        Optional.ofNullable(table.references().get(other.name()))
                .ifPresent(reference -> reference
                        .columns()
                        .forEach(c -> out.add(new Term.Listed(other.name(), c.column(), column.exponent()))));
    }

    private List<Term> candidates(CellColumn column, List<CellColumn> earlier, boolean kindKnown, boolean family) {
        List<Term> out = new ArrayList<>();
        if (family) {
            if (kindKnown && terms.kindCount() > 0) {
                out.add(new Term.Field(Place.SAME, column.name()));
            }
            out.add(new Term.Field(Place.PREVIOUS, column.name()));
        }
        if (column.nature() != Nature.NUMBER) {
            out.addAll(new SameRows(table).as(column, earlier));
            return out;
        }
        out.addAll(numbers(column, earlier));
        List<Term> own = own(column, earlier);
        if (!column.isTime()) {
            for (int i = 0; i < own.size(); i++) {
                for (int j = 0; j < own.size(); j++) {
                    if (i != j) {
                        out.add(Context.minus(own.get(i), own.get(j)));
                        if (i < j) {
                            out.add(new Term.Arithmetic(Term.Operation.PLUS, own.get(i), own.get(j)));
                        }
                    }
                }
            }
        }
        return out;
    }

    /** The numbers, or times, of the row in the column's ticks. */
    private static List<Term> own(CellColumn column, List<CellColumn> earlier) {
        List<Term> own = new ArrayList<>();
        for (CellColumn other : earlier) {
            if (Scales.meet(column, other)) {
                own.add(Scales.in(column, new Term.Field(Place.OWN, other.name()), other));
            }
        }
        return own;
    }

    /** The numbers, or times, of the row and all its parents in the column's ticks. */
    private List<Term> numbers(CellColumn column, List<CellColumn> earlier) {
        List<Term> out = new ArrayList<>(own(column, earlier));
        for (Place place : List.of(Place.PARENT, Place.GRANDPARENT)) {
            Optional<TableCells> holder =
                    place == Place.PARENT ? table.parent() : table.parent().flatMap(TableCells::parent);
            holder.ifPresent(h -> h.columns().stream()
                    .filter(c -> Scales.meet(column, c))
                    .forEach(c -> out.add(Scales.in(column, new Term.Field(place, c.name()), c))));
        }
        for (TableCells.Linked linked : table.linked()) {
            linked.rows().columns().stream()
                    .filter(c -> Scales.meet(column, c))
                    .forEach(c -> out.add(Scales.in(column, linked.of(c), c)));
        }
        if (!column.isTime()) {
            earlier.forEach(other -> listed(out, column, other));
        }
        return out;
    }

    /** A column's values with the atoms that tell them. */
    private final class Target {
        private final CellColumn column;
        private final long[] relative;
        private final int[] derived;
        private final int derivedCount;
        private Encoder encoder;
        private CodedColumn coded;

        Target(CellColumn column, long[] relative, int[] derived, int derivedCount, Encoder encoder) {
            this.column = column;
            this.relative = relative;
            this.derived = derived;
            this.derivedCount = derivedCount;
            this.encoder = encoder;
            this.coded = code();
        }

        private CodedColumn code() {
            return encoder instanceof Encoder.Numbers numbers
                    ? CodedColumn.numbers(relative, derived, derivedCount, numbers)
                    : CodedColumn.codes(relative, derived, derivedCount, column, siblings.row);
        }

        Target recoded() {
            coded = code();
            return this;
        }

        /** Rows that no derived value tells are dirt: they say nothing, but for those without a value. */
        void keepDerivedOnly() {
            for (int p = 0; p < relative.length; p++) {
                if (derived[p] < 0 && relative[p] != Term.NONE) {
                    coded.atoms()[p] = -1;
                }
            }
        }
    }

    private Target target(CellColumn column, long[] own, Optional<Term> base, List<Term> derived, long tolerance) {
        int[] by = CodedColumn.derivedOf(own, derived.stream().map(terms::of).toList(), tolerance);
        if (base.isEmpty()) {
            return new Target(column, own, by, derived.size(), column.encoder());
        }
        long[] from = terms.of(base.get());
        long[] relative = new long[own.length];
        long[] free = new long[own.length];
        for (int p = 0; p < own.length; p++) {
            relative[p] = Term.Operation.MINUS.of(own[p], from[p]);
            free[p] = by[p] >= 0 ? Term.NONE : relative[p];
        }
        return new Target(column, relative, by, derived.size(), encoder(free, column));
    }

    /** Frequent values and bins of numbers relative to a base. */
    private Encoder.Numbers encoder(long[] values, CellColumn column) {
        ValueUnits cells = new ValueUnits();
        for (int p = 0; p < values.length; p++) {
            if (values[p] != Term.NONE) {
                cells.add(values[p], units[p]);
            }
        }
        TickScale scale = ((Encoder.Numbers) column.encoder()).scale();
        DataType type = column.day() == 1 ? new DataType.Date() : new DataType.Whole(64);
        return new NumberLearner(k).learn(cells.sorted(), 0, scale, type).encoder();
    }
}
