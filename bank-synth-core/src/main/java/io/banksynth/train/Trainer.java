package io.banksynth.train;

import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
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
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Storage;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.train.leaf.ColumnTicks;
import io.banksynth.train.leaf.LearnedLeaf;
import io.banksynth.train.leaf.NumberLearner;
import io.banksynth.train.leaf.TextLearner;
import io.banksynth.train.leaf.ValueUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Learns a model pack from a graph and samples of its tables. */
public final class Trainer {
    private final SchemaGraph graph;
    private final Map<TableName, Sample> samples = new LinkedHashMap<>();
    private final TrainingOptions options;
    private final PrivacyPlan privacy;
    private final ProtectedColumns protectedColumns;
    private final Map<TableName, Long> rows = new LinkedHashMap<>();
    private final Discriminators discriminators;
    private final Links links;
    private final Roles roles;
    private final Units units;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, LearnedLeaf<? extends Encoder>> leaves = new HashMap<>();

    private Trainer(SchemaGraph graph, List<Sample> samples, PrivacyPlan privacy, TrainingOptions options) {
        this.options = options;
        this.privacy = privacy;
        this.protectedColumns = new ProtectedColumns(privacy, options.k());
        samples.forEach(sample -> this.samples.put(sample.table(), sample));
        this.discriminators = Discriminators.find(graph, this.samples);
        this.graph = new SchemaGraph(graph.schema(), graph.tables(), discriminators.relationships());
        for (Table table : graph.tables()) {
            Sample sample = this.samples.get(table.name());
            if (sample == null) {
                throw BankSynthException.source("Cannot train table " + table.name()
                        + ": there is no sample of it; add one, or leave the table out with --tables");
            }
            rows.put(table.name(), options.trueRows().getOrDefault(table.name(), (long) sample.size()));
        }
        this.links = new Links(this.graph, this.samples, discriminators);
        this.roles = new Roles(this.graph, links, rows, privacy);
        this.units = new Units(this.samples, links, roles, privacy.unit());
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
        List<TableModel> models = new ArrayList<>(apart.models());
        models.replaceAll(withRows(apart.models())::of);
        return apart.with(apart.statistics(), models);
    }

    /** All but how rows are drawn: every column by itself. */
    private ModelPack apart() {
        warnOfIndependentCuts();
        List<TableModel> models = new ArrayList<>();
        List<TableStatistics> statistics = new ArrayList<>();
        for (Table table : graph.tables()) {
            Sample sample = sample(table.name());
            models.add(roles.isReference(table.name()) ? verbatim(table, sample) : learned(table, sample));
            statistics.add(statistics(table, sample));
        }
        List<Relationship> relationships =
                graph.relationships().stream().map(r -> withRole(r, models)).toList();
        return new ModelPack(
                options.k(),
                privacy,
                options.configuration(),
                warnings,
                new SchemaGraph(graph.schema(), graph.tables(), relationships),
                statistics,
                models,
                Set.of());
    }

    private RowModels withRows(List<TableModel> models) {
        return new RowModels(
                new RowCells(graph.tables(), samples, models, links, units, privacy, options.k()), options.k());
    }

    /** The relationship with the role that its model has; one that is not kept says that its columns share a domain. */
    private Relationship withRole(Relationship relationship, List<TableModel> models) {
        if (!graph.foreignKeys().contains(relationship) || roles.isReference(relationship.child())) {
            return relationship;
        }
        return models.stream()
                .flatMap(model -> model.links().stream())
                .map(LinkModel::relationship)
                .filter(r -> r.label().equals(relationship.label()))
                .findFirst()
                .orElseGet(relationship::asPeer);
    }

