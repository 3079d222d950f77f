package io.banksynth.report;

import io.banksynth.report.likeness.ColumnLikeness;
import io.banksynth.report.likeness.Confidence;
import io.banksynth.report.likeness.Drawn;
import io.banksynth.report.likeness.Nature;
import io.banksynth.report.likeness.PairLikeness;
import io.banksynth.report.likeness.PairedColumn;
import io.banksynth.report.likeness.Sequences;
import io.banksynth.report.likeness.TablePair;
import io.banksynth.report.likeness.Trends;
import io.banksynth.report.measure.FanOutLikeness;
import io.banksynth.report.measure.Metric;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the rows of two data sets against each other. */
final class RowsComparison {
    /** As many as SDMetrics takes for contingencies. */
    private static final int PAIR_ROWS = 50_000;

    private final DataReader.Reading real;
    private final DataReader.Reading synthetic;
    private final Map<TableName, TablePair> pairs;

    RowsComparison(DataReader.Reading real, DataReader.Reading synthetic, Map<TableName, TablePair> pairs) {
        this.real = real;
        this.synthetic = synthetic;
        this.pairs = pairs;
    }

    TableQuality table(DataTable table) {
        TablePair pair = pair(table.name());
        List<ColumnQuality> columns = new ArrayList<>(table.table().columns().stream()
                .map(c -> column(table, c, pair))
                .toList());
        DataTable original = real.data().table(table.name()).orElseThrow();
        original.table().columns().stream()
                .filter(c -> table.table().column(c.name()).isEmpty())
                .map(c -> lost(real.data().use(original, c), c))
                .forEach(columns::add);
        return new TableQuality(
                table.name(),
                table.rows(),
                pair.synthetic().size(),
                IntegrityChecks.readings(synthetic, table),
                columns,
                trends(table, pair));
    }

    private TablePair pair(TableName table) {
        TablePair pair = pairs.get(table);
        if (pair == null) {
            throw new IllegalArgumentException("There is no table " + table + " on both sides");
        }
        return pair;
    }

    private ColumnQuality column(DataTable table, Column column, TablePair pair) {
        ColumnQuality.Use use = synthetic.data().use(table, column);
        boolean value = use == ColumnQuality.Use.VALUE;
        Optional<PairedColumn> known =
                value || use == ColumnQuality.Use.MADE ? pair.column(column.name()) : Optional.empty();
        Optional<PairedColumn> cells = known.filter(c -> value);
        Confidence confidence = pair.confidence();
        return new ColumnQuality(
                column,
                use,
                cells.map(c -> ColumnLikeness.shape(c, confidence)),
                known.map(c -> ColumnLikeness.missing(c, confidence)),
                cells.filter(c -> c.nature() != Nature.FORM).map(c -> ColumnLikeness.adherence(c, confidence)),
                cells.map(Drawn::of));
    }

