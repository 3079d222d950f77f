package io.banksynth.report.html;

import io.banksynth.report.Check;
import io.banksynth.report.ColumnQuality;
import io.banksynth.report.Integrity;
import io.banksynth.report.Property;
import io.banksynth.report.PropertyScore;
import io.banksynth.report.QualityReport;
import io.banksynth.report.Reference;
import io.banksynth.report.RelationshipQuality;
import io.banksynth.report.TableQuality;
import io.banksynth.report.TableTrends;
import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.measure.Distribution;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports of invented figures, of any width. */
final class WideReport {
    private static final Metric SHAPE = new Metric(Metric.Kind.KS_COMPLEMENT, Optional.of(0.93), 500, 0.01, "");
    private static final Metric PAIR = new Metric(Metric.Kind.CONTINGENCY_SIMILARITY, Optional.of(0.88), 500, 0, "");

    private WideReport() {}

    /**
     * A chain of tables, each the parent of the next.
     *
     * @param name the beginning of all names
     */
    static QualityReport of(String name, int tables, int columns) {
        List<TableQuality> all = IntStream.range(0, tables)
                .mapToObj(t -> table(table(name, t), name, columns))
                .toList();
        List<RelationshipQuality> relationships = IntStream.range(1, tables)
                .mapToObj(t -> relationship(table(name, t), table(name, t - 1)))
                .toList();
        List<Check> checks = relationships.stream()
                .map(r -> new Check(
                        Check.Kind.FOREIGN_KEY, r.relationship().label(), "csv", Check.State.HOLDS, 10, 10, 0, ""))
                .toList();
        return new QualityReport(
                Reference.ROWS,
                0.9,
                new Integrity(checks),
                List.of(new PropertyScore(Property.COLUMN_SHAPES, 0.93, tables * columns, 0)),
                all,
                relationships);
    }

    private static TableName table(String name, int number) {
        return TableName.of(name + number);
    }

    private static TableQuality table(TableName table, String name, int columns) {
        List<ColumnQuality> own = IntStream.range(0, columns)
                .mapToObj(c -> new ColumnQuality(
                        new Column(name + c, new DataType.Whole(64), true),
                        ColumnQuality.Use.VALUE,
                        Optional.of(SHAPE),
                        Optional.of(SHAPE),
                        Optional.empty(),
                        Optional.of(c % 3 == 0 ? categories(name) : steps())))
                .toList();
        List<PairLikeness> pairs = new ArrayList<>();
        for (int left = 0; left < columns; left++) {
            for (int right = left + 1; right < columns; right++) {
                pairs.add(new PairLikeness(name + left, name + right, PAIR, right % 2 == 0 ? 0.4 : -0.4, Double.NaN));
            }
        }
        Detection detection = new Detection(
                Detection.View.ROW, 0.6, new Metric(Metric.Kind.DETECTION, Optional.of(0.8), 500, 0.02, ""));
        return new TableQuality(
                table, 1000, 500, List.of(), own, new TableTrends(pairs, 500, Optional.empty(), List.of(detection)));
    }

    private static RelationshipQuality relationship(TableName child, TableName parent) {
        return new RelationshipQuality(
                Relationship.foreignKey(child, List.of("parent_id"), parent, List.of("id")),
                Optional.of(SHAPE),
                Optional.of(SHAPE),
                Optional.of(SHAPE),
                List.of(new PairLikeness("a", "b", PAIR, 0.3, 0.2)),
                Optional.of(steps()));
    }

    private static Distribution categories(String name) {
        return new Distribution(
                Distribution.Scale.CATEGORIES,
                List.of(name, "B", "C", "all others"),
                List.of(0.5, 0.3, 0.15, 0.05),
                List.of(0.4, 0.4, 0.15, 0.05),
                0.1,
                0.12);
    }

    private static Distribution steps() {
        List<Double> shares = IntStream.range(0, 32).mapToObj(i -> i / 496.0).toList();
        return new Distribution(Distribution.Scale.STEPS, List.of("0", "1,000"), shares, shares, 0, 0);
    }
}