    private void warnOfIndependentCuts() {
        for (Links.Link link : links.all()) {
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

    private Sample sample(TableName table) {
        return java.util.Objects.requireNonNull(samples.get(table));
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
        Set<String> foreign = foreignColumns(table.name());
        Set<String> keys = keyColumns(table, foreign);
        keys.removeAll(discriminators.of(table.name()));
        List<ColumnModel> columns = new ArrayList<>();
        for (int c = 0; c < sample.columns().size(); c++) {
            Column column = sample.columns().get(c);
            if (foreign.contains(column.name())) {
                continue;
            }
            columns.add(keys.contains(column.name()) ? key(table, sample, c) : value(column, sample, c));
        }
        List<LinkModel> linkModels = new ArrayList<>();
        List<Links.Link> before = new ArrayList<>();
        for (Links.Link link : inOrder(table.name())) {
            Choices choices = new Choices(links, roles);
            boolean scoped = roles.role(link.relationship()) != Role.REFERENCE
                    && choices.scope(link).isPresent();
            boolean cased = discriminators.column(link.relationship()).isPresent();
            if (cased && discriminators.cases(link, units, options.k()).isEmpty()) {
                warnings.add(link.relationship().label() + " is not kept: fewer than " + options.k()
                        + " units share each value under which it holds");
                continue;
            }
            if (!cased && !scoped && !choices.implied(link, before) && choices.contradicts(link, before)) {
                warnings.add(link.relationship().label()
                        + " is not kept: another relationship fills its columns, and both cannot be true in every row");
                continue;
            }
            linkModels.add(link(link, before));
            before.add(link);
        }
        return new TableModel(
                table.name(), false, java.util.Objects.requireNonNull(rows.get(table.name())), columns, linkModels);
    }

    private Set<String> foreignColumns(TableName table) {
        Set<String> foreign = new HashSet<>();
        links.of(table).forEach(link -> foreign.addAll(link.relationship().childColumns()));
        return foreign;
    }

    /** Columns that must differ from row to row: of the keys, and of whatever other tables point at. */
    private Set<String> keyColumns(Table table, Set<String> foreign) {
        List<List<String>> keys = new ArrayList<>(table.unique());
        keys.add(table.primaryKey());
        graph.childrenOf(table.name()).forEach(r -> keys.add(r.parentColumns()));
        Set<String> columns = new HashSet<>();
        for (List<String> key : keys) {
            List<String> own = key.stream().filter(c -> !foreign.contains(c)).toList();
            if (own.size() == 1) {
                columns.add(own.get(0));
            } else if (own.size() > 1
                    && own.size() == key.size()
                    && own.stream().noneMatch(columns::contains)) {
                columns.add(own.get(own.size() - 1));
            }
        }
        return columns;
    }

    private ColumnModel key(Table table, Sample sample, int position) {
        Column column = sample.columns().get(position);
        KeyForm form = keyForm(table, column, sample.rows().vector(position), sample);
        boolean ofOneColumn =
                !(form instanceof KeyForm.Ordinal || form instanceof KeyForm.Spread || form instanceof KeyForm.Digit);
        return (ofOneColumn
                        ? protectedColumns.key(sample, position, units.of(table.name()))
                        : Optional.<ColumnModel>empty())
                .orElseGet(() -> new ColumnModel.Key(column.name(), form));
    }

    private ColumnModel value(Column column, Sample sample, int position) {
        return protectedColumns
                .value(sample, position, units.of(sample.table()))
                .orElseGet(() -> learned(column, sample, position));
    }

    private KeyForm keyForm(Table table, Column column, Vector vector, Sample sample) {
        boolean elsewhere = table.primaryKey().equals(List.of(column.name()))
                || table.unique().stream().anyMatch(key -> key.equals(List.of(column.name())))
                || graph.childrenOf(table.name()).stream()
                        .anyMatch(r -> r.parentColumns().equals(List.of(column.name())));
        if (!elsewhere) {
            List<List<String>> keys = new ArrayList<>(table.unique());
            keys.add(table.primaryKey());
            for (List<String> key : keys) {
                List<String> others =
                        key.stream().filter(c -> !c.equals(column.name())).toList();
                if (key.contains(column.name()) && foreignColumns(table.name()).containsAll(others)) {
                    Optional<KeyForm> form = formBeside(table, column, vector, sample, others);
                    if (form.isPresent()) {
                        return form.get();
                    }
                }
            }
        }
        if (isTime(column.type())) {
            LongWindow window = LongWindow.of((LongVector) vector, units.of(table.name()), sample.size(), options.k());
            return new KeyForm.Sequence(window.first(), window.step());
        }
        return new KeyLearner(options.k()).learn(vector, column.type(), units.of(table.name()));
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Date || (type instanceof DataType.Timestamp && type.storage() == Storage.LONG);
    }

    /** The form of a column that is unique only together with foreign keys. */
    private Optional<KeyForm> formBeside(
            Table table, Column column, Vector vector, Sample sample, List<String> others) {
        boolean whole = column.type() instanceof DataType.Whole;
        boolean time = isTime(column.type());
        Optional<Relationship> driver = roles.driver(table.name());
        boolean besideDriver =
                driver.isPresent() && others.containsAll(driver.get().childColumns());
        if (!whole && !time) {
            return Optional.empty();
        }
        if (besideDriver && whole) {
            return Optional.of(new KeyForm.Ordinal(1));
        }
        LongWindow window = LongWindow.of((LongVector) vector, units.of(table.name()), sample.size(), options.k());
        if (besideDriver) {
            return Optional.of(new KeyForm.Spread(window.first(), window.step(), window.count()));
        }
        boolean besideReferences = links.of(table.name()).stream()
                .filter(l -> !java.util.Collections.disjoint(l.relationship().childColumns(), others))
                .allMatch(l -> roles.role(l.relationship()) == Role.REFERENCE);
        return besideReferences
                ? Optional.of(new KeyForm.Digit(window.first(), window.step(), window.count()))
                : Optional.empty();
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
        int[] unit = units.of(sample.table());
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
        int k = privacy.level(sample.table(), column.name()) == Level.PUBLIC ? 1 : options.k();
        return vector instanceof CodeVector codes
                ? new TextLearner(k).learn(cells.sorted(), nulls, codes.dictionary())
                : new NumberLearner(k).learn(cells.sorted(), nulls, ticks.scale(), column.type());
    }

    /** The driver first, then links of many columns before links of few: those fill columns of these. */
    private List<Links.Link> inOrder(TableName table) {
        List<Links.Link> ordered = new ArrayList<>(links.of(table));
        ordered.sort(Comparator.comparing((Links.Link l) -> roles.role(l.relationship()) != Role.DRIVER)
                .thenComparing(l -> -l.relationship().childColumns().size())
                .thenComparing(l -> l.relationship().label()));
        return ordered;
    }

    private LinkModel link(Links.Link link, List<Links.Link> before) {
        Relationship relationship = link.relationship();
        Role role = roles.role(relationship);
        LinkModel.Choice choice;
        Choices choices = new Choices(links, roles);
        if (discriminators.column(relationship).isPresent()) {
            return discriminators.link(link, fanOut(link), units, options.k());
        }
        Optional<LinkModel.Scope> scope =
                role == Role.SELF || role == Role.MATCHED ? choices.scope(link) : Optional.empty();
        if (role != Role.DRIVER && choices.implied(link, before)) {
            choice = new LinkModel.Implied();
            role = Role.SCOPED;
        } else if (role == Role.REFERENCE) {
            choice = categories(link, sample(relationship.parent()).size());
        } else if (scope.isPresent()) {
            choice = scope.get();
            role = Role.SCOPED;
        } else if (role == Role.SELF) {
            choice = new LinkModel.Levels(choices.depths(link, options.k()), fanOut(link));
        } else {
            choice = fanOut(link).within(new StrataLearner(links, roles, units, privacy, options.k()).learn(link));
        }
        return new LinkModel(relationship.withRole(role), link.nulls(), link.parentRows().length, choice);
    }

    private LinkModel.FanOut fanOut(Links.Link link) {
        Relationship relationship = link.relationship();
        TableName parent = relationship.parent();
        double keyed = link.parentRows().length == 0 ? 1 : 1 - (double) link.nulls() / link.parentRows().length;
        double perParent =
                rows.getOrDefault(relationship.child(), 0L) * keyed / Math.max(1, rows.getOrDefault(parent, 0L));
        return new FanOutLearner(options.k()).learn(link, sample(parent).size(), units.of(parent), perParent);
    }

    /**
     * Rows of a reference table that fewer than k units use share their weight evenly, so that none shows how often it
     * was used; where fewer than k units use any of them they get none.
     */
    private LinkModel.Categories categories(Links.Link link, int parents) {
        int[] unit = units.of(link.relationship().child());
        ValueUnits used = new ValueUnits();
        for (int row = 0; row < unit.length; row++) {
            if (link.parentRows()[row] >= 0) {
                used.add(link.parentRows()[row], unit[row]);
            }
        }
        ValueUnits.Sorted sorted = used.sorted();
        Long[] weights = new Long[parents];
        java.util.Arrays.fill(weights, 0L);
        long rare = 0;
        Set<Integer> rareUnits = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (int rank = 0; rank < sorted.distinct(); rank++) {
            if (sorted.units(rank) >= options.k()) {
                weights[(int) sorted.value(rank)] = (long) sorted.count(rank);
                kept.add((int) sorted.value(rank));
            } else {
                rare += sorted.count(rank);
                sorted.addUnits(rank, rareUnits);
            }
        }
        int others = parents - kept.size();
        rare = rareUnits.size() < options.k() ? 0 : rare;
        for (int i = 0; i < parents; i++) {
            if (!kept.contains(i)) {
                weights[i] = rare / others + (rare == 0 && kept.isEmpty() ? 1 : 0);
            }
        }
        return new LinkModel.Categories(List.of(weights));
    }

    private ColumnStatistics learnedStatistics(Column column, Sample sample, int position) {
        LearnedLeaf<? extends Encoder> found = learn(column, sample, position);
        return LearnedStatistics.of(column, found.encoder(), found.leaf());
    }

    private TableStatistics statistics(Table table, Sample sample) {
        List<ColumnStatistics> columns = new ArrayList<>();
        Set<String> foreign = foreignColumns(table.name());
        Set<String> keys = roles.isReference(table.name()) ? Set.of() : keyColumns(table, foreign);
        for (int c = 0; c < sample.columns().size(); c++) {
            Column column = sample.columns().get(c);
            if (foreign.contains(column.name()) || keys.contains(column.name())) {
                continue;
            }
            int position = c;
            columns.add(protectedColumns
                    .statistics(sample, c, units.of(table.name()))
                    .orElseGet(() -> learnedStatistics(column, sample, position)));
        }
        return new TableStatistics(table.name(), sample.size(), columns);
    }
}
