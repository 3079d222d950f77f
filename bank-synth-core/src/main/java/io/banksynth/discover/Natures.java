package io.banksynth.discover;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.SchemaGraph;
import java.util.ArrayList;
import java.util.List;

/** Names what is special about a relationship, as the rest of the graph shows it. */
public final class Natures {
    private final SchemaGraph graph;

    public Natures(SchemaGraph graph) {
        this.graph = graph;
    }

    /** Any of self-referencing, composite, 1:1, optional, polymorphic, transitive, siblings; none if it is a plain key. */
    public List<String> of(Relationship relationship) {
        List<String> natures = new ArrayList<>();
        if (relationship.kind() == RelationshipKind.PEER) {
            if (siblings(relationship)) {
                natures.add("siblings");
            }
            natures.add("peer");
            return natures;
        }
        if (relationship.child().equals(relationship.parent())) {
            natures.add("self-referencing");
        }
        if (relationship.childColumns().size() > 1) {
            natures.add("composite");
        }
        if (relationship.cardinality() == Cardinality.ONE_TO_ONE) {
            natures.add("1:1");
        }
        if (relationship.optional()) {
            natures.add("optional");
        }
        if (polymorphic(relationship)) {
            natures.add("polymorphic");
        }
        if (transitive(relationship)) {
            natures.add("transitive");
        }
        return natures;
    }

    private boolean siblings(Relationship peer) {
        for (Relationship a : graph.parentsOf(peer.child())) {
            for (Relationship b : graph.parentsOf(peer.parent())) {
                boolean shared = a.parent().equals(b.parent())
                        && a.parentColumns().equals(b.parentColumns())
                        && a.childColumns().containsAll(peer.childColumns())
                        && b.childColumns().containsAll(peer.parentColumns());
                if (shared) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same columns point at several parents, none of which is a child of another. */
    private boolean polymorphic(Relationship relationship) {
        return graph.parentsOf(relationship.child()).stream()
                .filter(o -> o.childColumns().equals(relationship.childColumns()))
                .filter(o -> !o.parent().equals(relationship.parent()))
                .anyMatch(o -> !leads(o, relationship) && !leads(relationship, o));
    }

    /** Another parent of the same columns points at this one with the columns it is pointed at. */
    private boolean transitive(Relationship relationship) {
        return graph.parentsOf(relationship.child()).stream()
                .filter(o -> o.childColumns().equals(relationship.childColumns()))
                .anyMatch(o -> leads(o, relationship));
    }

    private boolean leads(Relationship from, Relationship to) {
        return graph.parentsOf(from.parent()).stream()
                .anyMatch(r -> r.parent().equals(to.parent())
                        && r.childColumns().equals(from.parentColumns())
                        && r.parentColumns().equals(to.parentColumns()));
    }
}
