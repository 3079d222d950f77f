package io.banksynth.cli;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Evidence;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.SchemaGraph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A schema graph as lines for people: one relationship a line, with what speaks for it. */
final class GraphListing {
    private GraphListing() {}

    static List<String> lines(SchemaGraph graph) {
        List<String> lines = new ArrayList<>();
        List<Relationship> keys = graph.foreignKeys();
        lines.add("Schema " + graph.schema() + ": " + counted(graph.tables().size(), "table") + ", "
                + counted(keys.size(), "relationship"));
        if (!keys.isEmpty()) {
            lines.add("");
            lines.addAll(aligned(keys));
        }
        List<Relationship> peers = graph.relationships().stream()
                .filter(r -> r.kind() == RelationshipKind.PEER)
                .toList();
        if (!peers.isEmpty()) {
            lines.add("");
            lines.add("Columns that share their values without being a key (peers):");
            peers.forEach(peer -> lines.add("  " + peer.label()));
        }
        return lines;
    }

    /** {@code 1 table}, {@code 2 tables}. */
    static String counted(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    private static List<String> aligned(List<Relationship> relationships) {
        int width =
                relationships.stream().mapToInt(r -> r.label().length()).max().orElse(0);
        return relationships.stream()
                .map(r -> String.format(
                        Locale.ROOT, "  %-" + width + "s  %.2f  %s", r.label(), r.confidence(), remarks(r)))
                .toList();
    }

    private static String remarks(Relationship relationship) {
        List<String> remarks = new ArrayList<>();
        if (relationship.cardinality() == Cardinality.ONE_TO_ONE) {
            remarks.add("one to one");
        }
        if (relationship.optional()) {
            remarks.add("optional");
        }
        if (!relationship.condition().isEmpty()) {
            remarks.add("if " + relationship.condition());
        }
        if (relationship.review().equals(Optional.of(Review.ACCEPT))) {
            remarks.add("reviewed");
        }
        remarks.add(evidence(relationship.evidence()));
        return String.join(", ", remarks);
    }

    /** {@code join x4 (01_reports.sql:12), data (775 values), name}: strongest first, each with its first place. */
    private static String evidence(List<Evidence> evidence) {
        Map<EvidenceSource, List<Evidence>> kinds = new EnumMap<>(EvidenceSource.class);
        for (Evidence one : evidence) {
            kinds.computeIfAbsent(one.source(), kind -> new ArrayList<>()).add(one);
        }
        List<String> told = new ArrayList<>();
        kinds.forEach((source, places) -> told.add(told(source, places)));
        return told.isEmpty() ? "no evidence" : String.join(", ", told);
    }

    private static String told(EvidenceSource source, List<Evidence> places) {
        String word = source.name().toLowerCase(Locale.ROOT);
        int count = places.stream().mapToInt(Evidence::count).sum();
        if (source == EvidenceSource.DATA) {
            return word + " (" + counted(count, "value") + ")";
        }
        Evidence first = places.get(0);
        String place = first.file() + (first.line() > 0 ? ":" + first.line() : "");
        return word + (count > 1 ? " x" + count : "") + (place.isEmpty() ? "" : " (" + place + ")");
    }

    /** {@code join in 01_reports.sql:12, query customer_summary}. */
    static String place(Evidence evidence) {
        return evidence.source().name().toLowerCase(Locale.ROOT)
                + " in "
                + evidence.file()
                + (evidence.line() > 0 ? ":" + evidence.line() : "")
                + (evidence.query().isEmpty() ? "" : ", query " + evidence.query());
    }
}
