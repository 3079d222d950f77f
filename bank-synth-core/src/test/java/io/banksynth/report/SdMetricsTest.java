package io.banksynth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.banksynth.RowFiles;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our figures are those of SDMetrics: a score means something only if it can be held beside other tools' scores. The tables
 * beside this test (300 customers with 557 orders, and 340 with 764 that differ in every way: shares, nulls, a new category,
 * orphans, a column that is constant among the real rows) were drawn once by numpy; {@code figures.csv} holds what SDMetrics' own classes
 * (commit 54362a3c of 2026-08-21, on pandas 3.0.6 and scipy 1.17.1) say of them: KSComplement, TVComplement, MissingValueSimilarity,
 * BoundaryAdherence, CategoryAdherence, CorrelationSimilarity, ContingencySimilarity (with {@code continuous_column_names}),
 * CardinalityShapeSimilarity, ReferentialIntegrity, and the mean of the four properties of its quality report. Pairs with
 * the constant column are missing there: SDMetrics refuses them.
 */
class SdMetricsTest {
    private static final double CLOSE = 1e-6;
    private static final TableName CUSTOMERS = TableName.of("customers");
    private static final TableName ORDERS = TableName.of("orders");

    @TempDir
    Path work;

    private static Path resource(String name) {
        URL url = Objects.requireNonNull(SdMetricsTest.class.getResource("sdmetrics/" + name));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSet data(String side) {
        SchemaGraph graph = new SchemaGraph(
                "SHOP",
                List.of(
                        new Table(CUSTOMERS, List.of(), List.of("customer_id"), List.of()),
                        new Table(ORDERS, List.of(), List.of("order_id"), List.of())),
                List.of(Relationship.foreignKey(ORDERS, List.of("customer_id"), CUSTOMERS, List.of("customer_id"))));
        return RowFiles.dataSet(resource(side), SampleFolder.of(resource(side)), graph);
    }

    private static Map<String, Double> expected() throws IOException {
        Map<String, Double> figures = new TreeMap<>();
        List<String> lines = Files.readAllLines(resource("figures.csv"));
        for (String line : lines.subList(1, lines.size())) {
            int comma = line.lastIndexOf(',');
            figures.put(line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
        }
        return figures;
    }

    private static Map<String, Double> found(QualityReport report) {
        Map<String, Double> figures = new TreeMap<>();
        for (TableQuality table : report.tables()) {
            String name = table.table().written();
            for (ColumnQuality column : table.columns()) {
                String rest =
                        "," + name + "," + TableName.of(column.column().name()).written() + ",,";
                column.shape().map(Metric::counted).ifPresent(v -> figures.put("shape" + rest, v));
                column.missing().map(Metric::counted).ifPresent(v -> figures.put("missing" + rest, v));
                column.adherence().map(Metric::counted).ifPresent(v -> figures.put("adherence" + rest, v));
            }
            table.trends()
                    .pairs()
                    .forEach(p ->
                            figures.put(label("pair", name, name, p), p.metric().counted()));
        }
        for (RelationshipQuality relationship : report.relationships()) {
            figures.put(
                    "cardinality,customers,,orders,",
                    relationship.cardinality().orElseThrow().counted());
            figures.put(
                    "referential,customers,,orders,",
                    relationship.integrity().orElseThrow().counted());
            relationship
                    .trends()
                    .forEach(p -> figures.put(
                            label("trend", "customers", "orders", p), p.metric().counted()));
        }
        figures.put("score,,,,", report.score());
        return figures;
    }

    private static String label(String figure, String left, String right, PairLikeness pair) {
        return (figure + "," + left + "," + pair.left() + "," + right + "," + pair.right())
                .toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void everyFigureIsTheOneThatSdMetricsGives() throws IOException {
        QualityReport report = new RowsReporter(2, Depth.DEFAULT).compare(data("real"), data("synthetic"), work);
        Map<String, Double> expected = expected();
        Map<String, Double> found = found(report);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        List<String> wrong = new ArrayList<>();
        expected.forEach((figure, value) -> {
            if (Math.abs(found.getOrDefault(figure, Double.NaN) - value) > CLOSE) {
                wrong.add(figure + ": " + found.get(figure) + " instead of " + value);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Equal rows are alike in everything that is measured; a metric that punished them would be wrong. */
    @Test
    void equalRowsHaveAScoreOfOne() {
        QualityReport report = new RowsReporter(2, Depth.DEFAULT).compare(data("real"), data("real"), work);
        assertThat(report.score()).isEqualTo(1.0, within(1e-12));
        assertThat(report.integrity().holds()).isTrue();
    }

    /** Two orders point at customers that do not exist: the check names the relationship, whatever the scores say. */
    @Test
    void orphansAreFound() {
        QualityReport report = new RowsReporter(2, Depth.DEFAULT).compare(data("real"), data("synthetic"), work);
        assertThat(report.integrity().checks(Check.State.BROKEN))
                .singleElement()
                .satisfies(check -> assertThat(check.violations()).isEqualTo(2));
    }
}
