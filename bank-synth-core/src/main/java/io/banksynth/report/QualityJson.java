package io.banksynth.report;

import com.fasterxml.jackson.databind.util.RawValue;
import io.banksynth.document.JsonText;
import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.measure.Distribution;
import io.banksynth.report.measure.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report as JSON (docs/formats/report.md). */
final class QualityJson {
    private static final int DIGITS = 6;
    private static final int SHARE_DIGITS = 4;

    private QualityJson() {}

    static String text(QualityReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", QualityReport.FORMAT);
        tree.put("reference", name(report.reference()));
        tree.put("score", rounded(report.score()));
        tree.put("integrity", integrity(report.integrity()));
        tree.put(
                "properties",
                report.properties().stream().map(QualityJson::property).toList());
        tree.put("tables", report.tables().stream().map(QualityJson::table).toList());
        tree.put(
                "relationships",
                report.relationships().stream().map(QualityJson::relationship).toList());
        report.queries()
                .ifPresent(queries -> tree.put(
                        "queries", queries.stream().map(QualityJson::query).toList()));
        return JsonText.of(tree);
    }

    private static Map<String, Object> integrity(Integrity integrity) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("holds", integrity.holds());
        tree.put("checks", integrity.checks().stream().map(QualityJson::check).toList());
        return tree;
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("check", name(check.kind()));
        tree.put("subject", check.subject());
        tree.put("file_format", check.format());
        tree.put("state", name(check.state()));
        tree.put("rows_checked", check.checked());
        tree.put("rows", check.rows());
        tree.put("violations", check.violations());
        if (!check.detail().isEmpty()) {
            tree.put("detail", check.detail());
        }
        return tree;
    }

    private static Map<String, Object> property(PropertyScore property) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("property", name(property.property()));
        tree.put("counts", property.property().counts());
        tree.put("score", rounded(property.score()));
        tree.put("metrics", property.metrics());
        tree.put("not_measured", property.notMeasured());
        return tree;
    }

    private static Map<String, Object> table(TableQuality table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("table", table.table().shown());
        tree.put("rows", table.rows());
        tree.put("shape_rows", table.shapeRows());
        tree.put("read", table.readings().stream().map(QualityJson::reading).toList());
        tree.put("columns", table.columns().stream().map(QualityJson::column).toList());
        trends(tree, table.trends());
        return tree;
    }

    private static Map<String, Object> reading(TableQuality.Reading reading) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file_format", reading.format());
        tree.put("files", reading.files());
        tree.put("rows", reading.rows());
        tree.put("files_in_full", reading.filesInFull());
        tree.put("rows_in_full", reading.rowsInFull());
        return tree;
    }

    private static Map<String, Object> column(ColumnQuality column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", column.column().name());
        tree.put("type", column.column().type().toString());
        tree.put("use", name(column.use()));
        metrics(tree, column.shape(), column.missing(), "shape");
        column.adherence().ifPresent(metric -> tree.put("adherence", metric(metric)));
        column.distribution().ifPresent(d -> tree.put("distribution", distribution(d)));
        return tree;
    }

    private static Map<String, Object> relationship(RelationshipQuality relationship) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("relationship", relationship.relationship().label());
        relationship.relationship().role().ifPresent(role -> tree.put("role", name(role)));
        metrics(tree, relationship.cardinality(), relationship.missing(), "cardinality");
        relationship.integrity().ifPresent(metric -> tree.put("referential_integrity", metric(metric)));
        relationship.fanOut().ifPresent(d -> tree.put("fan_out", distribution(d)));
        pairs(tree, "trends", relationship.trends());
        return tree;
    }

    private static void trends(Map<String, Object> tree, TableTrends trends) {
        pairs(tree, "pairs", trends.pairs());
        trends.sequences().ifPresent(sequences -> {
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("order", sequences.order());
            own.put("gaps", metric(sequences.gaps()));
            pairs(own, "trends", sequences.trends());
            tree.put("sequences", own);
        });
        if (!trends.detections().isEmpty()) {
            tree.put(
                    "detection",
                    trends.detections().stream().map(QualityJson::detection).toList());
        }
    }

    private static void pairs(Map<String, Object> tree, String key, List<PairLikeness> pairs) {
        if (!pairs.isEmpty()) {
            tree.put(key, pairs.stream().map(QualityJson::pair).toList());
        }
    }

    private static Map<String, Object> pair(PairLikeness pair) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", List.of(pair.left(), pair.right()));
        tree.putAll(metric(pair.metric()));
        if (!Double.isNaN(pair.real())) {
            tree.put("real", rounded(pair.real()));
        }
        if (!Double.isNaN(pair.synthetic())) {
            tree.put("synthetic", rounded(pair.synthetic()));
        }
        return tree;
    }

    private static Map<String, Object> detection(Detection detection) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("view", name(detection.view()));
        if (!Double.isNaN(detection.auc())) {
            tree.put("auc", rounded(detection.auc()));
        }
        tree.putAll(metric(detection.metric()));
        return tree;
    }

    private static Map<String, Object> query(QueryQuality query) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("query", query.place());
        tree.put("state", name(query.state()));
        query.realRows().ifPresent(rows -> tree.put("real_rows", rows));
        query.syntheticRows().ifPresent(rows -> tree.put("synthetic_rows", rows));
        query.score().ifPresent(score -> tree.put("score", rounded(score)));
        if (!query.note().isEmpty()) {
            tree.put("note", query.note());
        }
        return tree;
    }

    private static Map<String, Object> distribution(Distribution distribution) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scale", name(distribution.scale()));
        tree.put("labels", distribution.labels());
        tree.put("reference", shares(distribution.reference()));
        tree.put("synthetic", shares(distribution.synthetic()));
        tree.put("missing", shares(List.of(distribution.referenceMissing(), distribution.syntheticMissing())));
        return tree;
    }

    /** On one line: there are many, and nobody reads them one by one. */
    private static RawValue shares(List<Double> shares) {
        return new RawValue(shares.stream()
                .map(s -> BigDecimal.valueOf(s)
                        .setScale(SHARE_DIGITS, RoundingMode.HALF_UP)
                        .toPlainString())
                .collect(Collectors.joining(", ", "[ ", " ]")));
    }

    private static void metrics(
            Map<String, Object> tree, Optional<Metric> main, Optional<Metric> missing, String mainName) {
        main.ifPresent(metric -> tree.put(mainName, metric(metric)));
        missing.ifPresent(metric -> tree.put("missing", metric(metric)));
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("metric", name(metric.kind()));
        if (metric.score().isPresent()) {
            tree.put("score", rounded(metric.score().get()));
            tree.put("rows", metric.rows());
            tree.put("error", rounded(metric.error()));
        } else {
            tree.put("not_measured", metric.reason());
        }
        return tree;
    }

    /** Enough digits for any comparison, few enough to be the same from every machine. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
