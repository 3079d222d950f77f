package io.banksynth.train;

import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.Vector;
import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnStatistics;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LearnedStatistics;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.TableStatistics;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.privacy.detect.PrivacyPlanner;
import io.banksynth.schema.Column;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.source.Sample;
import io.banksynth.train.leaf.ColumnTicks;
import io.banksynth.train.leaf.LearnedLeaf;
import io.banksynth.train.leaf.NumberLearner;
import io.banksynth.train.leaf.TextLearner;
import io.banksynth.train.leaf.ValueUnits;
import io.banksynth.train.tree.RowLearner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Learns a model pack from a graph and samples of its tables. */
public final class Trainer {
    private final TrainingOptions options;
    private final PrivacyPlan privacy;
    private final ProtectedColumns protectedColumns;
    private final JoinedSamples joined;
    private final KeyColumns keys;
    private final LinkLearner linkLearner;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, LearnedLeaf<? extends Encoder>> leaves = new HashMap<>();

    private Trainer(SchemaGraph graph, List<Sample> samples, PrivacyPlan privacy, TrainingOptions options) {
        this.options = options;
        this.privacy = privacy;
        this.protectedColumns = new ProtectedColumns(privacy, options.k());
        this.joined = JoinedSamples.of(graph, samples, privacy, options.trueRows(), options.k());
        this.keys = new KeyColumns(joined, options.k());
        graph.foreignKeys().stream()
                .filter(graph::isReturned)
                .forEach(r -> warnings.add(r.label() + " is not kept: rows of " + r.parent() + " name the row of "
                        + r.child() + " that would name them"));
        this.linkLearner = new LinkLearner(joined, privacy, options.census(), options.k(), warnings);
    }

    /**
     * Trains.
     *
     * @param graph every table of it needs a sample
     * @throws BankSynthException if a table has no sample, a key needs a restricted column, or a relationship names a column that a sample lacks
     */
    public static ModelPack train(SchemaGraph graph, List<Sample> samples, TrainingOptions options) {
        PrivacyPlan privacy = PrivacyPlanner.plan(options.policy(), samples);
        RestrictedColumns left = RestrictedColumns.leaveOut(graph, samples, privacy);
        return new Trainer(left.graph(), left.samples(), left.privacy(), options).train();
    }

    /**
     * What training learns but for how rows are drawn: of empty samples, all that follows from declarations alone.
     *
     * @param privacy how columns are treated; none of them restricted
     */
    static ModelPack structure(SchemaGraph graph, List<Sample> samples, PrivacyPlan privacy, TrainingOptions options) {
        return new Trainer(graph, samples, privacy, options).apart();
    }

    private ModelPack train() {
        ModelPack apart = apart();
        List<TableModel> models = new ArrayList<>(withRows(apart.models()).of(apart.models()));
        if (options.census().isPresent()) {
            models.replaceAll(RakedFanOuts::of);
        }
        return apart.with(apart.statistics(), models);
    }

    /** All but how rows are drawn: every column by itself. */
    private ModelPack apart() {
        warnOfIndependentCuts();
        List<TableModel> models = new ArrayList<>();
        List<TableStatistics> statistics = new ArrayList<>();
        for (Table table : joined.graph().tables()) {
            Sample sample = joined.sample(table.name());
            models.add(joined.roles().isReference(table.name()) ? verbatim(table, sample) : learned(table, sample));
            statistics.add(statistics(table, sample));
        }
        models.forEach(this::warnOfFewUnits);
        List<Relationship> relationships = joined.graph().relationships().stream()
                .map(r -> withRole(r, models))
                .toList();
        return new ModelPack(
                options.k(),
                privacy,
                options.configuration(),
                warnings,
                new SchemaGraph(joined.graph().schema(), joined.graph().tables(), relationships),
                statistics,
                models,
                Set.of());
    }

    private RowModels withRows(List<TableModel> models) {
        return new RowModels(new RowCells(joined, models, privacy, options.k()), options.k());
    }

    /** The relationship with the role that its model has; one that is not kept says that its columns share a domain. */
    private Relationship withRole(Relationship relationship, List<TableModel> models) {
        if (!joined.graph().foreignKeys().contains(relationship)
                || joined.roles().isReference(relationship.child())) {
            return relationship;
        }
        return models.stream()
                .flatMap(model -> model.links().stream())
                .map(LinkModel::relationship)
                .filter(r -> r.label().equals(relationship.label()))
                .findFirst()
                .orElseGet(relationship::asPeer);
    }

    private void warnOfFewUnits(TableModel model) {
        boolean learned = model.columns().stream().anyMatch(ColumnModel.Learned.class::isInstance);
        int[] units = joined.units().of(model.table());
        if (learned && units.length > 0 && !RowLearner.isEnough(units, options.k())) {
            warnings.add("Hardly any values of " + model.table() + " are learned: its rows belong to fewer than "
                    + 2 * options.k() + " units, and what is kept is shared by " + options.k()
                    + "; give more rows, or name in privacy.yaml the unit, or columns that are public");
        }
    }