    /** A real column that was not made: nothing of it is alike. */
    private static ColumnQuality lost(ColumnQuality.Use use, Column column) {
        Optional<Metric> shape = use == ColumnQuality.Use.VALUE
                ? Optional.of(Metric.notMeasured(Metric.Kind.TV_COMPLEMENT, "the synthetic table has no such column"))
                : Optional.empty();
        return new ColumnQuality(column, use, shape, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<PairedColumn> values(DataTable table) {
        return pair(table.name())
                .columns(name -> table.table()
                        .column(name)
                        .filter(c -> synthetic.data().use(table, c) == ColumnQuality.Use.VALUE)
                        .isPresent());
    }

    private TableTrends trends(DataTable table, TablePair pair) {
        List<PairedColumn> columns = values(table);
        List<PairedColumn> thinned = TablePair.thinned(columns, PAIR_ROWS);
        long rows = Math.min(PAIR_ROWS, pair.synthetic().size());
        boolean all =
                pair.isWhole() && Math.max(pair.real().size(), pair.synthetic().size()) <= PAIR_ROWS;
        Confidence confidence = all
                ? Confidence.ALL
                : new Confidence(0, 0, Math.min(PAIR_ROWS, pair.real().size()));
        return new TableTrends(
                new Trends(confidence).within(thinned),
                rows,
                sequences(table, columns, pair),
                new Detections(synthetic.data(), pairs, this::values).of(table));
    }

    private Optional<Sequences> sequences(DataTable table, List<PairedColumn> columns, TablePair pair) {
        Optional<Relationship> main = RowsQuestions.main(synthetic.data(), table);
        Optional<PairedColumn> time =
                columns.stream().filter(c -> c.nature() == Nature.TIME).findFirst();
        return main.isEmpty() || time.isEmpty()
                ? Optional.empty()
                : pair.sequences(columns, main.get().childColumns(), time.get());
    }

    RelationshipQuality relationship(KeyPlan.Link link) {
        Relationship relationship = link.relationship();
        Optional<KeyPlan.Link> original = real.plan().links().stream()
                .filter(l -> l.relationship().joinsLike(relationship))
                .findFirst();
        if (original.isEmpty()) {
            return RelationshipQuality.unknown(relationship);
        }
        long parents =
                synthetic.data().table(relationship.parent()).orElseThrow().rows();
        long realParents =
                real.data().table(relationship.parent()).orElseThrow().rows();
        FanOutLikeness fanOut = new FanOutLikeness(
                original.get().fanOut().distribution(), link.fanOut().distribution());
        return new RelationshipQuality(
                relationship,
                Optional.of(fanOut.metric(realParents, parents)),
                Optional.of(missing(original.get(), link)),
                Optional.of(integrity(original.get(), link)),
                trends(relationship),
                Optional.of(fanOut.drawn()).filter(d -> !d.reference().isEmpty()));
    }

    private static Metric missing(KeyPlan.Link real, KeyPlan.Link synthetic) {
        long rows = synthetic.check().references() + synthetic.check().absent();
        long realRows = real.check().references() + real.check().absent();
        if (rows == 0 || realRows == 0) {
            return Metric.notMeasured(Metric.Kind.MISSING_VALUE_SIMILARITY, "a side has no rows");
        }
        double difference = (double) synthetic.check().absent() / rows
                - (double) real.check().absent() / realRows;
        return Metric.measured(Metric.Kind.MISSING_VALUE_SIMILARITY, 1 - Math.abs(difference), rows, rows);
    }

    /** Children without a foreign key count as orphans where no real child is without one. */
    private static Metric integrity(KeyPlan.Link real, KeyPlan.Link synthetic) {
        long known = synthetic.check().references();
        long rows =
                real.check().absent() > 0 ? known : known + synthetic.check().absent();
        return rows == 0
                ? Metric.notMeasured(Metric.Kind.REFERENTIAL_INTEGRITY, "no child has a foreign key")
                : Metric.measured(
                        Metric.Kind.REFERENTIAL_INTEGRITY,
                        (double) (known - synthetic.check().orphans()) / rows,
                        rows,
                        rows);
    }

    private List<PairLikeness> trends(Relationship relationship) {
        if (relationship.child().equals(relationship.parent())
                || !relationship.condition().isBlank()) {
            return List.of();
        }
        TablePair child = pair(relationship.child());
        TablePair parent = pair(relationship.parent());
        List<PairedColumn> parentColumns =
                values(synthetic.data().table(relationship.parent()).orElseThrow());
        List<PairedColumn> childColumns =
                values(synthetic.data().table(relationship.child()).orElseThrow());
        TablePair.Joined joinedReal =
                child.joinReal(relationship.childColumns(), parent, relationship.parentColumns(), PAIR_ROWS);
        TablePair.Joined joined =
                child.joinSynthetic(relationship.childColumns(), parent, relationship.parentColumns(), PAIR_ROWS);
        boolean whole = child.isWhole()
                && parent.isWhole()
                && Math.max(child.real().size(), child.synthetic().size()) <= PAIR_ROWS;
        return TablePair.trends(parentColumns, childColumns, joinedReal, joined, whole);
    }
}
