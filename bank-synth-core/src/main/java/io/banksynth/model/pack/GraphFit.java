package io.banksynth.model.pack;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.TableModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.HashSet;
import java.util.List;
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
