package io.banksynth.discover;

import io.banksynth.discover.Election.Elected;
import io.banksynth.discover.KnownTable.KnownColumn;
import io.banksynth.discover.data.CompositeKeys;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.Definitions;
import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Evidence;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the tables and relationships of the graph from what was decided. */
final class GraphBuilder {
    private static final DataType NUMBER = new DataType.Decimal(38, 10);
    private static final int ENOUGH_ROWS = 20;

    private final KnownTables known;
    private final Map<BaseColumn, ColumnNode> nodes;

    GraphBuilder(KnownTables known, Map<BaseColumn, ColumnNode> nodes) {
        this.known = known;
        this.nodes = nodes;
    }

    /** The tables with their keys; columns that are parents of a foreign key become keys where none is declared. */
    List<Table> tables(List<Elected> elected) {
        List<Table> tables = new ArrayList<>();
        for (KnownTable table : known.tables().values()) {
            List<String> primary = table.primaryKey.isEmpty() ? found(table, elected) : table.primaryKey;
            List<Column> columns = new ArrayList<>();
            for (KnownColumn column : table.columns.values()) {
                boolean nullable = column.nullable() && !primary.contains(column.name());
                columns.add(new Column(column.name(), type(column), nullable));
            }
            List<List<String>> unique = new ArrayList<>();
            for (List<String> key : table.unique) {
                if (!key.equals(primary) && !unique.contains(key)) {
                    unique.add(key);
                }
            }
            for (Elected one : elected) {
                List<String> key = parentColumns(one);
                boolean new1 = one.kind() == RelationshipKind.FK
                        && one.pairs().get(0).parent.id().table().equals(table.name)
                        && !Set.copyOf(key).equals(Set.copyOf(primary))
                        && !unique.contains(key)
                        && key.size() == 1
                        && one.pairs()
                                .get(0)
                                .parent
                                .profile()
                                .filter(p -> p.identifies())
                                .isPresent();
                if (new1) {
                    unique.add(key);
                }
            }
            tables.add(new Table(table.name, columns, primary, unique));
        }
        return tables;
    }

    private static DataType type(KnownColumn column) {
        Optional<DataType> declared = column.declared();
        Optional<DataType> sampled = column.sampled();
        boolean timed = declared.filter(t -> t instanceof DataType.Date).isPresent()
                && sampled.filter(t -> t instanceof DataType.Timestamp).isPresent();
        return timed ? sampled.get() : declared.or(() -> sampled).orElse(NUMBER);
    }

    private static List<String> parentColumns(Elected elected) {
        return elected.pairs().stream().map(p -> p.parent.id().column()).toList();
    }

    private List<ColumnNode> columns(KnownTable table) {
        return table.columns.keySet().stream()
                .map(c -> nodes.get(new BaseColumn(table.name, c)))
                .filter(n -> n != null)
                .toList();
    }

    /** The primary key of a table that declares none. */
    private List<String> found(KnownTable table, List<Elected> elected) {
        List<ColumnNode> columns = columns(table);
        List<ColumnNode> best = GuessedKeys.best(columns);
        if (!best.isEmpty()) {
            return List.of(best.get(0).id().column());
        }
        for (Elected one : elected) {
            ColumnNode parent = one.pairs().get(0).parent;
            if (one.kind() == RelationshipKind.FK
                    && parent.id().table().equals(table.name)
                    && parent.identifiesInData()) {
                List<String> key = parentColumns(one);
                if (key.size() == 1 || table.sample == null) {
                    return key;
                }
            }
        }
        if (table.sample == null) {
            return List.of();
        }
        for (ColumnNode column : columns) {
            boolean plain = column.typeClass() == ColumnNode.TypeClass.NUMBER
                    || column.typeClass() == ColumnNode.TypeClass.TEXT;
            boolean identifies = column.profile()
                    .filter(p -> p.identifies() && p.rows() >= ENOUGH_ROWS)
                    .isPresent();
            if (plain && identifies && (column.position() == 0 || column.name().identifying())) {
                return List.of(column.id().column());
            }
        }
        for (Elected one : elected) {
            if (one.kind() == RelationshipKind.FK
                    && one.pairs().size() > 1
                    && one.pairs().get(0).parent.id().table().equals(table.name)) {
                return parentColumns(one);
            }
        }
        return composite(table, columns, elected);
    }

