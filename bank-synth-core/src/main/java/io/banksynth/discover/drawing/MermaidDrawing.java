package io.banksynth.discover.drawing;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws with Mermaid's entity diagrams: key columns in the boxes, crow's feet at the edges. Peers are dotted. */
final class MermaidDrawing {
    private final SchemaGraph graph;
    private final StringBuilder out = new StringBuilder("erDiagram\n");

    MermaidDrawing(SchemaGraph graph) {
        this.graph = graph;
    }

    String text() {
        graph.tables().forEach(this::table);
        Drawing.drawn(graph).forEach(this::relationship);
        return out.toString();
    }

    private void table(Table table) {
        out.append("    ").append(name(table.name())).append(" {\n");
        for (Column column : table.columns()) {
            List<String> marks = new ArrayList<>();
            if (table.primaryKey().contains(column.name())) {
                marks.add("PK");
            }
            if (graph.parentsOf(table.name()).stream()
                    .anyMatch(r -> r.childColumns().contains(column.name()))) {
                marks.add("FK");
            }
            if (!marks.isEmpty()) {
                out.append("        ")
                        .append(word(column.type().toString()))
                        .append(' ')
                        .append(word(column.name().toLowerCase(Locale.ROOT)))
                        .append(' ')
                        .append(String.join(", ", marks))
                        .append('\n');
            }
        }
        out.append("    }\n");
    }

    private void relationship(Relationship relationship) {
        boolean key = Drawing.isKey(relationship);
        String parentEnd = relationship.optional() ? "|o" : "||";
        String childEnd = relationship.cardinality() == Cardinality.ONE_TO_ONE ? "o|" : "o{";
        String edge = key ? parentEnd + "--" + childEnd : "}o..o{";
        String label = String.join(", ", relationship.childColumns()).toLowerCase(Locale.ROOT)
                + (key ? String.format(Locale.ROOT, " %.2f", relationship.confidence()) : " peer");
        out.append("    ")
                .append(name(relationship.parent()))
                .append(' ')
                .append(edge)
                .append(' ')
                .append(name(relationship.child()))
                .append(" : \"")
                .append(quoted(label))
                .append("\"\n");
    }

    private static String name(TableName name) {
        return '"' + quoted(name.shown()) + '"';
    }

    /** Mermaid has no escape inside of quotes. */
    private static String quoted(String text) {
        return text.replaceAll("[\"\\\\\\p{Cntrl}%]", "_");
    }

    /** A type or a column's name, which may hold letters, digits, underscores and parentheses. */
    private static String word(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{N}_()-]", "_");
        return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "_" + plain : plain;
    }
}
