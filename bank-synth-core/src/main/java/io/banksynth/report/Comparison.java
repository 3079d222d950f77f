package io.banksynth.report;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.report.measure.Classes;
import io.banksynth.report.measure.ColumnReference;
import io.banksynth.report.measure.FanOutShape;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a report of what was found. */
final class Comparison {
    private final ModelPack reference;
    private final DataSet synthetic;
    private final KeyPlan plan;
    private final Map<DataTable, List<FileFindings>> findings;

    Comparison(ModelPack reference, DataSet synthetic, KeyPlan plan, Map<DataTable, List<FileFindings>> findings) {
        this.reference = reference;
        this.synthetic = synthetic;
        this.plan = plan;
        this.findings = findings;
    }

    /** The classes of a table's columns; none for keys, whose values are not compared. */
    static List<Optional<Classes>> classes(ModelPack reference, DataSet synthetic, DataTable table) {
        ColumnReference known = new ColumnReference(reference.model(table.name()), reference.statistics(table.name()));
        return table.table().columns().stream()
                .map(c -> switch (use(reference, synthetic, table, c)) {
                    case VALUE -> Optional.of(known.classes(c));
                    case MADE -> Optional.of(known.absence(c));
                    case KEY, FOREIGN_KEY -> Optional.<Classes>empty();
                })
                .toList();
    }

    private static ColumnQuality.Use use(ModelPack reference, DataSet synthetic, DataTable table, Column column) {
        boolean foreign = synthetic.relationships().stream()
                        .anyMatch(r -> r.child().equals(table.name())
                                && r.childColumns().contains(column.name()))
                || reference.model(table.name()).stream()
                        .flatMap(model -> model.links().stream())
                        .anyMatch(link -> link.relationship().childColumns().contains(column.name()));
        if (foreign) {
            return ColumnQuality.Use.FOREIGN_KEY;
        }
        boolean key = table.table().primaryKey().contains(column.name())
                || reference
                        .model(table.name())
                        .flatMap(m -> m.column(column.name()))
                        .filter(m -> m instanceof ColumnModel.Key)
                        .isPresent();
        if (key) {
            return ColumnQuality.Use.KEY;
        }
        return reference.privacy().level(table.name(), column.name()).learnable()
                ? ColumnQuality.Use.VALUE
                : ColumnQuality.Use.MADE;
    }

    QualityReport report() {
        List<TableQuality> tables = synthetic.tables().stream().map(this::table).toList();
        List<RelationshipQuality> relationships =
                plan.links().stream().map(this::relationship).toList();
        List<PropertyScore> properties = properties(tables, relationships);
        double score = properties.stream()
                .filter(p -> p.property().counts())
                .mapToDouble(PropertyScore::score)
                .average()
                .orElse(0);
        return new QualityReport(score, new Integrity(checks()), properties, tables, relationships);
    }

    private List<FileFindings> findings(DataTable table) {
        return findings.getOrDefault(table, List.of());
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (DataTable table : synthetic.tables()) {
            checks.addAll(TableChecks.of(table, findings(table)));
            for (KeyPlan.Key key : plan.keys(table.name())) {
                long absent = key.columns().equals(table.table().primaryKey())
                        ? key.set().absent()
                        : 0;
                checks.add(Check.of(
                        Check.Kind.KEY,
                        key.label(),
                        table.formats().get(0),
                        key.set().keys() + key.set().absent(),
                        table.rows(),
                        key.set().repeats() + absent,
                        key.set().repeats() == 0 && absent > 0
                                ? detail(absent, "rows have no key")
                                : detail(key.set().repeats(), "rows repeat the key of another row")));
            }
            for (KeyPlan.Link link : plan.links(table.name())) {
                checks.add(Check.of(
                        Check.Kind.FOREIGN_KEY,
                        link.relationship().label(),
                        table.formats().get(0),
                        link.check().references() + link.check().absent(),
                        table.rows(),
                        link.check().orphans(),
                        detail(
                                link.check().orphans(),
                                "rows point at no row of " + link.relationship().parent())));
            }
        }
        checks.addAll(plan.notChecked());
        return checks;
    }

    private static String detail(long rows, String text) {
        return rows == 0 ? "" : rows + " " + text;
    }

    private TableQuality table(DataTable table) {
        List<FileFindings> files = findings(table);
        List<Optional<Classes>> classes = classes(reference, synthetic, table);
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
            ColumnQuality.Use use = use(reference, synthetic, table, column);
            columns.add(new ColumnQuality(
                    column,
                    use,
                    classes.get(c).filter(k -> use == ColumnQuality.Use.VALUE).map(k -> k.shape(counts, table.rows())),
                    classes.get(c).map(k -> k.missing(counts, table.rows()))));
        }
        long shapeRows = files.stream().mapToLong(FileFindings::shapeRows).sum();
        return new TableQuality(table.name(), table.rows(), shapeRows, readings(table), columns);
    }

    private List<TableQuality.Reading> readings(DataTable table) {
        List<TableQuality.Reading> out = new ArrayList<>();
        for (String format : table.formats()) {
            List<FileFindings> files = findings(table).stream()
                    .filter(f -> f.file().format().equals(format))
                    .toList();
            List<FileFindings> inFull =
                    files.stream().filter(FileFindings::inFull).toList();
            out.add(new TableQuality.Reading(
                    format,
                    files.size(),
                    files.stream().mapToLong(FileFindings::rows).sum(),
                    inFull.size(),
                    inFull.stream().mapToLong(FileFindings::rows).sum()));
        }
        return out;
    }

    private RelationshipQuality relationship(KeyPlan.Link link) {
        if (link.model().isEmpty()) {
            return new RelationshipQuality(link.relationship(), Optional.empty(), Optional.empty());
        }
        LinkModel model = link.model().get();
        long parents =
                synthetic.table(link.relationship().parent()).orElseThrow().rows();
        Metric missing = FanOutShape.missing(
                model,
                link.check().absent(),
                link.check().references() + link.check().absent());
        return new RelationshipQuality(link.relationship(), cardinality(model, link, parents), Optional.of(missing));
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

    private static List<PropertyScore> properties(List<TableQuality> tables, List<RelationshipQuality> relationships) {
        List<Metric> shapes = new ArrayList<>();
        List<Metric> missing = new ArrayList<>();
        for (TableQuality table : tables) {
            table.columns().forEach(c -> c.shape().ifPresent(shapes::add));
            table.columns().forEach(c -> c.missing().ifPresent(missing::add));
        }
        List<Metric> cardinalities = new ArrayList<>();
        relationships.forEach(r -> r.cardinality().ifPresent(cardinalities::add));
        relationships.forEach(r -> r.missing().ifPresent(missing::add));
        List<PropertyScore> out = new ArrayList<>();
        out.add(PropertyScore.of(Property.COLUMN_SHAPES, shapes));
        out.add(PropertyScore.of(Property.CARDINALITY, cardinalities));
        out.add(PropertyScore.of(Property.MISSING_VALUES, missing));
        return out.stream().filter(p -> p.metrics() > 0).toList();
    }
}
