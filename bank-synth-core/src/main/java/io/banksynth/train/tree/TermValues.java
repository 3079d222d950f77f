package io.banksynth.train.tree;

import io.banksynth.model.Place;
import io.banksynth.model.ReferenceNumbers;
import io.banksynth.model.Term;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** The values of terms over all rows of a sample, in the order of siblings. */
final class TermValues {
    private final TableCells table;
    private final Siblings siblings;
    private final Map<String, long[]> own = new HashMap<>();
    private final Map<Term, long[]> known = new HashMap<>();
    private int[] same = new int[0];
    private long[] kinds = new long[0];
    private int kindCount;
    private long[] order;
    private Dues dues = new Dues(new long[0][], new long[0][]);

    TermValues(TableCells table, Siblings siblings) {
        this.table = table;
        this.siblings = siblings;
        for (CellColumn column : table.columns()) {
            own.put(column.name(), gather(p -> siblings.row[p], column.cells()));
        }
        this.order = fill(siblings::ordinal);
    }

    /** Adds a column that no sample has, in the order of siblings. */
    void put(String column, long[] values) {
        own.put(column, values);
    }

    void setOrder(long[] values) {
        order = values;
    }

    void setKinds(long[] values, int count) {
        kinds = values;
        kindCount = count;
        same = siblings.lastOf(values, count);
    }

    /** By rank: when the next kinds that recur are due, and which they are. */
    @SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
    record Dues(long[][] times, long[][] kinds) {
        long[] times(int rank) {
            return times[rank];
        }

        long[] kinds(int rank) {
            return kinds[rank];
        }
    }

    void setDues(Dues known) {
        dues = known;
    }

    long[] own(String column) {
        return Objects.requireNonNull(own.get(column), column);
    }

    /** Terms that are worth keeping are asked for through here. */
    long[] of(Term term) {
        long[] values = known.get(term);
        if (values == null) {
            values = compute(term);
            if (term instanceof Term.Field || term instanceof Term.Linked) {
                known.put(term, values);
            }
        }
        return values;
    }

    private long[] compute(Term term) {
        if (term instanceof Term.Constant constant) {
            return fill(p -> constant.value());
        }
        if (term instanceof Term.Field field) {
            return field(field.place(), field.column());
        }
        if (term instanceof Term.Linked linked) {
            TableCells.Linked parents = table.linked(linked.link());
            return gather(p -> parents.parents()[siblings.row[p]], cells(parents.rows(), linked.column()));
        }
        if (term instanceof Term.Listed listed) {
            long[] rows = own(listed.link());
            long[] numbers = ReferenceNumbers.of(
                            Objects.requireNonNull(table.references().get(listed.link())),
                            listed.column(),
                            listed.exponent())
                    .orElseThrow();
            return fill(p -> rows[p] < 0 ? Term.NONE : numbers[(int) rows[p]]);
        }
        if (term instanceof Term.Counter counter) {
            return switch (counter.count()) {
                case ORDINAL -> fill(siblings::ordinal);
                case SIBLINGS -> fill(p -> siblings.count[p]);
                case LEFT -> fill(p -> siblings.count[p] - 1 - siblings.ordinal(p));
                case TIED -> tied();
            };
        }
        if (term instanceof Term.Since since) {
            long[] last = last(since.kind());
            return fill(p -> Term.Operation.MINUS.of(order[p], last[p]));
        }
        if (term instanceof Term.Due due) {
            return dues.times(due.rank());
        }
        if (term instanceof Term.DueKind due) {
            return dues.kinds(due.rank());
        }
        if (term instanceof Term.Attribute attribute) {
            return attribute(attribute);
        }
        return composed(term);
    }