    private void warnOfIndependentCuts() {
        for (Links.Link link : joined.links().all()) {
            if (link.orphanShare() > FanOutLearner.CUT_SHARE) {
                String remedy =
                        options.trueRows().containsKey(link.relationship().child())
                                        && options.trueRows()
                                                .containsKey(link.relationship().parent())
                                ? "; the true row counts of the tables file are used"
                                : "; children per parent are a guess, give the true row counts in --tables_file";
                warnings.add(String.format(
                        Locale.ROOT,
                        "%.0f %% of %s have no parent in the sample: the samples were cut independently%s",
                        100 * link.orphanShare(),
                        link.relationship().label(),
                        remedy));
            } else if (link.orphans() > 0) {
                warnings.add(
                        link.orphans() + " rows of " + link.relationship().label() + " have no parent in the sample");
            }
        }
    }

    private TableModel verbatim(Table table, Sample sample) {
        List<ColumnModel> columns = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            Column column = sample.columns().get(c);
            Vector vector = sample.rows().vector(c);
            List<Optional<String>> values = new ArrayList<>(sample.size());
            for (int row = 0; row < sample.size(); row++) {
                values.add(
                        vector.nulls()[row]
                                ? Optional.empty()
                                : Optional.of(CellText.text(vector, row, column.type())));
            }
            columns.add(new ColumnModel.Verbatim(column.name(), values));
        }
        return new TableModel(table.name(), true, sample.size(), columns, List.of());
    }

    private TableModel learned(Table table, Sample sample) {
        Set<String> foreign = joined.foreignColumns(table.name());
        Set<String> made = keys.of(table);
        made.removeAll(joined.discriminators().of(table.name()));
        List<ColumnModel> columns = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            Column column = sample.columns().get(c);
            if (foreign.contains(column.name())) {
                continue;
            }
            columns.add(made.contains(column.name()) ? key(table, sample, c) : value(column, sample, c));
        }
        return new TableModel(table.name(), false, joined.rows(table.name()), columns, linkLearner.of(table.name()));
    }

    private ColumnModel key(Table table, Sample sample, int position) {
        Column column = sample.columns().get(position);
        KeyForm form = keys.form(table, sample, position);
        boolean ofOneColumn =
                !(form instanceof KeyForm.Ordinal || form instanceof KeyForm.Spread || form instanceof KeyForm.Digit);
        return (ofOneColumn
                        ? protectedColumns.key(sample, position, joined.units().of(table.name()))
                        : Optional.<ColumnModel>empty())
                .orElseGet(() -> new ColumnModel.Key(column.name(), form));
    }

    private ColumnModel value(Column column, Sample sample, int position) {
        return protectedColumns
                .value(sample, position, joined.units().of(sample.table()))
                .orElseGet(() -> learned(column, sample, position));
    }

    private ColumnModel.Learned learned(Column column, Sample sample, int position) {
        LearnedLeaf<? extends Encoder> learned = learn(column, sample, position);
        return new ColumnModel.Learned(column.name(), learned.encoder(), learned.leaf());
    }

    private LearnedLeaf<? extends Encoder> learn(Column column, Sample sample, int position) {
        return leaves.computeIfAbsent(
                sample.table() + "\n" + column.name(), key -> learnLeaf(column, sample, position));
    }

    private LearnedLeaf<? extends Encoder> learnLeaf(Column column, Sample sample, int position) {
        Vector vector = sample.rows().vector(position);
        int[] unit = joined.units().of(sample.table());
        ColumnTicks ticks = ColumnTicks.of(vector, column.type(), sample.size());
        ValueUnits cells = new ValueUnits();
        long nulls = 0;
        for (int row = 0; row < sample.size(); row++) {
            if (vector.nulls()[row]) {
                nulls++;
            } else {
                cells.add(ticks.ticks()[row], unit[row]);
            }
        }
        nulls = nullsOfAllRows(sample, column, nulls, cells.size());
        int k = privacy.level(sample.table(), column.name()) == Level.PUBLIC ? 1 : options.k();
        return vector instanceof CodeVector codes
                ? new TextLearner(k).learn(cells.sorted(), nulls, codes.dictionary())
                : new NumberLearner(k).learn(cells.sorted(), nulls, ticks.scale(), column.type());
    }

    /** Nulls beside the values of a sample as they are beside those of all rows. */
    private long nullsOfAllRows(Sample sample, Column column, long nulls, long values) {
        return options.census()
                .filter(census -> !joined.isWhole(sample.table()))
                .filter(census -> census.tables().contains(sample.table()))
                .map(census -> census.nullShare(sample.table(), column.name()))
                .filter(share -> share < 1 && values > 0)
                .map(share -> Math.round(values * share / (1 - share)))
                .orElse(nulls);
    }

    private ColumnStatistics learnedStatistics(Column column, Sample sample, int position) {
        LearnedLeaf<? extends Encoder> found = learn(column, sample, position);
        return LearnedStatistics.of(column, found.encoder(), found.leaf());
    }

    private TableStatistics statistics(Table table, Sample sample) {
        List<ColumnStatistics> columns = new ArrayList<>();
        Set<String> foreign = joined.foreignColumns(table.name());
        Set<String> made = joined.roles().isReference(table.name()) ? Set.of() : keys.of(table);
        for (int c = 0; c < sample.columns().size(); c++) {
            Column column = sample.columns().get(c);
            if (foreign.contains(column.name()) || made.contains(column.name())) {
                continue;
            }
            int position = c;
            columns.add(protectedColumns
                    .statistics(sample, c, joined.units().of(table.name()))
                    .orElseGet(() -> learnedStatistics(column, sample, position)));
        }
        return new TableStatistics(table.name(), sample.size(), columns);
    }
}
