package io.banksynth.train;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Encoder;
import io.banksynth.model.LinkModel;
import io.banksynth.model.Mask;
import io.banksynth.model.ReferenceRanks;
import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import io.banksynth.model.TickScale;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.train.leaf.ColumnTicks;
import io.banksynth.train.tree.CellColumn;
import io.banksynth.train.tree.CountColumns;
import io.banksynth.train.tree.RollUpSearch;
import io.banksynth.train.tree.RowLearner;
import io.banksynth.train.tree.SegmentLearner;
import io.banksynth.train.tree.SettledColumns;
import io.banksynth.train.tree.TableCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The samples as rows are learned from them: whole numbers, joined along the drivers. */
final class RowCells {
    private final Map<TableName, Sample> samples;
    private final Map<TableName, TableModel> models = new LinkedHashMap<>();
    private final Map<TableName, Table> tables = new LinkedHashMap<>();
    private final Links links;
    private final Units units;
    private final PrivacyPlan privacy;
    private final int k;
    private final Map<TableName, TableCells> known = new HashMap<>();
    private final Map<TableName, Own> owns = new HashMap<>();
    private final AskedLinks asked;
    private final RolledColumns rolled;

    RowCells(JoinedSamples joined, List<TableModel> models, PrivacyPlan privacy, int k) {
        this.samples = joined.samples();
        this.links = joined.links();
        this.units = joined.units();
        this.privacy = privacy;
        this.k = k;
        joined.graph().tables().forEach(table -> this.tables.put(table.name(), table));
        models.forEach(model -> this.models.put(model.table(), model));
        this.asked = new AskedLinks(models);
        this.rolled = new RolledColumns(this, k);
    }

    TableCells of(TableName table) {
        TableCells cells = known.get(table);
        if (cells == null) {
            cells = build(table);
            known.put(table, cells);
        }
        return cells;
    }

    /** What a table says without the rows above and below. */
    private record Own(
            List<CellColumn> columns,
            Map<String, TableModel> references,
            Map<String, Map<String, long[]>> ranks,
            Optional<Links.Link> driver) {}

    private Own own(TableName table) {
        Own own = owns.get(table);
        if (own == null) {
            own = read(table);
            owns.put(table, own);
        }
        return own;
    }

    private TableCells build(TableName table) {
        Own own = own(table);
        List<CellColumn> columns = new ArrayList<>(own.columns());
        if (RowLearner.isEnough(units.of(table), k) && !model(table).reference()) {
            SegmentLearner.learn(children(table), units.of(table), k).ifPresent(columns::add);
        }
        return cells(
                table, columns, own.driver().map(d -> asked(d.relationship().parent())));
    }

    /** A table as others may ask for it: without the columns that are settled last. */
    TableCells asked(TableName table) {
        return of(table).without(settled(table).names()::contains);
    }

    /** A table without the rows above and below. */
    TableCells alone(TableName table) {
        return cells(table, own(table).columns(), Optional.empty());
    }

    /** Columns of a table that are settled after its rows are drawn. */
    SettledColumns settled(TableName table) {
        return rolled.of(table).settled();
    }

    /** What of the parents the children along a link make up. */
    List<RollUpSearch.Found> rolled(LinkModel link) {
        return rolled.of(link.relationship().parent()).found(link);
    }

    /** The tables below whose samples hold all children of this one. */
    private List<TableCells> children(TableName table) {
        return tables.keySet().stream()
                .filter(child -> !child.equals(table) && !model(child).reference())
                .filter(child -> own(child)
                        .driver()
                        .map(d -> d.relationship().parent().equals(table))
                        .orElse(false))
                .map(this::alone)
                .filter(TableCells::complete)
                .toList();
    }

    private TableCells cells(TableName table, List<CellColumn> columns, Optional<TableCells> parent) {
        Own own = own(table);
        Sample sample = Objects.requireNonNull(samples.get(table));
        int[] parents = new int[sample.size()];
        Arrays.fill(parents, -1);
        own.driver().ifPresent(d -> System.arraycopy(d.parentRows(), 0, parents, 0, parents.length));
        boolean complete = own.driver()
                .map(d -> d.orphanShare() <= FanOutLearner.CUT_SHARE)
                .orElse(false);
        List<String> given =
                own.driver().map(d -> d.relationship().childColumns()).orElse(List.of());
        return new TableCells(
                table.shown(),
                RowLearner.isEnough(units.of(table), k) ? columns : List.of(),
                units.of(table),
                new RowNumbers(Objects.requireNonNull(tables.get(table)), given, sample).places(),
                parents,
                complete,
                parent,
                columns.isEmpty() ? List.of() : linked(table),
                own.references(),
                own.ranks());
    }

