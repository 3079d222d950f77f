package io.banksynth.model.pack;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.Place;
import io.banksynth.model.RollUp;
import io.banksynth.model.RowModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether columns that rows below make up, and those that follow from them, are drawn numbers that nothing else is drawn from: whatever
 * asked for one would ask for what is not known yet.
 */
final class SettledFit {
    private final Map<TableName, TableModel> models = new HashMap<>();
    private final Map<TableName, Set<String>> settled = new HashMap<>();

    private SettledFit(List<TableModel> all) {
        all.forEach(model -> models.put(model.table(), model));
    }

    /**
     * @throws IllegalArgumentException if they are not
     */
    static void require(List<TableModel> models) {
        SettledFit fit = new SettledFit(models);
        models.forEach(model -> model.links().forEach(fit::requireRolled));
        models.forEach(fit::requireFollowing);
        if (fit.settled.values().stream().anyMatch(columns -> !columns.isEmpty())) {
            models.forEach(fit::requireUnasked);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void requireRolled(LinkModel link) {
        TableName parent = link.relationship().parent();
        for (RollUp rollUp : rolled(link.choice())) {
            String column = parent + "." + rollUp.column();
            require(
                    link.relationship().role().equals(Optional.of(Role.DRIVER))
                            && link.cases().isEmpty(),
                    "rows along " + link.relationship().label() + ", which does not drive them, make up " + column);
            requireNumber(parent, rollUp.column());
            require(settled(parent).add(rollUp.column()), column + " is made up twice");
            for (String asked : fields(rollUp.of())) {
                requireNumber(link.relationship().child(), asked);
            }
        }
    }

    private static List<RollUp> rolled(LinkModel.Choice choice) {
        return choice instanceof LinkModel.FanOut fanOut
                ? fanOut.rolled()
                : choice instanceof LinkModel.Levels levels ? levels.fanOut().rolled() : List.of();
    }

    private void requireFollowing(TableModel model) {
        Set<String> later = new HashSet<>();
        List<RowModel.Following> follows =
                model.rowModel().map(RowModel::follows).orElse(List.of());
        follows.forEach(following -> later.add(following.column()));
        for (RowModel.Following following : follows) {
            String column = model.table() + "." + following.column();
            requireNumber(model.table(), following.column());
            require(settled(model.table()).add(following.column()), column + " is made up twice");
            for (String asked : fields(following.term())) {
                requireNumber(model.table(), asked);
                require(!later.contains(asked), column + " follows from " + asked + ", which does not come before it");
            }
            later.remove(following.column());
        }
    }

    private Set<String> settled(TableName table) {
        return settled.computeIfAbsent(table, t -> new HashSet<>());
    }

    private static Set<String> fields(Term term) {
        Set<String> columns = new HashSet<>();
        term.leaves(leaf -> {
            if (leaf instanceof Term.Field field) {
                columns.add(field.column());
            }
        });
        return columns;
    }

    private void requireNumber(TableName table, String column) {
        Optional<TableModel> model = Optional.ofNullable(models.get(table));
        boolean drawn = model.flatMap(TableModel::rowModel)
                .flatMap(rows -> rows.column(column))
                .filter(tree -> tree.nature() == ColumnTree.Nature.NUMBER)
                .isPresent();
        boolean kindred = model.flatMap(TableModel::rowModel)
                .flatMap(RowModel::kinds)
                .map(kinds -> kinds.columns().contains(column))
                .orElse(false);
        boolean learned = model.flatMap(known -> known.column(column))
                .filter(ColumnModel.Learned.class::isInstance)
                .map(known -> ((ColumnModel.Learned) known).encoder())
                .filter(Encoder.Numbers.class::isInstance)
                .isPresent();
        require((drawn || kindred) && learned, table + "." + column + " is no number that is drawn");
    }

    private void requireUnasked(TableModel model) {
        Optional<TableName> parent = parent(model.table());
        Optional<TableName> grandparent = parent.flatMap(this::parent);
        model.rowModel().ifPresent(rows -> {
            List<String> plain = new ArrayList<>(rows.order().stream().toList());
            rows.kinds().ifPresent(kinds -> plain.addAll(kinds.columns()));
            plain.forEach(column -> requireUnasked(Optional.of(model.table()), column, model.table()));
            rows.recurrences()
                    .ifPresent(recurring -> recurring
                            .from()
                            .leaves(leaf -> requireUnasked(model, parent, grandparent, Place.OWN, leaf)));
            for (ColumnTree column : rows.columns()) {
                // What is drawn last in the place of what is settled may ask for its like.
                Place own = settled(model.table()).contains(column.column()) ? Place.PARENT : Place.OWN;
                column.terms()
                        .forEach(term -> term.leaves(leaf -> requireUnasked(model, parent, grandparent, own, leaf)));
            }
        });
        for (LinkModel link : model.links()) {
            if (link.choice() instanceof LinkModel.FanOut fanOut) {
                Optional<TableName> above = Optional.of(link.relationship().parent());
                fanOut.counted().forEach(column -> requireUnasked(above, column, model.table()));
                fanOut.tree()
                        .ifPresent(tree -> tree.asked().stream()
                                .flatMap(term -> fields(term).stream())
                                .forEach(column -> requireUnasked(above, column, model.table())));
            }
        }
    }

    /**
     * @param from the nearest place whose columns may not be asked for
     */
    private void requireUnasked(
            TableModel model, Optional<TableName> parent, Optional<TableName> grandparent, Place from, Term leaf) {
        if (leaf instanceof Term.Field field) {
            switch (field.place()) {
                case OWN, PREVIOUS, SAME -> {
                    if (from == Place.OWN) {
                        requireUnasked(Optional.of(model.table()), field.column(), model.table());
                    }
                }
                case PARENT -> requireUnasked(parent, field.column(), model.table());
                case GRANDPARENT -> requireUnasked(grandparent, field.column(), model.table());
            }
        } else if (leaf instanceof Term.Linked linked) {
            model.links().stream()
                    .filter(link -> link.isNamed(linked.link()))
                    .forEach(link ->
                            requireUnasked(Optional.of(link.relationship().parent()), linked.column(), model.table()));
        }
    }

    private void requireUnasked(Optional<TableName> table, String column, TableName by) {
        require(
                table.isEmpty() || !settled(table.get()).contains(column),
                "rows of " + by + " ask for " + table.map(TableName::shown).orElse("") + "." + column
                        + ", which is made up after them");
    }

    private Optional<TableName> parent(TableName table) {
        return Optional.ofNullable(models.get(table)).stream()
                .flatMap(model -> model.links().stream())
                .map(LinkModel::relationship)
                .filter(relationship -> relationship.role().equals(Optional.of(Role.DRIVER)))
                .map(relationship -> relationship.parent())
                .findFirst();
    }
}
