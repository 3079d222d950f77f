package io.banksynth.report.html;

import io.banksynth.report.Check;
import io.banksynth.report.ColumnQuality;
import io.banksynth.report.PropertyScore;
import io.banksynth.report.QualityReport;
import io.banksynth.report.QueryQuality;
import io.banksynth.report.RelationshipQuality;
import io.banksynth.report.TableQuality;
import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.likeness.Sequences;
import io.banksynth.report.measure.Distribution;
import io.banksynth.report.measure.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the page's script draws: a tree of plain values; scores and shares in thousandths, associations in hundredths. */
final class PageData {
    private static final int WORST = 12;

    private PageData() {}

    static Map<String, Object> of(QualityReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reference", report.reference().words());
        tree.put("score", thousandths(report.score()));
        tree.put(
                "properties",
                report.properties().stream().map(PageData::property).toList());
        tree.put("checks", checks(report));
        tree.put("tables", report.tables().stream().map(PageData::table).toList());
        Map<String, Check> references = new TreeMap<>();
        report.integrity().checks().stream()
                .filter(c -> c.kind() == Check.Kind.FOREIGN_KEY)
                .forEach(c -> references.put(c.subject(), c));
        tree.put(
                "relationships",
                report.relationships().stream()
                        .map(r ->
                                relationship(r, references.get(r.relationship().label())))
                        .toList());
        tree.put(
                "queries",
                report.queries()
                        .map(queries -> queries.stream().map(PageData::query).toList())
                        .orElse(null));
        return tree;
    }

