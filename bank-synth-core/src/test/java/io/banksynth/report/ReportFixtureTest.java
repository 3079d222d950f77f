package io.banksynth.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.report.detect.Detection;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.measure.Distribution;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The literal example of docs/formats/report.md is what the renderer writes: programs that read it may rely on that. */
class ReportFixtureTest {
    private static final Relationship HELD = Relationship.foreignKey(
                    TableName.of("accounts"), List.of("customer_id"), TableName.of("customers"), List.of("customer_id"))
            .withRole(Role.DRIVER);

    private static QualityReport report() {
        Metric half = new Metric(Metric.Kind.TV_COMPLEMENT, Optional.of(0.5), 500, 0.0607361, "");
        Metric unknown = new Metric(
                Metric.Kind.MISSING_VALUE_SIMILARITY, Optional.empty(), 0, 0, "the pack has no statistics of it");
        Metric equal = new Metric(Metric.Kind.CARDINALITY_SHAPE_SIMILARITY, Optional.of(1.0), 300, 0, "");
        List<ColumnQuality> columns = List.of(
                new ColumnQuality(
                        new Column("account_id", new DataType.Whole(64), false),
                        ColumnQuality.Use.KEY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new ColumnQuality(
                        new Column("status", new DataType.Text(false, 8), true),
                        ColumnQuality.Use.VALUE,
                        Optional.of(half),
                        Optional.of(unknown),
                        Optional.empty(),
                        Optional.of(new Distribution(
                                Distribution.Scale.CATEGORIES,
                                List.of("OPEN", "all others"),
                                List.of(0.75, 0.25),
                                List.of(0.25, 0.75),
                                0.02,
                                0))));
        List<Check> checks = List.of(
                Check.of(Check.Kind.ROW_COUNT, "ACCOUNTS", "hive_orc", 1000, 1000, 0, ""),
                Check.of(
                        Check.Kind.FOREIGN_KEY,
                        HELD.label(),
                        "hive_orc",
                        1000,
                        1000,
                        2,
                        "2 rows point at no row of CUSTOMERS"));
        PairLikeness pair = new PairLikeness(
                "STATUS",
                "BALANCE",
                new Metric(Metric.Kind.CONTINGENCY_SIMILARITY, Optional.of(0.8), 500, 0.0607361, ""),
                0.41,
                0.25);
        Detection detection = new Detection(
                Detection.View.ROW, 0.75, new Metric(Metric.Kind.DETECTION, Optional.of(0.5), 500, 0.03, ""));
        return new QualityReport(
                Reference.ROWS,
                0.875,
                new Integrity(checks),
                List.of(
                        new PropertyScore(Property.COLUMN_SHAPES, 0.75, 2, 0),
                        new PropertyScore(Property.CARDINALITY, 1, 1, 0)),
                List.of(new TableQuality(
                        TableName.of("accounts"),
                        1000,
                        500,
                        List.of(new TableQuality.Reading("hive_orc", 2, 1000, 1, 500)),
                        columns,
                        new TableTrends(List.of(pair), 500, Optional.empty(), List.of(detection)))),
                List.of(new RelationshipQuality(
                        HELD, Optional.of(equal), Optional.empty(), Optional.empty(), List.of(), Optional.empty())));
    }

    @Test
    void jsonIsTheOneThatIsDocumented() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "formats", "report.md"));
        int from = document.indexOf("```json\n") + "```json\n".length();
        assertThat(report().json()).isEqualTo(document.substring(from, document.indexOf("```", from)));
    }

    @Test
    void theVerdictComesFirstAndTheWorstColumnsBeforeTheOthers() {
        assertThat(report().markdown())
                .startsWith("# Quality of the generated data\n\n**Do not use these rows: 1 of 2 checks of integrity")
                .contains(
                        "| `STATUS` | varchar(8) | 0.5000 ± 0.0607 | not measured: the pack has no statistics of it |")
                .contains("| `ACCOUNTS` | hive_orc | 2 | 1000 | 500 | 50.0 % |");
    }
}
