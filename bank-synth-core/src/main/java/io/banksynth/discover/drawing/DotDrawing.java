package io.banksynth.discover.drawing;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import java.util.Locale;

/** Draws for Graphviz: edges lead from children to parents; optional keys are dashed, peers dotted and without direction. */
final class DotDrawing {
    private final SchemaGraph graph;
    private final StringBuilder out = new StringBuilder();

    DotDrawing(SchemaGraph graph) {
        this.graph = graph;
    }

    String text() {
        out.append("digraph ").append(quoted(graph.schema())).append(" {\n");
        out.append(
                "  rankdir=RL;\n  node [shape=box, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=10];\n");
        for (Table table : graph.tables()) {
            String key = table.primaryKey().isEmpty()
                    ? ""
                    : "\n" + String.join(", ", table.primaryKey()).toLowerCase(Locale.ROOT);
            out.append("  ")
                    .append(quoted(table.name().shown()))
                    .append(" [label=")
                    .append(quoted(table.name().shown() + key))
                    .append("];\n");
        }
        Drawing.drawn(graph).forEach(this::edge);
        return out.append("}\n").toString();
    }

    private void edge(Relationship relationship) {
        boolean key = Drawing.isKey(relationship);
        String style = key ? relationship.optional() ? "dashed" : "solid" : "dotted";
        String label = String.join(", ", relationship.childColumns()).toLowerCase(Locale.ROOT)
                + (key ? String.format(Locale.ROOT, " %.2f", relationship.confidence()) : "");
        String tail = relationship.cardinality() == Cardinality.ONE_TO_ONE ? "none" : "crow";
        out.append("  ")
                .append(quoted(relationship.child().shown()))
                .append(" -> ")
                .append(quoted(relationship.parent().shown()))
                .append(" [label=")
                .append(quoted(label))
                .append(", style=")
                .append(style)
                .append(key ? ", dir=both, arrowhead=tee, arrowtail=" + tail : ", dir=none, constraint=false")
                .append("];\n");
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replaceAll("\\p{Cntrl}", " ")
                + '"';
    }
}