    /** The parents that rows may ask along other links than the driver. */
    private List<TableCells.Linked> linked(TableName table) {
        return model(table).links().stream()
                .filter(asked::contains)
                .map(link -> {
                    Links.Link rows = link(link.relationship());
                    TableName parent = link.relationship().parent();
                    return new TableCells.Linked(
                            String.join(",", link.relationship().childColumns()),
                            rows.parentRows(),
                            alone(parent).without(settled(parent).names()::contains));
                })
                .toList();
    }

    /** Whether a table is kept as it is. */
    boolean isReference(TableName table) {
        return model(table).reference();
    }

    private TableModel model(TableName table) {
        return Objects.requireNonNull(models.get(table));
    }

    private Own read(TableName table) {
        Sample sample = Objects.requireNonNull(samples.get(table));
        TableModel model = Objects.requireNonNull(models.get(table));
        List<CellColumn> columns = new ArrayList<>();
        for (ColumnModel column : model.columns()) {
            boolean decides = model.links().stream()
                    .anyMatch(link -> link.cases()
                            .map(cases -> cases.column().equals(column.column()))
                            .orElse(false));
            boolean learnable = privacy.level(table, column.column()).learnable();
            if (column instanceof ColumnModel.Learned learned && learnable && !decides) {
                columns.add(cells(sample, learned));
            }
        }
        Map<String, TableModel> references = new LinkedHashMap<>();
        Map<String, Map<String, long[]>> ranks = new HashMap<>();
        Optional<Links.Link> driver = Optional.empty();
        for (LinkModel link : model.links()) {
            Links.Link rows = link(link.relationship());
            if (link.relationship().role().orElseThrow() == Role.DRIVER) {
                driver = Optional.of(rows);
            } else if (link.choice() instanceof LinkModel.Categories
                    && !isPartOfKey(table, link)
                    && isLearnable(link)) {
                CellColumn column = reference(link, rows);
                columns.add(column);
                TableModel reference = model(link.relationship().parent());
                references.put(column.name(), reference);
                ranks.put(column.name(), ReferenceRanks.of(reference));
            } else if (link.choice() instanceof LinkModel.FanOut fanOut && isLearnable(link)) {
                fanOut.copied().ifPresent(way -> columns.add(copied(link, rows, way)));
            }
        }
        return new Own(columns, references, ranks, driver);
    }

    /** Whether the samples hold all children of each parent, and all parents of these. */
    boolean hasAllSiblings(Relationship driver) {
        Optional<Links.Link> above = Objects.requireNonNull(models.get(driver.parent())).links().stream()
                .filter(l -> l.relationship().role().orElseThrow() == Role.DRIVER)
                .map(l -> link(l.relationship()))
                .findFirst();
        return link(driver).orphanShare() <= FanOutLearner.CUT_SHARE
                && above.map(l -> l.nulls() + l.orphans() == 0).orElse(true);
    }

    /** The links of other tables to a table. */
    List<LinkModel> below(TableName table) {
        return models.values().stream()
                .flatMap(model -> model.links().stream())
                .filter(link -> link.relationship().parent().equals(table))
                .toList();
    }

    /** How many children each row of the parent has. */
    int[] childrenPerParent(Relationship relationship) {
        int[] children = new int
                [Objects.requireNonNull(samples.get(relationship.parent())).size()];
        for (int parent : link(relationship).parentRows()) {
            if (parent >= 0) {
                children[parent]++;
            }
        }
        return children;
    }

    /** Columns of the parent that say how many children it has; rows that a relationship does not hold for are not told apart here. */
    List<String> counted(LinkModel link) {
        Relationship relationship = link.relationship();
        return link.cases().isPresent() || link.way().isPresent() || !link.hasFanOut()
                ? List.of()
                : CountColumns.find(alone(relationship.parent()), childrenPerParent(relationship), k);
    }