    private long[] composed(Term term) {
        if (term instanceof Term.Part part) {
            long[] of = of(part.of());
            return fill(p -> of[p] == Term.NONE ? Term.NONE : part.part().of(Math.floorDiv(of[p], part.day())));
        }
        if (term instanceof Term.Later later) {
            long[] of = of(later.of());
            return fill(p -> of[p] == Term.NONE ? Term.NONE : later.landing().of(of[p], later.day(), later.months()));
        }
        if (term instanceof Term.FirstKnown either) {
            long[] first = of(either.first());
            long[] second = of(either.second());
            return fill(p -> first[p] == Term.NONE ? second[p] : first[p]);
        }
        Term.Arithmetic arithmetic = (Term.Arithmetic) term;
        long[] left = of(arithmetic.left());
        long[] right = of(arithmetic.right());
        return fill(p -> arithmetic.operation().of(left[p], right[p]));
    }

    private long[] field(Place place, String column) {
        return switch (place) {
            case OWN -> own(column);
            case PREVIOUS -> gather(siblings::previous, own(column));
            case SAME -> gather(p -> same[p], own(column));
            case PARENT -> gather(this::parent, cells(table.parent().orElseThrow(), column));
            case GRANDPARENT -> {
                TableCells parent = table.parent().orElseThrow();
                yield gather(
                        p -> parent(p) < 0 ? -1 : parent.parents()[parent(p)],
                        cells(parent.parent().orElseThrow(), column));
            }
        };
    }

    private static long[] cells(TableCells table, String column) {
        return table.column(column).orElseThrow().cells();
    }

    private int parent(int position) {
        return table.parents()[siblings.row[position]];
    }

    private long[] attribute(Term.Attribute attribute) {
        long[] rows = of(new Term.Field(attribute.place(), attribute.link()));
        TableCells holder = switch (attribute.place()) {
            case OWN, PREVIOUS, SAME -> table;
            case PARENT -> table.parent().orElseThrow();
            case GRANDPARENT -> table.parent().orElseThrow().parent().orElseThrow();
        };
        long[] ranks = Objects.requireNonNull(
                Objects.requireNonNull(holder.ranks().get(attribute.link())).get(attribute.column()));
        return fill(p -> rows[p] < 0 ? Term.NONE : ranks[(int) rows[p]]);
    }

    private long[] tied() {
        long[] out = new long[siblings.size()];
        for (int p = 0; p < out.length; p++) {
            int ordinal = siblings.ordinal(p);
            out[p] = ordinal == 0 ? 0 : ordinal > 1 && order[p - 1] == order[p - 2] ? out[p - 1] + 1 : 1;
        }
        return out;
    }

    /** When the last sibling of a kind was. */
    long[] last(int kind) {
        long[] out = new long[siblings.size()];
        long last = Term.NONE;
        for (int p = 0; p < out.length; p++) {
            last = siblings.first[p] == p ? Term.NONE : last;
            out[p] = last;
            last = kinds[p] == kind ? order[p] : last;
        }
        return out;
    }

    /** Whether two positions are of one parent. */
    boolean isSibling(int one, int other) {
        return siblings.first[one] == siblings.first[other];
    }

    int kindCount() {
        return kindCount;
    }

    /** The units of the parents along a link, by position; that of no parent is never asked for. */
    int[] linkedUnits(String link) {
        TableCells.Linked parents = table.linked(link);
        int[] out = new int[siblings.size()];
        for (int p = 0; p < out.length; p++) {
            int row = parents.parents()[siblings.row[p]];
            out[p] = row < 0 ? -1 : parents.rows().units()[row];
        }
        return out;
    }

    private interface Value {
        long at(int position);
    }

    private long[] fill(Value value) {
        long[] out = new long[siblings.size()];
        for (int p = 0; p < out.length; p++) {
            out[p] = value.at(p);
        }
        return out;
    }

    private long[] gather(IntUnaryOperator from, long[] values) {
        return fill(p -> {
            int at = from.applyAsInt(p);
            return at < 0 ? Term.NONE : values[at];
        });
    }
}
