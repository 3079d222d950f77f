package io.banksynth.discover.drawing;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An entity diagram as SVG: tables with the columns that matter, edges that lead to the rows of {@link HtmlDrawing}. */
final class Diagram {
    private static final double ROW = 18;
    private static final double HEAD = 24;
    private static final double LETTER = 7.3;
    private static final double MARGIN = 30;
    private static final int LOOP = 34;
    private static final int FLAT = 60;

    private final List<Relationship> relationships;
    private final Map<TableName, List<Row>> rows = new LinkedHashMap<>();
    private final Layout layout = new Layout();
    private final StringBuilder out = new StringBuilder();

    /** A line in a table's box; {@code column} is empty for the line that counts the others. */
    private record Row(String column, String text, boolean key) {}

    /**
     * @param relationships what to draw, in the order of the page's rows
     */
    Diagram(SchemaGraph graph, List<Relationship> relationships) {
        this.relationships = relationships;
        for (Table table : graph.tables()) {
            List<Row> own = rows(table);
            rows.put(table.name(), own);
            int longest = table.name().shown().length() + 2;
            for (Row row : own) {
                longest = Math.max(longest, row.text().length());
            }
            layout.add(new Layout.Box(table.name().shown(), longest * LETTER + 24, HEAD + own.size() * ROW + 6));
        }
    }

    private List<Row> rows(Table table) {
        Set<String> used = new HashSet<>(table.primaryKey());
        for (Relationship relationship : relationships) {
            if (relationship.child().equals(table.name())) {
                used.addAll(relationship.childColumns());
            }
            if (relationship.parent().equals(table.name())) {
                used.addAll(relationship.parentColumns());
            }
        }
        List<Row> shown = new ArrayList<>();
        for (Column column : table.columns()) {
            if (used.contains(column.name())) {
                boolean key = table.primaryKey().contains(column.name());
                String text = column.name().toLowerCase(Locale.ROOT) + "  " + column.type();
                shown.add(new Row(column.name(), text, key));
            }
        }
        int others = table.columns().size() - shown.size();
        if (others > 0) {
            shown.add(new Row("", "+ " + others + (others == 1 ? " column" : " columns"), false));
        }
        return shown;
    }

    String svg() {
        List<Relationship> known = relationships.stream()
                .filter(r -> rows.containsKey(r.child()) && rows.containsKey(r.parent()))
                .toList();
        known.stream().filter(Drawing::isKey).forEach(r -> layout.under(box(r.child()), box(r.parent())));
        layout.rank();
        Map<Relationship, Layout.Edge> edges = new LinkedHashMap<>();
        known.forEach(r -> edges.put(r, layout.edge(box(r.child()), box(r.parent()))));
        layout.place();
        double width = layout.width() + 2 * MARGIN + LOOP;
        double height = layout.height() + 2 * MARGIN;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"%.0f %.0f %.0f %.0f\" role=\"img\" aria-label=\"Entity diagram\">\n",
                width,
                height,
                -MARGIN,
                -MARGIN,
                width,
                height));
        edges.forEach(this::edge);
        rows.forEach(this::table);
        return out.append("</svg>\n").toString();
    }

    private Layout.Box box(TableName name) {
        return layout.box(name.shown());
    }

    private void table(TableName name, List<Row> own) {
        Layout.Box box = box(name);
        out.append(String.format(
                Locale.ROOT,
                "<g transform=\"translate(%.1f %.1f)\"><rect class=\"box\" width=\"%.1f\" height=\"%.1f\" rx=\"5\"/><rect class=\"head\" width=\"%.1f\" height=\"%.1f\" rx=\"5\"/><text class=\"name\" x=\"10\" y=\"16\">%s</text>",
                box.x,
                box.y,
                box.width,
                box.height,
                box.width,
                HEAD,
                HtmlDrawing.escaped(name.shown())));
        double y = HEAD + 14;
        for (Row row : own) {
            String style = row.key() ? "key" : row.column().isEmpty() ? "more" : "column";
            out.append(String.format(
                    Locale.ROOT,
                    "<text class=\"%s\" x=\"10\" y=\"%.1f\">%s</text>",
                    style,
                    y,
                    HtmlDrawing.escaped(row.text())));
            y += ROW;
        }
        out.append("</g>\n");
    }

    private double rowMiddle(TableName table, String column) {
        List<Row> own = rows.getOrDefault(table, List.of());
        double y = box(table).y + HEAD + 9;
        for (Row row : own) {
            if (row.column().equals(column)) {
                return y;
            }
            y += ROW;
        }
        return box(table).y + HEAD / 2;
    }

    private void edge(Relationship relationship, Layout.Edge edge) {
        double from =
                rowMiddle(relationship.child(), relationship.childColumns().get(0));
        double to =
                rowMiddle(relationship.parent(), relationship.parentColumns().get(0));
        boolean key = Drawing.isKey(relationship);
        String style = !key ? "peer" : relationship.optional() ? "edge optional" : "edge";
        boolean one = relationship.cardinality() == Cardinality.ONE_TO_ONE;
        boolean leftwards = edge.child().column > edge.parent().column;
        boolean beside = edge.child().column == edge.parent().column;
        double startX = leftwards ? edge.child().x : edge.child().x + edge.child().width;
        double endX = leftwards || beside ? edge.parent().x + edge.parent().width : edge.parent().x;
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", startX, from));
        double x = startX;
        double y = from;
        if (beside) {
            double reach = Math.max(startX, endX) + LOOP;
            path.append(
                    String.format(Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", reach, from, reach, to, endX, to));
        } else {
            for (Layout.Box bend : edge.bends()) {
                curve(path, x, y, bend.x, bend.middle(), leftwards);
                x = bend.x;
                y = bend.middle();
            }
            curve(path, x, y, endX, to, leftwards);
        }
        int outwards = leftwards ? -1 : 1;
        String marks = key ? childMark(startX, from, outwards, one) + bar(endX, to, leftwards || beside ? 1 : -1) : "";
        out.append(String.format(
                Locale.ROOT,
                "<a href=\"#r%d\"><g class=\"%s\"><title>%s</title><path class=\"wide\" d=\"%s\"/><path d=\"%s%s\"/></g></a>\n",
                relationships.indexOf(relationship) + 1,
                style,
                HtmlDrawing.escaped(HtmlDrawing.summary(relationship)),
                path,
                path,
                marks));
    }

    private static void curve(StringBuilder path, double x, double y, double toX, double toY, boolean leftwards) {
        double reach = Math.max(FLAT, Math.abs(toX - x)) / 2 * (leftwards ? -1 : 1);
        path.append(String.format(
                Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", x + reach, y, toX - reach, toY, toX, toY));
    }

    /** A crow's foot, or a bar for a child of which a parent has at most one. */
    private static String childMark(double x, double y, int outwards, boolean one) {
        return one
                ? bar(x, y, outwards)
                : String.format(
                        Locale.ROOT, " M%.1f %.1f L%.1f %.1f L%.1f %.1f", x, y - 5, x + 10.0 * outwards, y, x, y + 5);
    }

    private static String bar(double x, double y, int outwards) {
        return String.format(
                Locale.ROOT, " M%.1f %.1f L%.1f %.1f", x + 7.0 * outwards, y - 5, x + 7.0 * outwards, y + 5);
    }
}
