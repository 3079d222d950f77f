package io.banksynth.discover.drawing;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.SchemaGraph;
import java.util.List;
import java.util.Optional;

/** The ways to draw a graph. */
public enum Drawing {
    /** An entity diagram for Markdown pages that render Mermaid. */
    MERMAID {
        @Override
        public String text(SchemaGraph graph) {
            return new MermaidDrawing(graph).text();
        }
    },
    /** A digraph for Graphviz. */
    DOT {
        @Override
        public String text(SchemaGraph graph) {
            return new DotDrawing(graph).text();
        }
    },
    /** One page that needs nothing else: an entity diagram whose edges lead to their evidence. */
    HTML {
        @Override
        public String text(SchemaGraph graph) {
            return new HtmlDrawing(graph).text();
        }
    };

    /** The drawing of a graph, equal for equal graphs. */
    public abstract String text(SchemaGraph graph);

    /** What is drawn of a graph: all relationships but those that a person rejected. */
    static List<Relationship> drawn(SchemaGraph graph) {
        return graph.relationships().stream()
                .filter(r -> !r.review().equals(Optional.of(Review.REJECT)))
                .toList();
    }

    static boolean isKey(Relationship relationship) {
        return relationship.kind() == RelationshipKind.FK;
    }
}
