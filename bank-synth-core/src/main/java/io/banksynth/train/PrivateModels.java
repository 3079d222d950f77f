package io.banksynth.train;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Leaf;
import io.banksynth.model.LearnedStatistics;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.train.dp.ColumnMeasures;
import io.banksynth.train.dp.DeclaredCells;
import io.banksynth.train.dp.Guarantee;
import io.banksynth.train.leaf.LearnedLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills the models of tables with distributions that were measured with noise. */
final class PrivateModels {
    private static final int MOST_KEY_DIGITS = 10;

    private final ModelPack structure;
    private final Map<TableName, Map<String, List<String>>> listed;
    private final PrivateRows rows;
    private final ColumnMeasures measures;
    private final PrivateLinks links;

    /**
     * @param listed values of columns that declared checks list
     * @param belonging drivers of the tables whose rows belong to their parents' units
     */
    PrivateModels(
            ModelPack structure,
            Map<TableName, Map<String, List<String>>> listed,
            PrivateRows rows,
            Map<TableName, Relationship> belonging,
            Guarantee guarantee,
            ColumnMeasures measures) {
        this.structure = structure;
        this.listed = listed;
        this.rows = rows;
        this.measures = measures;
        this.links = new PrivateLinks(structure, rows, belonging, guarantee, measures);
    }

    /** A table's model with what a report compares. */
    record Measured(TableModel model, List<ColumnStatistics> statistics) {}

    /** Measures the size of a table; its driver's parent comes before it. */
    void settle(TableModel model) {
        links.settle(model);
    }

    /** Measures a table; all are settled. */
    Measured measure(TableModel model) {
        TableName table = model.table();
        PrivateLinks.Linked linked = links.measure(model);
        int[] chosen = rows.chosen(table, links.cap(table));
        List<ColumnModel> columns = new ArrayList<>();
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (ColumnModel column : model.columns()) {
            Column declared = structure
                    .graph()
                    .table(table)
                    .flatMap(t -> t.column(column.column()))
                    .orElseThrow();
            ColumnModel measured = measured(table, column, declared, chosen, linked.rows());
            columns.add(measured);
            statistics(table, measured, declared).ifPresent(statistics::add);
        }
        return new Measured(new TableModel(table, false, linked.rows(), columns, linked.links()), statistics);
    }

    private ColumnModel measured(TableName table, ColumnModel model, Column declared, int[] chosen, long tableRows) {
        if (model instanceof ColumnModel.Key key) {
            return new ColumnModel.Key(key.column(), fitting(key.form(), declared.type()));
        }
        DeclaredCells cells = DeclaredCells.of(rows.sample(table), declared, chosen);
        String of = table + "." + declared.name();
        int cap = links.cap(table);
        if (model instanceof ColumnModel.Provided provided) {
            ColumnMeasures.Nulls nulls = nulls(of, cells, cap);
            return new ColumnModel.Provided(
                    provided.column(),
                    provided.provider(),
                    provided.locale(),
                    provided.repeats(),
                    provided.person(),
                    provided.genderColumn(),
                    nulls.nulls(),
                    nulls.nulls() + nulls.values());
        }
        ColumnModel.Learned learned = (ColumnModel.Learned) model;
        boolean free = structure.privacy().level(table, declared.name()).learnable()
                && !(declared.type() instanceof DataType.Binary);
        LearnedLeaf<? extends Encoder> leaf = !free
                ? form(table, learned, declared, nulls(of, cells, cap))
                : declared.type() instanceof DataType.Text
                        ? texts(table, declared.name(), of, cells, cap)
                        : measures.numbers(of, cells, cap);
        return new ColumnModel.Learned(learned.column(), leaf.encoder(), scaled(leaf.leaf(), tableRows));
    }

    private LearnedLeaf<Encoder.Texts> texts(TableName table, String column, String of, DeclaredCells cells, int cap) {
        List<String> known = listed.getOrDefault(table, Map.of()).getOrDefault(column, List.of());
        return known.isEmpty() ? measures.texts(of, cells, cap) : measures.texts(of, cells, known, cap);
    }

    /** Nothing is measured where no value may be missing. */
    private ColumnMeasures.Nulls nulls(String of, DeclaredCells cells, int cap) {
        return cells.nulls().isPresent()
                ? measures.nulls(of, cells.nulls().getAsLong(), cells.values(), cap)
                : new ColumnMeasures.Nulls(0, 1);
    }

    /** The form that training gives to values of which it saw none, within the declared length. */
    private LearnedLeaf<? extends Encoder> form(
            TableName table, ColumnModel.Learned learned, Column declared, ColumnMeasures.Nulls nulls) {
        ColumnPrivacy treatment = structure.privacy().of(table, declared.name());
        Encoder encoder = declared.type() instanceof DataType.Text text
                        && treatment.pattern().isEmpty()
                ? new Encoder.Texts(List.of(), List.of(ColumnMeasures.form(text)))
                : learned.encoder();
        List<Long> rest = encoder instanceof Encoder.Texts
                ? List.of(nulls.values())
                : learned.leaf().rest().stream()
                        .map(w -> w > 0 ? nulls.values() : 0)
                        .toList();
        return new LearnedLeaf<>(
                encoder, new Leaf(nulls.nulls(), List.of(), rest, learned.leaf().steps()));
    }

    /** A key of texts within the declared length. */
    private static KeyForm fitting(KeyForm form, DataType type) {
        boolean bounded = type instanceof DataType.Text text && text.length() > 0;
        return form instanceof KeyForm.Formatted formatted && bounded
                ? new KeyForm.Formatted(
                        formatted.prefix(),
                        Math.min(MOST_KEY_DIGITS, ((DataType.Text) type).length()),
                        formatted.suffix(),
                        formatted.start())
                : form;
    }

    /** The same distribution over all rows of the table: not all of them were counted. */
    private static Leaf scaled(Leaf leaf, long tableRows) {
        double factor = (double) tableRows / Math.max(1, leaf.total());
        return new Leaf(
                Math.round(leaf.nulls() * factor),
                scaled(leaf.values(), factor),
                scaled(leaf.rest(), factor),
                leaf.steps());
    }

    private static List<Long> scaled(List<Long> weights, double factor) {
        return weights.stream()
                .map(w -> w == 0 ? 0L : Math.max(1, Math.round(w * factor)))
                .toList();
    }

    private Optional<ColumnStatistics> statistics(TableName table, ColumnModel model, Column declared) {
        if (model instanceof ColumnModel.Provided provided) {
            return Optional.of(new ColumnStatistics(declared.name(), provided.nulls(), Map.of(), Optional.empty()));
        }
        if (!(model instanceof ColumnModel.Learned learned)) {
            return Optional.empty();
        }
        return Optional.of(
                structure.privacy().level(table, declared.name()).learnable()
                        ? LearnedStatistics.of(declared, learned.encoder(), learned.leaf())
                        : new ColumnStatistics(declared.name(), learned.leaf().nulls(), Map.of(), Optional.empty()));
    }
}
