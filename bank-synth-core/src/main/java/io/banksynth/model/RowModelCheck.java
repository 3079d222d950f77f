package io.banksynth.model;

import io.banksynth.model.ColumnTree.Ban;
import io.banksynth.model.ColumnTree.Nature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a row model must be like so that a row follows from its index and its parent alone: columns ask for what is drawn before them
 * only, and whatever is counted exists. Packs come from anywhere, and a register that holds what another row left there would go unseen.
 */
final class RowModelCheck {
    private final RowModel model;
    private final int kinds;
    private final Set<String> all = new HashSet<>();

    /** Names of what is drawn of the row by now. */
    private final Set<String> drawn = new HashSet<>();

    private RowModelCheck(RowModel model) {
        this.model = model;
        this.kinds = model.kinds().map(k -> k.combinations().size()).orElse(0);
    }

    /**
     * @throws IllegalArgumentException if the model cannot be drawn from
     */
    static void require(RowModel model) {
        new RowModelCheck(model).require();
    }

    private void require() {
        Stream.concat(
                        model.columns().stream().map(ColumnTree::column),
                        model.kinds().stream().flatMap(k -> k.columns().stream()))
                .forEach(name -> require(all.add(name), name + " is drawn twice"));
        model.kinds().ifPresent(k -> k.natures().forEach(RowModelCheck::requireMember));
        model.order().ifPresent(this::requireOrder);
        model.recurrences().ifPresent(this::requireKinds);
        for (ColumnTree column : model.columns()) {
            require(column);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static void requireMember(Nature nature) {
        require(
                nature == Nature.NUMBER || nature == Nature.TEXT || nature == Nature.ROW || nature == Nature.COPIED,
                "no combination is made of " + nature);
    }

    private void requireOrder(String order) {
        require(
                model.column(order).map(c -> c.nature() == Nature.NUMBER).orElse(false),
                "siblings are ordered by " + order + ", which is no date or time that is drawn");
    }

    private void requireKinds(Recurrences recurrences) {
        require(model.order().isPresent(), "something recurs, but siblings are not ordered");
        Map<Integer, Recurrences.Recurrence> known = new HashMap<>();
        for (Recurrences.Recurrence recurrence : recurrences.kinds()) {
            requireKind(recurrence.kind());
            require(known.put(recurrence.kind(), recurrence) == null, "kind " + recurrence.kind() + " recurs twice");
        }
    }

    private void requireKind(int kind) {
        require(kind >= 0 && kind < kinds, "there is no kind " + kind);
    }

    private void require(ColumnTree column) {
        String name = column.column();
        require(
                name.equals(Kinds.COLUMN) == (column.nature() == Nature.KIND)
                        && name.equals(RowModel.SEGMENT) == (column.nature() == Nature.SEGMENT)
                        && name.equals(RowModel.END) == (column.nature() == Nature.END),
                name + " is not of the nature " + column.nature());
        require(
                column.nature() != Nature.KIND
                        || column.layout().size() == 1 + column.derived().size() + kinds,
                name + " has not as many choices as there are kinds");
        column.terms().forEach(term -> term.leaves(leaf -> require(name, leaf)));
        column.bans().forEach(ban -> require(column, ban));
        if (model.order().filter(name::equals).isPresent()) {
            model.recurrences().ifPresent(r -> r.from().leaves(leaf -> require(name, leaf)));
        }
        drawn.add(name);
        if (column.nature() == Nature.KIND) {
            model.kinds().ifPresent(k -> drawn.addAll(k.columns()));
        }
    }

    private void require(String column, Term term) {
        if (term instanceof Term.Field field) {
            require(column, field.place(), field.column());
        } else if (term instanceof Term.Attribute attribute) {
            require(column, attribute.place(), attribute.link());
        } else if (term instanceof Term.Listed listed) {
            require(column, Place.OWN, listed.link());
        } else if (term instanceof Term.Since since) {
            requireKind(since.kind());
        } else if (term instanceof Term.Due || term instanceof Term.DueKind) {
            require(model.recurrences().isPresent(), column + " asks for what is due, but nothing recurs");
        }
    }

    private void require(String column, Place place, String asked) {
        switch (place) {
            case OWN ->
                require(drawn.contains(asked), column + " asks for " + asked + ", which is not drawn before it");
            case PREVIOUS, SAME -> require(all.contains(asked), column + " asks for " + asked + ", which is not drawn");
            case PARENT, GRANDPARENT -> {
                // Which columns those draw is known when tables are put together.
            }
        }
        require(place != Place.SAME || kinds > 0, column + " asks for kinds, and there are none");
    }

    private void require(ColumnTree column, Ban ban) {
        boolean ofKinds = column.nature() == Nature.KIND && (ban.kind() == Ban.FIRST || ban.kind() == Ban.LATER);
        if (!ofKinds) {
            requireKind(ban.kind());
        }
        int atoms = column.layout().size();
        for (int atom : ban.atoms()) {
            require(atom >= Ban.OTHERS && atom < atoms, column.column() + " has no atom " + atom);
        }
    }
}
