package io.banksynth.discover;

import io.banksynth.schema.Column;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.GraphDocument;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a graph as YAML: one column and one piece of evidence a line, comments above each relationship. */
final class GraphYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$#.()-]*");
    private static final Pattern READ_OTHERWISE =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|\\.inf|\\.nan|~");

    private final StringBuilder out = new StringBuilder();
    private final Natures natures;

    private GraphYaml(SchemaGraph graph) {
        this.natures = new Natures(graph);
    }

    static String text(SchemaGraph graph) {
        GraphYaml yaml = new GraphYaml(graph);
        yaml.line("# Relationships of schema " + graph.schema()
                + ". Mark one `review: accept` or `review: reject`, or correct");
        yaml.line("# it, and hand the file to --relationships: what it says wins, the rest is discovered again.");
        yaml.line("schema: " + scalar(graph.schema()));
        yaml.line(graph.tables().isEmpty() ? "tables: []" : "tables:");
        graph.tables().forEach(t -> yaml.table(t, GraphDocument.tree(graph, t)));
        yaml.line(graph.relationships().isEmpty() ? "relationships: []" : "relationships:");
        graph.relationships().forEach(yaml::relationship);
        return yaml.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void table(Table table, Map<String, Object> tree) {
        line("  - name: " + scalar(table.name().written()));
        if (tree.containsKey("primary_key")) {
            line("    primary_key: " + flow(tree.getOrDefault("primary_key", List.of())));
        }
        if (tree.containsKey("unique")) {
            line("    unique: " + flow(tree.getOrDefault("unique", List.of())));
        }
        line(table.columns().isEmpty() ? "    columns: []" : "    columns:");
        for (Column column : table.columns()) {
            line("      - {name: " + scalar(column.name().toLowerCase(Locale.ROOT)) + ", type: "
                    + scalar(column.type().toString()) + ", nullable: " + column.nullable() + "}");
        }
        list("checks", tree);
        list("uses", tree);
    }

    private void list(String key, Map<String, Object> tree) {
        if (tree.get(key) instanceof List<?> items) {
            line("    " + key + ":");
            items.forEach(i -> line("      - " + flow(i)));
        }
    }

    private void relationship(Relationship relationship) {
        line("  # " + comment(relationship));
        String lead = "  - ";
        for (Map.Entry<String, Object> entry : GraphDocument.tree(relationship).entrySet()) {
            if (entry.getKey().equals("evidence")) {
                line(lead + "evidence:");
                for (Object item : (List<?>) entry.getValue()) {
                    line("      - " + flow(item));
                }
            } else {
                line(lead + entry.getKey() + ": " + flow(entry.getValue()));
            }
            lead = "    ";
        }
    }

    private String comment(Relationship relationship) {
        StringBuilder text = new StringBuilder(relationship.label().toLowerCase(Locale.ROOT));
        List<String> natureNames = natures.of(relationship);
        if (!natureNames.isEmpty()) {
            text.append(" (").append(String.join(", ", natureNames)).append(')');
        }
        String separator = ": ";
        for (EvidenceSource source : EvidenceSource.values()) {
            long places = relationship.evidence().stream()
                    .filter(e -> e.source() == source)
                    .count();
            if (places > 0) {
                text.append(separator).append(said(source, places, relationship));
                separator = "; ";
            }
        }
        return text.toString().replaceAll("\\p{Cntrl}", " ");
    }

    private static String said(EvidenceSource source, long places, Relationship relationship) {
        String times = places == 1 ? "1 place" : places + " places";
        return switch (source) {
            case MANUAL -> "said by a person";
            case CONSTRAINT -> "declared";
            case JOIN -> "joined in " + times;
            case LINEAGE -> "written from there in " + times;
            case DATA ->
                relationship.evidence().stream()
                                .filter(e -> e.source() == EvidenceSource.DATA)
                                .mapToInt(e -> e.count())
                                .sum()
                        + " values found there";
            case NAME -> "the names fit";
        };
    }

    private static String flow(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(GraphYaml::flow).collect(java.util.stream.Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> e.getKey() + ": " + flow(e.getValue()))
                    .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
        }
        return scalar(value);
    }

    /** A scalar that is read again as what it is: quoted unless it is plainly a name or a number. */
    static String scalar(Object value) {
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        if (PLAIN.matcher(text).matches() && !READ_OTHERWISE.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
