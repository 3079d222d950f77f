package io.banksynth.report;

import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.measure.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report for people: the verdict first, then what is broken, then the worst of each table. */
final class QualityMarkdown {
    private static final int WORST_PAIRS = 5;

    private final QualityReport report;
    private final StringBuilder out = new StringBuilder();

    private QualityMarkdown(QualityReport report) {
        this.report = report;
    }

    static String text(QualityReport report) {
        QualityMarkdown markdown = new QualityMarkdown(report);
        markdown.verdict();
        markdown.integrity();
        markdown.scores();
        markdown.relationships();
        report.tables().forEach(markdown::table);
        report.queries().ifPresent(markdown::queries);
        markdown.reading();
        return markdown.out.toString();
    }

    private void verdict() {
        out.append("# Quality of the generated data\n\n**")
                .append(report.verdict())
                .append("**\n\n");
        for (String advice : report.advice()) {
            out.append("- ").append(advice).append('\n');
        }
    }

    private void integrity() {
        out.append("\n## Integrity of the written files\n\n");
        out.append("| Check | Made | Broken | Not made | Violations |\n|---|---:|---:|---:|---:|\n");
        Map<Check.Kind, List<Check>> byKind = new TreeMap<>();
        report.integrity()
                .checks()
                .forEach(c ->
                        byKind.computeIfAbsent(c.kind(), k -> new ArrayList<>()).add(c));
        byKind.forEach((kind, checks) -> out.append("| ")
                .append(kind.question())
                .append(" | ")
                .append(checks.size() - count(checks, Check.State.NOT_CHECKED))
                .append(" | ")
                .append(count(checks, Check.State.BROKEN))
                .append(" | ")
                .append(count(checks, Check.State.NOT_CHECKED))
                .append(" | ")
                .append(checks.stream().mapToLong(Check::violations).sum())
                .append(" |\n"));
        List<Check> bad = report.integrity().checks().stream()
                .filter(c -> c.state() != Check.State.HOLDS)
                .toList();
        if (!bad.isEmpty()) {
            out.append("\n| What | Where | Violations | |\n|---|---|---:|---|\n");
            bad.forEach(c -> out.append("| ")
                    .append(c.kind().question())
                    .append(c.state() == Check.State.NOT_CHECKED ? " (not made)" : "")
                    .append(" | ")
                    .append(code(c.subject()))
                    .append(" as ")
                    .append(c.format())
                    .append(" | ")
                    .append(c.violations())
                    .append(" | ")
                    .append(escaped(c.detail()))
                    .append(" |\n"));
        }
    }

    private static long count(List<Check> checks, Check.State state) {
        return checks.stream().filter(c -> c.state() == state).count();
    }

    private void scores() {
        out.append("\n## Likeness to " + report.reference().words()
                + "\n\n| Property | Score | Figures | Not measured |\n|---|---:|---:|---:|\n");
        for (PropertyScore property : report.properties()) {
            String name = property.property().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.append("| ")
                    .append(name)
                    .append(property.property().counts() ? "" : " (not in the overall score)")
                    .append(" | ")
                    .append(number(property.score()))
                    .append(" | ")
                    .append(property.metrics())
                    .append(" | ")
                    .append(property.notMeasured())
                    .append(" |\n");
        }
        out.append("| **overall** | **").append(number(report.score())).append("** | | |\n");
    }

    private void relationships() {
        List<RelationshipQuality> sorted = report.relationships().stream()
                .sorted(Comparator.comparingDouble(r -> worst(r.cardinality(), Optional.empty())))
                .toList();
        if (sorted.isEmpty()) {
            return;
        }
        out.append("\n## Relationships, the worst first\n\n| Relationship | Children per parent | Without a parent |\n")
                .append("|---|---:|---:|\n");
        for (RelationshipQuality relationship : sorted) {
            out.append("| ")
                    .append(code(relationship.relationship().label()))
                    .append(" | ")
                    .append(shown(relationship.cardinality()))
                    .append(" | ")
                    .append(shown(relationship.missing()))
                    .append(" |\n");
        }
    }

