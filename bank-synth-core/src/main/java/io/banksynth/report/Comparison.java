package io.banksynth.report;

import io.banksynth.model.LinkModel;
import io.banksynth.report.measure.Classes;
import io.banksynth.report.measure.FanOutShape;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a report of what was found. */
final class Comparison {
    private final PackQuestions reference;
    private final DataReader.Reading reading;

    Comparison(PackQuestions reference, DataReader.Reading reading) {
        this.reference = reference;
        this.reading = reading;
    }

    QualityReport report() {
        List<TableQuality> tables =
                reading.data().tables().stream().map(this::table).toList();
        List<RelationshipQuality> relationships =
                reading.plan().links().stream().map(this::relationship).toList();
        return QualityReport.of(Reference.PACK, new Integrity(IntegrityChecks.of(reading)), tables, relationships);
    }

    private TableQuality table(DataTable table) {
        List<FileFindings> files = reading.of(table);
        List<Optional<Classes>> classes = reference.classes(table);
        List<ColumnQuality> columns = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            Column column = table.table().columns().get(c);
            int position = c;
            long[] counts = new long[classes.get(c).map(Classes::size).orElse(0)];
            for (FileFindings file : files) {
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += file.shapes()[position][i];
                }
            }
            ColumnQuality.Use use = reference.use(table, column);
            columns.add(new ColumnQuality(
                    column,
                    use,
                    classes.get(c).filter(k -> use == ColumnQuality.Use.VALUE).map(k -> k.shape(counts, table.rows())),
                    classes.get(c).map(k -> k.missing(counts, table.rows())),
                    Optional.empty(),
                    classes.get(c).flatMap(k -> k.distribution(counts))));
        }
        long shapeRows = files.stream().mapToLong(FileFindings::shapeRows).sum();
        return new TableQuality(
                table.name(),
                table.rows(),
                shapeRows,
                IntegrityChecks.readings(reading, table),
                columns,
                TableTrends.NONE);
    }

    private RelationshipQuality relationship(KeyPlan.Link link) {
        if (link.model().isEmpty()) {
            return RelationshipQuality.unknown(link.relationship());
        }
        LinkModel model = link.model().get();
        long parents =
                reading.data().table(link.relationship().parent()).orElseThrow().rows();
        Metric missing = FanOutShape.missing(
                model,
                link.check().absent(),
                link.check().references() + link.check().absent());
        return new RelationshipQuality(
                link.relationship(),
                cardinality(model, link, parents),
                Optional.of(missing),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Scoped and implied keys have no distribution of their own: other relationships decide their fan-out. */
    private static Optional<Metric> cardinality(LinkModel model, KeyPlan.Link link, long parents) {
        if (model.choice() instanceof LinkModel.FanOut fanOut) {
            return Optional.of(FanOutShape.compare(fanOut, link.fanOut().distribution(), parents));
        }
        if (model.choice() instanceof LinkModel.Levels levels) {
            return Optional.of(
                    FanOutShape.compare(levels.fanOut(), link.fanOut().distribution(), parents));
        }
        if (model.choice() instanceof LinkModel.Categories categories) {
            return Optional.of(FanOutShape.compare(categories, link.fanOut().perRow(parents)));
        }
        return Optional.empty();
    }
}
