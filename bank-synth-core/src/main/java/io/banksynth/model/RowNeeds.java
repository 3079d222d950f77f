package io.banksynth.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which columns must be drawn so that some are, and what is needed of the rows above. */
public final class RowNeeds {
    private final RowModel model;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> parent = new TreeSet<>();
    private final Set<String> grandparent = new TreeSet<>();
    private final Map<String, Set<String>> linked = new TreeMap<>();
    private boolean family;
    private boolean siblings;
    private boolean ties;
    private boolean certain;

    /**
     * @param wanted columns of the row model, or columns of its kinds
     */
    public RowNeeds(RowModel model, Set<String> wanted) {
        this.model = model;
        new TreeSet<>(wanted).forEach(this::need);
        if (!wanted.isEmpty() && isNumbered(model)) {
            siblings = true;
            need(Kinds.COLUMN);
            need(model.order().orElseThrow());
        }
    }

    /** Whether siblings at one time are numbered otherwise than they are drawn. */
    public static boolean isNumbered(RowModel model) {
        return model.order().isPresent()
                && model.kinds().map(kinds -> !kinds.numbering().isEmpty()).orElse(false);
    }

    /** A row whose values run out of bounds is begun anew, so whatever follows the times needs what may run out. */
    private void need(String name) {
        boolean member =
                model.kinds().map(kinds -> kinds.columns().contains(name)).orElse(false);
        String column = member ? Kinds.COLUMN : name;
        if (!columns.add(column)) {
            return;
        }
        ColumnTree tree = model.column(column)
                .orElseThrow(() -> new IllegalArgumentException("no column " + column + " is drawn"));
        if (!tree.bans().isEmpty()) {
            family |= tree.nature() == ColumnTree.Nature.KIND;
            need(Kinds.COLUMN);
        }
        tree.terms().forEach(term -> term.leaves(this::leaf));
        if (model.order().equals(Optional.of(column))
                && model.recurrences().map(Recurrences::hasCertain).orElse(false)) {
            certain = true;
            needDue();
        }
        siblings |= tree.nature() == ColumnTree.Nature.END;
        if (tree.nature() != ColumnTree.Nature.END && !model.order().equals(Optional.of(column))) {
            model.columns().stream()
                    .filter(ColumnTree::mayFail)
                    .map(ColumnTree::column)
                    .forEach(this::need);
        }
    }

    private void leaf(Term term) {
        if (term instanceof Term.Field field) {
            place(field.place(), field.column());
        } else if (term instanceof Term.Attribute attribute) {
            place(attribute.place(), attribute.link());
        } else if (term instanceof Term.Listed listed) {
            need(listed.link());
        } else if (term instanceof Term.Linked of) {
            linked.computeIfAbsent(of.link(), l -> new TreeSet<>()).add(of.column());
        } else if (term instanceof Term.Counter counter) {
            family = true;
            if (counter.count() == Term.Count.TIED) {
                ties = true;
                siblings = true;
                needOrder();
            }
        } else if (term instanceof Term.Since || term instanceof Term.Due || term instanceof Term.DueKind) {
            siblings = true;
            if (term instanceof Term.Since) {
                need(Kinds.COLUMN);
                model.order().ifPresent(this::need);
                family = true;
            } else {
                needDue();
            }
        }
    }

    private void needDue() {
        siblings = true;
        model.recurrences().ifPresent(recurrences -> recurrences.from().leaves(this::leaf));
        need(Kinds.COLUMN);
        needOrder();
    }

    private void needOrder() {
        need(model.order()
                .orElseThrow(() -> new IllegalArgumentException("siblings are counted from but not ordered")));
    }

    private void place(Place place, String column) {
        switch (place) {
            case OWN -> need(column);
            case PREVIOUS -> {
                siblings = true;
                need(column);
            }
            case SAME -> {
                siblings = true;
                need(column);
                need(Kinds.COLUMN);
            }
            case PARENT -> parent.add(column);
            case GRANDPARENT -> grandparent.add(column);
        }
    }

    /** Columns of the row model to be drawn. */
    public Set<String> columns() {
        return columns;
    }

    /** Columns that the parent must draw. */
    public Set<String> parent() {
        return parent;
    }

    /** Columns that the parent's parent must draw. */
    public Set<String> grandparent() {
        return grandparent;
    }

    /** Columns that parents along other links than the driver must draw, by link. */
    public Map<String, Set<String>> linked() {
        return linked;
    }

    /** Whether the rows must know their parent or their place among its children. */
    public boolean needsDriver() {
        return family || siblings || !parent.isEmpty() || !grandparent.isEmpty();
    }

    /** Whether rows must know how many siblings before them are of one time. */
    public boolean needsTies() {
        return ties;
    }

    /** Whether some siblings come before any other that is later than they are due. */
    public boolean needsCertain() {
        return certain;
    }

    /** Whether a row cannot be drawn without the siblings before it. */
    public boolean needsSiblings() {
        return siblings;
    }
}
