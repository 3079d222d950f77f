package io.banksynth.discover.drawing;

import io.banksynth.discover.Natures;
import io.banksynth.schema.Evidence;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * One page of HTML without scripts, fonts or links to anything: the diagram, and below it every relationship with its
 * evidence. A policy in its head allows nothing but its one style, known by its hash.
 */
final class HtmlDrawing {
    private final SchemaGraph graph;
    private final List<Relationship> relationships;
    private final Natures natures;
    private final StringBuilder out = new StringBuilder();

    HtmlDrawing(SchemaGraph graph) {
        this.graph = graph;
        this.relationships = Drawing.drawn(graph);
        this.natures = new Natures(graph);
    }

    String text() {
        String style = style();
        String title = escaped("Schema " + graph.schema());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(hash(style))
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(title)
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n<p>")
                .append(graph.tables().size())
                .append(" tables, ")
                .append(graph.foreignKeys().size())
                .append(
                        " foreign keys. Parents stand left of their children; a crow's foot is the child's end. Dashed: optional;"
                                + " dotted: the columns share their values and are no key. A click on an edge leads to its"
                                + " evidence.</p>\n<div class=\"diagram\">\n")
                .append(new Diagram(graph, relationships).svg())
                .append(
                        "</div>\n<table>\n<thead><tr><th>Child</th><th>Parent</th><th>Kind</th><th>Confidence</th><th>Seen"
                                + "</th></tr></thead>\n<tbody>\n");
        for (int i = 0; i < relationships.size(); i++) {
            row(i + 1, relationships.get(i));
        }
        return out.append("</tbody>\n</table>\n</body>\n</html>\n").toString();
    }

    private void row(int number, Relationship relationship) {
        List<String> kinds = natures.of(relationship);
        out.append("<tr id=\"r")
                .append(number)
                .append("\"><td>")
                .append(escaped(columns(relationship.child().shown(), relationship.childColumns())))
                .append("</td><td>")
                .append(escaped(columns(relationship.parent().shown(), relationship.parentColumns())))
                .append("</td><td>")
                .append(escaped(kinds.isEmpty() ? "key" : String.join(", ", kinds)))
                .append(relationship.condition().isEmpty() ? "" : "<br>if " + escaped(relationship.condition()))
                .append(relationship.review().map(r -> "<br>reviewed").orElse(""))
                .append("</td><td>")
                .append(String.format(Locale.ROOT, "%.2f", relationship.confidence()))
                .append("</td><td><ul>");
        for (Evidence evidence : relationship.evidence()) {
            out.append("<li>").append(escaped(told(evidence))).append("</li>");
        }
        out.append("</ul></td></tr>\n");
    }

    private static String columns(String table, List<String> columns) {
        return table + "(" + String.join(", ", columns) + ")";
    }

    /** What an edge says when the mouse rests on it. */
    static String summary(Relationship relationship) {
        StringBuilder text = new StringBuilder(relationship.label())
                .append(String.format(Locale.ROOT, "  %.2f", relationship.confidence()));
        relationship.evidence().stream().limit(8).forEach(e -> text.append('\n').append(told(e)));
        int more = relationship.evidence().size() - 8;
        return more > 0 ? text + "\n+ " + more + " more" : text.toString();
    }

    private static String told(Evidence evidence) {
        String word = evidence.source().name().toLowerCase(Locale.ROOT);
        if (evidence.source() == EvidenceSource.DATA) {
            return word + ": " + evidence.count() + " values of the child are found in the parent";
        }
        if (evidence.source() == EvidenceSource.NAME) {
            return word + ": the names fit";
        }
        String place = evidence.file() + (evidence.line() > 0 ? ":" + evidence.line() : "");
        return word
                + (place.isEmpty() ? "" : ": " + place)
                + (evidence.query().isEmpty() ? "" : " (" + evidence.query() + ")")
                + (evidence.count() > 1 ? " x" + evidence.count() : "");
    }

    /** Text that no browser takes for markup, whatever it holds. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c == '\n' || !Character.isISOControl(c) ? c : ' ');
            }
        });
        return safe.toString();
    }

    private static String style() {
        try (InputStream in = HtmlDrawing.class.getResourceAsStream("graph.css")) {
            if (in == null) {
                throw new IllegalStateException("graph.css is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
