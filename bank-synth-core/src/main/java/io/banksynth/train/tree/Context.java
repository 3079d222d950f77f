package io.banksynth.train.tree;

import io.banksynth.model.CalendarPart;
import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Kinds;
import io.banksynth.model.Place;
import io.banksynth.model.Recurrences;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tree may ask for when a column is drawn. */
final class Context {
    private static final int MOST_SINCE = 16;
    private static final int MOST_CODES = 250;

    private final TableCells table;
    private final TermValues terms;
    private final int[] units;
    private final int k;
    private final Optional<CellColumn> order;
    private final boolean siblings;
    private final Map<Term, Feature> built = new HashMap<>();
    private Optional<Term> dueAfter = Optional.empty();

    /**
     * @param siblings whether rows know the siblings before them
     */
    Context(
            TableCells table,
            TermValues terms,
            int[] units,
            int k,
            Optional<CellColumn> order,
            Optional<Integer> kinds,
            boolean siblings) {
        this.table = table;
        this.terms = terms;
        this.units = units;
        this.k = k;
        this.order = order;
        this.siblings = siblings;
        this.kinds = kinds;
    }

    private final Optional<Integer> kinds;

    /**
     * Lets trees ask for what is due next.
     *
     * @param time from when on it is counted where the row's own time is not known
     */
    void askForDue(Term time) {
        dueAfter = Optional.of(time);
    }

    private void due(List<Asked> asked, Term time) {
        for (int rank = 0; rank < Recurrences.RANKS; rank++) {
            asked.add(new Asked(minus(new Term.Due(rank), time), true));
            asked.add(new Asked(new Term.DueKind(rank), false));
        }
    }

    /** Whether anything is due at a row's time. */
    Optional<Feature> ofDueNow() {
        return dueAfter.flatMap(time -> order).map(column -> {
            Term wait = minus(new Term.Due(0), new Term.Field(Place.OWN, column.name()));
            return Feature.below(wait, terms.of(wait), 1);
        });
    }

    private record Asked(Term term, boolean ordered) {}

    /**
     * @param earlier columns of the row that are drawn before, the kind among them under its own name
     */
    List<Feature> of(List<CellColumn> earlier, boolean kindKnown, List<Term> more) {
        List<Asked> asked = new ArrayList<>();
        more.forEach(term -> asked.add(new Asked(term, true)));
        if (kindKnown && kinds.isPresent()) {
            asked.add(new Asked(new Term.Field(Place.OWN, Kinds.COLUMN), false));
        }
        earlier.forEach(column -> ownColumn(asked, column));
        if (siblings) {
            counters(asked);
            for (CellColumn column : table.columns()) {
                sibling(asked, column, Place.PREVIOUS);
                if (kindKnown && kinds.isPresent() && column.isNumber()) {
                    sibling(asked, column, Place.SAME);
                }
            }
            if (kinds.isPresent()) {
                asked.add(new Asked(new Term.Field(Place.PREVIOUS, Kinds.COLUMN), false));
            }
            boolean dated = order.isPresent() && earlier.contains(order.get());
            dueAfter.ifPresent(time -> due(
                    asked, dated ? new Term.Field(Place.OWN, order.orElseThrow().name()) : time));
            if (order.isEmpty()) {
                sinceKinds(asked);
            }
            if (dated) {
                sinceSiblings(asked, order.get(), kindKnown);
            }
        }
        parents(asked, earlier);
        table.linked().forEach(linked -> linked(asked, linked));
        return asked.stream().distinct().map(this::feature).toList();
    }

    /** What is known before the first sibling. */
    List<Feature> ofEnd() {
        List<Asked> asked = new ArrayList<>();
        asked.add(new Asked(new Term.Counter(Term.Count.SIBLINGS), true));
        parents(asked, List.of());
        return asked.stream().distinct().map(this::feature).toList();
    }

    private Feature feature(Asked asked) {
        Feature known = built.get(asked.term());
        if (known == null) {
            long[] values = terms.of(asked.term());
            // What a parent's column holds is its unit's, whosever rows point at it.
            int[] owners = asked.term() instanceof Term.Linked linked ? terms.linkedUnits(linked.link()) : units;
            known = asked.ordered()
                    ? Feature.ordered(asked.term(), values, owners, k)
                    : Feature.codes(asked.term(), values, owners, k);
            built.put(asked.term(), known);
        }
        return known;
    }

