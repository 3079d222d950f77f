package io.banksynth.model.pack;

import io.banksynth.model.AskedParents;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.LinkModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the models of a pack and its graph speak of the same tables and columns. */
final class GraphFit {
    private final SchemaGraph graph;

    private GraphFit(SchemaGraph graph) {
        this.graph = graph;
    }

    /**
     * @throws IllegalArgumentException if they do not
     */
    static void require(SchemaGraph graph, List<TableModel> models) {
        GraphFit fit = new GraphFit(graph);
        graph.foreignKeys().forEach(fit::require);
        Set<TableName> modelled = new HashSet<>();
        for (TableModel model : models) {
            if (!modelled.add(model.table())) {
                throw new IllegalArgumentException("There are two models of table " + model.table());
            }
            for (ColumnModel column : model.columns()) {
                fit.requireColumns(model.table(), List.of(column.column()), "a model");
            }
        }
        requireNoCircle(models);
        SettledFit.require(models);
        for (TableModel model : models) {
            for (LinkModel link : model.links()) {
                link.way().ifPresent(way -> requireWay(link, way, models));
            }
        }
    }

    /** A way goes up the drivers, and by another key of the last of them to the parents of the link. */
    private static void requireWay(LinkModel link, LinkModel.Way way, List<TableModel> models) {
        TableName here = link.relationship().child();
        boolean drives = true;
        boolean found = false;
        for (String name : way.keys()) {
            TableName at = here;
            Optional<LinkModel> key = models.stream()
                    .filter(model -> model.table().equals(at))
                    .flatMap(model -> model.links().stream())
                    .filter(other -> other.isNamed(name))
                    .findFirst();
            if (!drives || key.isEmpty() || key.get().relationship().equals(link.relationship())) {
                throw notAWay(link, way);
            }
            drives = key.get().relationship().role().equals(Optional.of(Role.DRIVER));
            found = key.get().leads();
            here = key.get().relationship().parent();
        }
        if (!found || !here.equals(link.relationship().parent())) {
            throw notAWay(link, way);
        }
    }

    private static IllegalArgumentException notAWay(LinkModel link, LinkModel.Way way) {
        return new IllegalArgumentException(link.relationship().label() + " is copied along "
                + String.join(", ", way.keys()) + ", which does not lead up the drivers to its parents");
    }

    private static void requireNoCircle(List<TableModel> models) {
        AskedParents asked = new AskedParents();
        models.stream()
                .flatMap(model -> model.links().stream())
                .map(LinkModel::relationship)
                .filter(r -> r.role().equals(Optional.of(Role.DRIVER)))
                .forEach(r -> asked.drives(r.child(), r.parent()));
        for (TableModel model : models) {
            for (TableName parent : asked(model)) {
                if (!asked.mayAsk(model.table(), parent)) {
                    throw new IllegalArgumentException("Rows of " + model.table() + " ask for their parents of "
                            + parent + " in a circle, or further than " + AskedParents.MOST_BEHIND + " tables away");
                }
                asked.asks(model.table(), parent);
            }
        }
    }

    /** The parents that rows ask for along other relationships than the driver. */
    private static Set<TableName> asked(TableModel model) {
        Set<TableName> parents = new LinkedHashSet<>();
        model.rowModel().stream()
                .flatMap(rows -> rows.columns().stream())
                .flatMap(column -> column.terms().stream())
                .forEach(term -> term.leaves(leaf -> {
                    if (leaf instanceof Term.Linked linked) {
                        model.links().stream()
                                .filter(link -> link.isNamed(linked.link()))
                                .forEach(link -> parents.add(link.relationship().parent()));
                    }
                }));
        return parents;
    }

    private void require(Relationship key) {
        requireColumns(key.child(), key.childColumns(), key.label());
        requireColumns(key.parent(), key.parentColumns(), key.label());
    }

    private void requireColumns(TableName name, List<String> columns, String what) {
        Table table = graph.table(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no table " + name + " for " + what));
        for (String column : columns) {
            if (table.column(column).isEmpty()) {
                throw new IllegalArgumentException("There is no column " + name + "." + column + " for " + what);
            }
        }
    }
}