    private static Map<String, Object> query(QueryQuality query) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("place", query.place());
        tree.put("state", words(query.state()));
        tree.put("s", query.score().map(PageData::thousandths).orElse(null));
        tree.put("real", query.realRows().isPresent() ? query.realRows().getAsLong() : null);
        tree.put(
                "synthetic",
                query.syntheticRows().isPresent() ? query.syntheticRows().getAsLong() : null);
        tree.put("note", query.note());
        return tree;
    }

    /** What was measured, for the page's end. */
    static String foot(QualityReport report) {
        long rows = report.tables().stream().mapToLong(TableQuality::rows).sum();
        long shapes =
                report.tables().stream().mapToLong(TableQuality::shapeRows).sum();
        return String.format(
                Locale.ROOT,
                "Compared with %s. %,d synthetic rows of %d tables; columns were measured on %,d of them. Metrics follow the"
                        + " definitions of SDMetrics; what could not be measured counts as 0. Values that fewer than ten rows share"
                        + " are not named.",
                report.reference().words(),
                rows,
                report.tables().size(),
                shapes);
    }

    private static long thousandths(double value) {
        return Math.round(value * 1000);
    }

    private static @Nullable Long hundredths(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 100);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Map<String, Object> property(PropertyScore property) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", capital(words(property.property())));
        tree.put("s", thousandths(property.score()));
        tree.put("n", property.metrics());
        tree.put("missing", property.notMeasured());
        tree.put("counts", property.property().counts());
        return tree;
    }

    private static Map<String, Object> checks(QualityReport report) {
        Map<Check.Kind, long[]> kinds = new TreeMap<>();
        List<List<Object>> bad = new ArrayList<>();
        for (Check check : report.integrity().checks()) {
            long[] counts = kinds.computeIfAbsent(check.kind(), k -> new long[4]);
            boolean made = check.state() != Check.State.NOT_CHECKED;
            counts[0] += made ? 1 : 0;
            counts[1] += check.state() == Check.State.BROKEN ? 1 : 0;
            counts[2] += made ? 0 : 1;
            counts[3] += check.violations();
            if (check.state() != Check.State.HOLDS) {
                String what = check.kind().question() + (made ? "" : " (not made)");
                bad.add(List.of(what, check.subject(), check.violations(), check.detail()));
            }
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("holds", report.integrity().checks(Check.State.HOLDS).size());
        tree.put("broken", report.integrity().checks(Check.State.BROKEN).size());
        tree.put("open", report.integrity().checks(Check.State.NOT_CHECKED).size());
        tree.put(
                "kinds",
                kinds.entrySet().stream()
                        .map(k -> List.of(
                                capital(k.getKey().question()),
                                k.getValue()[0],
                                k.getValue()[1],
                                k.getValue()[2],
                                k.getValue()[3]))
                        .toList());
        tree.put("bad", bad);
        return tree;
    }

    private static Map<String, Object> table(TableQuality table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", table.table().shown());
        tree.put("rows", table.rows());
        tree.put(
                "shape",
                mean(table.columns().stream()
                        .map(ColumnQuality::shape)
                        .flatMap(Optional::stream)
                        .toList()));
        tree.put(
                "pair",
                mean(table.trends().pairs().stream().map(PairLikeness::metric).toList()));
        tree.put(
                "auc",
                table.trends().detections().stream()
                        .filter(d -> d.view() == Detection.View.ROW && !Double.isNaN(d.auc()))
                        .findFirst()
                        .map(d -> thousandths(d.auc()))
                        .orElse(null));
        tree.put(
                "worst",
                table.columns().stream()
                        .filter(c -> c.shape().isPresent())
                        .min(Comparator.comparingDouble(
                                c -> c.shape().orElseThrow().counted()))
                        .map(c -> c.column().name())
                        .orElse(null));
        tree.put("columns", table.columns().stream().map(PageData::column).toList());
        tree.put("pairs", pairs(table.trends().pairs()));
        tree.put(
                "detection",
                table.trends().detections().stream().map(PageData::detection).toList());
        tree.put(
                "sequences", table.trends().sequences().map(PageData::sequences).orElse(null));
        return tree;
    }

    private static @Nullable Long mean(List<Metric> metrics) {
        OptionalDouble mean = metrics.stream().mapToDouble(Metric::counted).average();
        return mean.isPresent() ? thousandths(mean.getAsDouble()) : null;
    }

    private static Map<String, Object> column(ColumnQuality column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", column.column().name());
        tree.put("type", column.column().type().toString());
        tree.put("use", words(column.use()));
        column.shape().ifPresent(m -> tree.put("shape", metric(m)));
        column.adherence().ifPresent(m -> tree.put("adherence", metric(m)));
        column.distribution().ifPresent(d -> tree.put("d", distribution(d)));
        return tree;
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("k", words(metric.kind()));
        tree.put("s", metric.score().map(PageData::thousandths).orElse(null));
        if (metric.error() > 0) {
            tree.put("e", thousandths(metric.error()));
        }
        if (metric.score().isEmpty()) {
            tree.put("why", metric.reason());
        }
        return tree;
    }

    private static Map<String, Object> distribution(Distribution distribution) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scale", words(distribution.scale()));
        tree.put("labels", distribution.labels());
        tree.put(
                "reference",
                distribution.reference().stream().map(PageData::thousandths).toList());
        tree.put(
                "synthetic",
                distribution.synthetic().stream().map(PageData::thousandths).toList());
        tree.put(
                "missing",
                List.of(thousandths(distribution.referenceMissing()), thousandths(distribution.syntheticMissing())));
        return tree;
    }

    private static @Nullable Map<String, Object> pairs(List<PairLikeness> pairs) {
        if (pairs.isEmpty()) {
            return null;
        }
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (PairLikeness pair : pairs) {
            positions.putIfAbsent(pair.left(), positions.size());
            positions.putIfAbsent(pair.right(), positions.size());
        }
        List<List<@Nullable Long>> cells = new ArrayList<>();
        for (PairLikeness pair : pairs) {
            List<@Nullable Long> cell = new ArrayList<>();
            cell.add((long) positions.getOrDefault(pair.left(), 0));
            cell.add((long) positions.getOrDefault(pair.right(), 0));
            cell.add(thousandths(pair.metric().counted()));
            cell.add(hundredths(pair.real()));
            cell.add(hundredths(pair.synthetic()));
            cells.add(cell);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("names", List.copyOf(positions.keySet()));
        tree.put("cells", cells);
        return tree;
    }

    private static Map<String, Object> detection(Detection detection) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "view",
                switch (detection.view()) {
                    case ROW -> "the row alone";
                    case WITH_PREDECESSOR -> "the row and the one before it";
                    case WITH_CHILDREN -> "the row, number and means of its children";
                });
        tree.put("auc", Double.isNaN(detection.auc()) ? null : thousandths(detection.auc()));
        tree.put("metric", metric(detection.metric()));
        return tree;
    }

    private static Map<String, Object> sequences(Sequences sequences) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("order", sequences.order());
        tree.put("gaps", metric(sequences.gaps()));
        tree.put(
                "trends",
                sequences.trends().stream()
                        .map(p -> row(p.right(), metric(p.metric()), hundredths(p.real()), hundredths(p.synthetic())))
                        .toList());
        return tree;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell);
        }
        return row;
    }

    private static Map<String, Object> relationship(RelationshipQuality quality, @Nullable Check check) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", quality.relationship().label());
        tree.put("child", quality.relationship().child().shown());
        tree.put("parent", quality.relationship().parent().shown());
        tree.put("orphans", check == null ? null : check.violations());
        tree.put("cardinality", quality.cardinality().map(PageData::metric).orElse(null));
        tree.put(
                "trend",
                mean(quality.trends().stream().map(PairLikeness::metric).toList()));
        tree.put("fanOut", quality.fanOut().map(PageData::distribution).orElse(null));
        tree.put(
                "worst",
                quality.trends().stream()
                        .sorted(Comparator.comparingDouble(p -> p.metric().counted()))
                        .limit(WORST)
                        .map(p -> row(
                                p.left(),
                                p.right(),
                                metric(p.metric()),
                                hundredths(p.real()),
                                hundredths(p.synthetic())))
                        .toList());
        return tree;
    }
}
