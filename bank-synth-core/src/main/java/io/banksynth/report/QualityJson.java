package io.banksynth.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.report.measure.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report as JSON (docs/formats/report.md). */
final class QualityJson {
    private static final int DIGITS = 6;

    private QualityJson() {}

    static String text(QualityReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", QualityReport.FORMAT);
        tree.put("score", rounded(report.score()));
        tree.put("integrity", integrity(report.integrity()));
        tree.put(
                "properties",
                report.properties().stream().map(QualityJson::property).toList());
        tree.put("tables", report.tables().stream().map(QualityJson::table).toList());
        tree.put(
                "relationships",
                report.relationships().stream().map(QualityJson::relationship).toList());
        try {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer =
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
            return JsonMapper.builder()
                            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                            .build()
                            .writer(printer)
                            .writeValueAsString(tree)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always JSON", e);
        }
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
        return tree;
    }

    private static Map<String, Object> relationship(RelationshipQuality relationship) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("relationship", relationship.relationship().label());
        relationship.relationship().role().ifPresent(role -> tree.put("role", name(role)));
        metrics(tree, relationship.cardinality(), relationship.missing(), "cardinality");
        return tree;
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