    private void counters(List<Asked> asked) {
        for (Term.Count count : Term.Count.values()) {
            if (count != Term.Count.TIED || order.isPresent()) {
                asked.add(new Asked(new Term.Counter(count), true));
            }
        }
    }

    private void ownColumn(List<Asked> asked, CellColumn column) {
        Term own = new Term.Field(Place.OWN, column.name());
        if (column.isTime()) {
            asked.add(new Asked(own, true));
            for (CalendarPart part : CalendarPart.values()) {
                asked.add(new Asked(new Term.Part(part, column.day(), own), true));
            }
        } else if (column.nature() == Nature.NUMBER) {
            asked.add(new Asked(own, true));
        } else {
            coded(asked, column, Place.OWN, table);
        }
    }

    private static void coded(List<Asked> asked, CellColumn column, Place place, TableCells holder) {
        Term term = new Term.Field(place, column.name());
        if (column.values() <= MOST_CODES) {
            asked.add(new Asked(term, false));
        }
        if (column.nature() == Nature.ROW) {
            holder.ranks().getOrDefault(column.name(), Map.of()).keySet().stream()
                    .sorted()
                    .forEach(a -> asked.add(new Asked(new Term.Attribute(place, column.name(), a), true)));
        }
    }

    private void sibling(List<Asked> asked, CellColumn column, Place place) {
        if (column.nature() == Nature.NUMBER && !column.isTime()) {
            asked.add(new Asked(new Term.Field(place, column.name()), true));
        } else if (column.nature() == Nature.COPIED
                || (column.nature() == Nature.TEXT && column.values() <= MOST_CODES)) {
            asked.add(new Asked(new Term.Field(place, column.name()), false));
        }
    }

    private void sinceKinds(List<Asked> asked) {
        for (int kind = 0; kind < Math.min(MOST_SINCE, kinds.orElse(0)); kind++) {
            asked.add(new Asked(new Term.Since(kind), true));
        }
    }

    private void sinceSiblings(List<Asked> asked, CellColumn ordering, boolean kindKnown) {
        Term now = new Term.Field(Place.OWN, ordering.name());
        asked.add(new Asked(minus(now, new Term.Field(Place.PREVIOUS, ordering.name())), true));
        sinceKinds(asked);
        if (kindKnown && kinds.isPresent()) {
            asked.add(new Asked(minus(now, new Term.Field(Place.SAME, ordering.name())), true));
        }
        asked.add(new Asked(minus(new Term.Field(Place.OWN, RowModel.END), now), true));
    }

    static Term minus(Term left, Term right) {
        return new Term.Arithmetic(Term.Operation.MINUS, left, right);
    }

    private void parents(List<Asked> asked, List<CellColumn> earlier) {
        table.parent().ifPresent(parent -> {
            ancestor(asked, parent, Place.PARENT, earlier);
            parent.parent().ifPresent(grand -> ancestor(asked, grand, Place.GRANDPARENT, earlier));
        });
    }

    private static void linked(List<Asked> asked, TableCells.Linked linked) {
        for (CellColumn column : linked.rows().columns()) {
            if (column.nature() == Nature.NUMBER) {
                asked.add(new Asked(linked.of(column), true));
            } else if (column.values() <= MOST_CODES) {
                asked.add(new Asked(linked.of(column), false));
            }
        }
    }

    private static void ancestor(List<Asked> asked, TableCells ancestor, Place place, List<CellColumn> earlier) {
        for (CellColumn column : ancestor.columns()) {
            Term term = new Term.Field(place, column.name());
            if (column.nature() == Nature.NUMBER) {
                asked.add(new Asked(term, true));
                if (column.isTime()) {
                    earlier.stream()
                            .filter(CellColumn::isTime)
                            .forEach(own -> asked.add(new Asked(
                                    minus(new Term.Field(Place.OWN, own.name()), Scales.in(own, term, column)), true)));
                }
            } else {
                coded(asked, column, place, ancestor);
            }
        }
    }
}