    private void table(TableQuality table) {
        out.append("\n## ")
                .append(escaped(table.table().shown()))
                .append("\n\n")
                .append(table.rows())
                .append(" rows");
        List<ColumnQuality> values = table.columns().stream()
                .filter(c -> c.use() == ColumnQuality.Use.VALUE)
                .sorted(Comparator.comparingDouble(c -> worst(c.shape(), c.missing())))
                .toList();
        List<String> made = table.columns().stream()
                .filter(c -> c.use() == ColumnQuality.Use.MADE)
                .map(c -> code(c.column().name()))
                .toList();
        String without = made.isEmpty()
                ? ""
                : "\n\nMade by a provider or by form alone, so not compared: " + String.join(", ", made) + ".";
        if (values.isEmpty()) {
            out.append(made.isEmpty() ? "; keys only" : "")
                    .append('.')
                    .append(without)
                    .append('\n');
            return;
        }
        out.append("; shapes measured on ")
                .append(table.shapeRows())
                .append(" of them.")
                .append(without)
                .append("\n\n");
        out.append("| Column | Type | Shape | Missing values |\n|---|---|---:|---:|\n");
        for (ColumnQuality column : values) {
            out.append("| ")
                    .append(code(column.column().name()))
                    .append(" | ")
                    .append(column.column().type())
                    .append(" | ")
                    .append(shown(column.shape()))
                    .append(" | ")
                    .append(shown(column.missing()))
                    .append(" |\n");
        }
        trends(table.trends());
    }

    private void trends(TableTrends trends) {
        if (!trends.detections().isEmpty()) {
            out.append("\nHow well a classifier tells these rows from real ones (AUC, 0.5 is best): ");
            out.append(trends.detections().stream()
                            .map(d -> d.view().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                    + (Double.isNaN(d.auc()) ? "not measured" : number(d.auc())))
                            .collect(Collectors.joining(", ")))
                    .append("\n");
        }
        List<PairLikeness> worst = trends.pairs().stream()
                .sorted(Comparator.comparingDouble(p -> p.metric().counted()))
                .limit(WORST_PAIRS)
                .toList();
        if (!worst.isEmpty()) {
            out.append("\n| Least alike pairs | Score | Real | Synthetic |\n|---|---:|---:|---:|\n");
            worst.forEach(p -> out.append("| ")
                    .append(code(p.left() + ", " + p.right()))
                    .append(" | ")
                    .append(shown(Optional.of(p.metric())))
                    .append(" | ")
                    .append(association(p.real()))
                    .append(" | ")
                    .append(association(p.synthetic()))
                    .append(" |\n"));
        }
    }

    private static String association(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private void queries(List<QueryQuality> queries) {
        out.append(
                        "\n## Your SQL, on real and synthetic rows\n\n| Query | State | Alike | Rows, real | Rows, synthetic | |\n")
                .append("|---|---|---:|---:|---:|---|\n");
        for (QueryQuality query : queries) {
            out.append("| ")
                    .append(code(query.place()))
                    .append(" | ")
                    .append(query.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" | ")
                    .append(query.score().map(QualityMarkdown::number).orElse(""))
                    .append(" | ")
                    .append(query.realRows().isPresent() ? query.realRows().getAsLong() : "")
                    .append(" | ")
                    .append(
                            query.syntheticRows().isPresent()
                                    ? query.syntheticRows().getAsLong()
                                    : "")
                    .append(" | ")
                    .append(escaped(query.note()))
                    .append(" |\n");
        }
    }

    private void reading() {
        out.append("\n## What was read\n\n");
        out.append(
                        "Keys, foreign keys and numbers of rows are checked on all rows. Where not every cell was read, the rows'")
                .append(
                        " digests, types and nulls were checked on the files read in full, which are spread evenly.\n\n");
        out.append("| Table | Format | Files | Rows | Rows in full | Share |\n|---|---|---:|---:|---:|---:|\n");
        for (TableQuality table : report.tables()) {
            for (TableQuality.Reading reading : table.readings()) {
                double share = reading.rows() == 0 ? 1 : (double) reading.rowsInFull() / reading.rows();
                out.append("| ")
                        .append(code(table.table().shown()))
                        .append(" | ")
                        .append(reading.format())
                        .append(" | ")
                        .append(reading.files())
                        .append(" | ")
                        .append(reading.rows())
                        .append(" | ")
                        .append(reading.rowsInFull())
                        .append(" | ")
                        .append(String.format(Locale.ROOT, "%.1f %%", 100 * share))
                        .append(" |\n");
            }
        }
    }

    private static double worst(Optional<Metric> first, Optional<Metric> second) {
        return Math.min(
                first.map(Metric::counted).orElse(1.0),
                second.map(Metric::counted).orElse(1.0));
    }

    private static String shown(Optional<Metric> metric) {
        if (metric.isEmpty()) {
            return "";
        }
        Metric known = metric.get();
        if (known.score().isEmpty()) {
            return "not measured: " + escaped(known.reason());
        }
        String error = known.error() > 0 ? " ± " + number(known.error()) : "";
        return number(known.score().get()) + error;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String code(String text) {
        return "`" + text.replace('`', '\'').replace("|", "\\|").replaceAll("\\s", " ") + "`";
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1").replaceAll("\\s", " ");
    }
}