    private List<String> composite(KnownTable table, List<ColumnNode> columns, List<Elected> elected) {
        Set<BaseColumn> children = new HashSet<>();
        elected.forEach(e -> e.pairs().forEach(p -> children.add(p.child.id())));
        List<ColumnNode> likely = new ArrayList<>();
        columns.stream().filter(c -> children.contains(c.id())).forEach(likely::add);
        columns.stream()
                .filter(c -> !likely.contains(c))
                .filter(c -> c.name().identifying() || c.typeClass() == ColumnNode.TypeClass.TIME)
                .forEach(likely::add);
        if (table.sample == null || likely.size() < 2 || table.sample.size() < ENOUGH_ROWS) {
            return List.of();
        }
        List<String> sampled = table.sample.columns().stream().map(Column::name).toList();
        List<Integer> positions = likely.stream()
                .map(c -> sampled.indexOf(c.id().column()))
                .filter(i -> i >= 0)
                .toList();
        return new CompositeKeys(table.sample)
                .find(positions).stream().map(sampled::get).toList();
    }

    /** The relationship that was decided. */
    Relationship relationship(Elected elected) {
        Pair first = elected.pairs().get(0);
        boolean fk = elected.kind() == RelationshipKind.FK;
        boolean nulls = elected.pairs().stream()
                .anyMatch(p -> p.child.profile().filter(c -> c.nulls() > 0).isPresent());
        boolean optional = fk && (nulls || elected.pairs().stream().anyMatch(Places::keepsOrphans));
        boolean one = fk && elected.pairs().size() == 1 && oneToOne(first);
        return new Relationship(
                first.child.id().table(),
                elected.pairs().stream().map(p -> p.child.id().column()).toList(),
                first.parent.id().table(),
                parentColumns(elected),
                elected.kind(),
                Optional.empty(),
                Places.joinType(first),
                optional,
                one ? Cardinality.ONE_TO_ONE : Cardinality.MANY_TO_ONE,
                first.condition,
                Math.round(elected.confidence() * 100) / 100.0,
                Optional.empty(),
                Places.of(elected.pairs()));
    }

    private static boolean oneToOne(Pair pair) {
        boolean identifies = pair.child
                .profile()
                .filter(p -> p.unique() && p.rows() >= ENOUGH_ROWS)
                .isPresent();
        boolean contradicted = pair.child.profile().filter(p -> !p.unique()).isPresent();
        return identifies || (pair.child.declaredKey() && !contradicted);
    }

    /** The declared foreign keys, which need no election. */
    List<Relationship> declared() {
        List<Relationship> declared = new ArrayList<>();
        for (KnownTable table : known.tables().values()) {
            for (Definitions.ForeignKey key : table.foreignKeys) {
                declared(table, key).ifPresent(declared::add);
            }
        }
        return declared;
    }

    private Optional<Relationship> declared(KnownTable table, Definitions.ForeignKey key) {
        Optional<TableName> name =
                known.catalog().find(key.parent().schema(), key.parent().table());
        KnownTable parent = name.map(known::get).orElse(null);
        if (parent == null) {
            return Optional.empty();
        }
        List<String> columns = key.parentColumns().isEmpty() ? parent.primaryKey : key.parentColumns();
        boolean complete = columns.size() == key.columns().size()
                && table.columns.keySet().containsAll(key.columns())
                && parent.columns.keySet().containsAll(columns);
        if (!complete) {
            return Optional.empty();
        }
        boolean optional = key.columns().stream().anyMatch(c -> nullable(table, c));
        boolean one = table.primaryKey.equals(key.columns()) || table.unique.contains(key.columns());
        return Optional.of(new Relationship(
                table.name,
                key.columns(),
                parent.name,
                columns,
                RelationshipKind.FK,
                Optional.empty(),
                io.banksynth.schema.JoinType.INNER,
                optional,
                one ? Cardinality.ONE_TO_ONE : Cardinality.MANY_TO_ONE,
                "",
                1.0,
                Optional.empty(),
                List.of(new Evidence(EvidenceSource.CONSTRAINT, key.file(), key.line(), "", 1))));
    }

    private boolean nullable(KnownTable table, String column) {
        ColumnNode node = nodes.get(new BaseColumn(table.name, column));
        if (node != null && node.profile().isPresent()) {
            return node.profile().get().nulls() > 0;
        }
        KnownColumn one = table.columns.get(column);
        return one != null && one.nullable();
    }
}
