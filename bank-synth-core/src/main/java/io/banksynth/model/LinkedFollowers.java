package io.banksynth.model;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Tells columns that follow from parents along other links than the drivers. Those parents are known once all fan-outs are, so no fan-out
 * may depend on such a column.
 */
public final class LinkedFollowers {
    private final Function<TableName, Optional<TableModel>> models;

    public LinkedFollowers(Function<TableName, Optional<TableModel>> models) {
        this.models = models;
    }

    /**
     * Whether any column that a tree asks of a table's rows is one.
     *
     * @throws BankSynthException if a column is needed that nothing says how to draw
     */
    public boolean of(TableName table, Tree tree) {
        Set<String> columns = new TreeSet<>();
        tree.asked()
                .forEach(asked -> asked.leaves(term -> {
                    if (term instanceof Term.Field field) {
                        columns.add(field.column());
                    } else if (term instanceof Term.Attribute attribute) {
                        columns.add(attribute.link());
                    }
                }));
        return of(table, columns);
    }

    /**
     * Whether any of some columns is one.
     *
     * @throws BankSynthException if a column is needed that nothing says how to draw
     */
    public boolean of(TableName table, Set<String> columns) {
        Optional<RowModel> rows = models.apply(table).flatMap(TableModel::rowModel);
        Set<String> drawn = new TreeSet<>(columns);
        drawn.removeIf(column -> !rows.map(model -> model.draws(column)).orElse(false));
        if (drawn.isEmpty()) {
            return false;
        }
        RowNeeds needs = needs(table, rows.orElseThrow(), drawn);
        if (!needs.linked().isEmpty()) {
            return true;
        }
        Optional<TableName> parent = parent(table);
        Optional<TableName> grandparent = parent.flatMap(this::parent);
        return (parent.isPresent() && of(parent.get(), needs.parent()))
                || (grandparent.isPresent() && of(grandparent.get(), needs.grandparent()));
    }

    private static RowNeeds needs(TableName table, RowModel rows, Set<String> drawn) {
        try {
            return new RowNeeds(rows, drawn);
        } catch (IllegalArgumentException e) {
            throw BankSynthException.source("Cannot use the pack: rows of " + table + ": " + e.getMessage(), e);
        }
    }

    private Optional<TableName> parent(TableName table) {
        return models.apply(table).stream()
                .flatMap(model -> model.links().stream())
                .map(LinkModel::relationship)
                .filter(r -> r.role().equals(Optional.of(Role.DRIVER)))
                .map(Relationship::parent)
                .findFirst();
    }
}