    private Links.Link link(Relationship relationship) {
        return links.of(relationship.child()).stream()
                .filter(l -> l.relationship().label().equals(relationship.label()))
                .findFirst()
                .orElseThrow();
    }

    private boolean isLearnable(LinkModel link) {
        return link.relationship().childColumns().stream()
                .allMatch(c -> privacy.level(link.relationship().child(), c).learnable());
    }

    private boolean isPartOfKey(TableName name, LinkModel link) {
        Table table = Objects.requireNonNull(tables.get(name));
        List<List<String>> keys = new ArrayList<>(table.unique());
        keys.add(table.primaryKey());
        return keys.stream()
                .anyMatch(key -> link.relationship().childColumns().stream().anyMatch(key::contains));
    }

    private CellColumn cells(Sample sample, ColumnModel.Learned learned) {
        int position = 0;
        while (!sample.columns().get(position).name().equals(learned.column())) {
            position++;
        }
        Column column = sample.columns().get(position);
        Vector vector = sample.rows().vector(position);
        return vector instanceof CodeVector codes
                ? texts(learned, codes, sample.size())
                : numbers(learned, vector, column.type(), sample.size());
    }

    private static CellColumn texts(ColumnModel.Learned learned, CodeVector codes, int rows) {
        Encoder.Texts encoder = (Encoder.Texts) learned.encoder();
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < encoder.values().size(); i++) {
            values.put(encoder.values().get(i), i);
        }
        Map<String, Integer> masks = new HashMap<>();
        for (int i = 0; i < encoder.masks().size(); i++) {
            masks.put(encoder.masks().get(i).form(), i);
        }
        int size = codes.dictionary().size();
        long[] codeOf = new long[size];
        int[] maskOf = new int[size];
        for (int code = 0; code < size; code++) {
            String text = codes.dictionary().text(code);
            Integer value = values.get(text);
            codeOf[code] = value == null ? Term.RARE - 1 - code : value;
            Integer mask = value == null ? masks.get(Mask.of(text).pattern()) : null;
            maskOf[code] = mask == null ? -1 : mask;
        }
        long[] cells = new long[rows];
        int[] mask = new int[rows];
        for (int row = 0; row < rows; row++) {
            boolean none = codes.nulls()[row];
            cells[row] = none ? Term.NONE : codeOf[codes.codes()[row]];
            mask[row] = none ? -1 : maskOf[codes.codes()[row]];
        }
        return new CellColumn(learned.column(), Nature.TEXT, cells, mask, encoder, learned.leaf(), 0, 0);
    }

    private static CellColumn numbers(ColumnModel.Learned learned, Vector vector, DataType type, int rows) {
        ColumnTicks ticks = ColumnTicks.of(vector, type, rows);
        long[] cells = new long[rows];
        for (int row = 0; row < rows; row++) {
            cells[row] = vector.nulls()[row] ? Term.NONE : ticks.ticks()[row];
        }
        return new CellColumn(
                learned.column(),
                Nature.NUMBER,
                cells,
                new int[0],
                learned.encoder(),
                learned.leaf(),
                exponent(type, ticks.scale()),
                ticks.scale().day(type));
    }

    private static int exponent(DataType type, TickScale scale) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.scale() - (scale.unit() == TickScale.Unit.WIDE_DECIMAL ? scale.exponent() : 0);
        }
        return scale.unit() == TickScale.Unit.DOUBLE ? scale.exponent() : 0;
    }

    /** In which rows a link's parent is the one that a way leads to. */
    private CellColumn copied(LinkModel link, Links.Link rows, LinkModel.Way way) {
        int[] found = links.follow(rows.relationship().child(), way);
        long[] cells = new long[found.length];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = found[row] >= 0 && found[row] == rows.parentRows()[row] ? 1 : 0;
        }
        return CellColumn.numbered(String.join(",", link.relationship().childColumns()), Nature.COPIED, cells, 2);
    }

    private CellColumn reference(LinkModel link, Links.Link rows) {
        int parents = Objects.requireNonNull(samples.get(link.relationship().parent()))
                .size();
        long[] cells = new long[rows.parentRows().length];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = rows.parentRows()[row] < 0 ? Term.NONE : rows.parentRows()[row];
        }
        return CellColumn.numbered(String.join(",", link.relationship().childColumns()), Nature.ROW, cells, parents);
    }
}
