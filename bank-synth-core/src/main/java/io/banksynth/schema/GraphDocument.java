package io.banksynth.schema;

import io.banksynth.document.DocumentNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@link SchemaGraph} as a tree of maps, lists, texts, numbers and booleans, which is what the YAML of {@code
 * discover --output} and the pack's {@code relationship_graph.json} hold (docs/formats/graph.md). Keys that are unknown are
 * refused; keys that have their usual value may be missing. Names are written in lower case.
 */
public final class GraphDocument {
    private GraphDocument() {}

    /** The tree of a graph, its keys in a fixed order. */
    public static Map<String, Object> tree(SchemaGraph graph) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", graph.schema());
        tree.put("tables", graph.tables().stream().map(t -> tree(graph, t)).toList());
        tree.put(
                "relationships",
                graph.relationships().stream().map(GraphDocument::tree).toList());
        return tree;
    }

    /** The tree of one table, with the uses and checks of its columns. */
    public static Map<String, Object> tree(SchemaGraph graph, Table table) {
        Map<String, Object> tree = tree(table);
        List<String> checks = graph.checks().stream()
                .filter(c -> c.table().equals(table.name()))
                .map(CheckRule::condition)
                .toList();
        if (!checks.isEmpty()) {
            tree.put("checks", checks);
        }
        List<Map<String, Object>> uses = graph.uses().stream()
                .filter(u -> u.table().equals(table.name()))
                .map(GraphDocument::tree)
                .toList();
        if (!uses.isEmpty()) {
            tree.put("uses", uses);
        }
        return tree;
    }

    private static Map<String, Object> tree(ColumnUse use) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", written(use.column()));
        tree.put("kind", use.kind());
        if (!use.literals().isEmpty()) {
            tree.put("literals", use.literals());
        }
        tree.put("count", use.count());
        return tree;
    }

    private static Map<String, Object> tree(Table table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", table.name().written());
        if (!table.primaryKey().isEmpty()) {
            tree.put("primary_key", written(table.primaryKey()));
        }
        if (!table.unique().isEmpty()) {
            tree.put(
                    "unique",
                    table.unique().stream().map(GraphDocument::written).toList());
        }
        List<Object> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", written(column.name()));
            entry.put("type", column.type().toString());
            entry.put("nullable", column.nullable());
            columns.add(entry);
        }
        tree.put("columns", columns);
        return tree;
    }

    /** The tree of one relationship; what is not known of it is left out. */
    public static Map<String, Object> tree(Relationship relationship) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("child", relationship.child().written());
        tree.put("child_columns", written(relationship.childColumns()));
        tree.put("parent", relationship.parent().written());
        tree.put("parent_columns", written(relationship.parentColumns()));
        tree.put("kind", written(relationship.kind().name()));
        relationship.role().ifPresent(role -> tree.put("role", written(role.name())));
        tree.put("join_type", written(relationship.joinType().name()));
        tree.put("optional", relationship.optional());
        tree.put("cardinality", written(relationship.cardinality().name()));
        if (!relationship.condition().isEmpty()) {
            tree.put("condition", relationship.condition());
        }
        tree.put("confidence", relationship.confidence());
        relationship.review().ifPresent(review -> tree.put("review", written(review.name())));
        if (!relationship.evidence().isEmpty()) {
            tree.put(
                    "evidence",
                    relationship.evidence().stream().map(GraphDocument::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(Evidence evidence) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", written(evidence.source().name()));
        if (!evidence.file().isEmpty()) {
            tree.put("file", evidence.file());
        }
        if (evidence.line() > 0) {
            tree.put("line", evidence.line());
        }
        if (!evidence.query().isEmpty()) {
            tree.put("query", evidence.query());
        }
        tree.put("count", evidence.count());
        return tree;
    }

    private static List<String> written(List<String> names) {
        return names.stream().map(GraphDocument::written).toList();
    }

    private static String written(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * The graph that a tree describes.
     *
     * @param tree as {@link #tree(SchemaGraph)} makes it
     * @param place names a path such as {@code relationships[3].child} for a message, with the file and, where it is
     *     known, the line
     * @throws io.banksynth.error.BankSynthException if the tree is no graph, with the place that is wrong
     */
    public static SchemaGraph graph(Map<?, ?> tree, Function<String, String> place) {
        DocumentNode root = new DocumentNode(tree, "", place).withKeys("schema", "tables", "relationships");
        List<ColumnUse> uses = new ArrayList<>();
        List<CheckRule> checks = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (DocumentNode node : root.items("tables")) {
            Table table = table(node);
            tables.add(table);
            node.items("uses").forEach(u -> uses.add(use(table, u)));
            node.optional("checks")
                    .map(DocumentNode::texts)
                    .orElse(List.of())
                    .forEach(c -> checks.add(new CheckRule(table.name(), c)));
        }
        return new SchemaGraph(
                root.text("schema"),
                tables,
                root.items("relationships").stream()
                        .map(GraphDocument::relationship)
                        .toList(),
                uses,
                checks);
    }

    private static ColumnUse use(Table table, DocumentNode node) {
        node.withKeys("column", "kind", "literals", "count");
        DocumentNode column = node.required("column");
        checkColumns(table, List.of(column.text()), column);
        return new ColumnUse(
                table.name(),
                column.text(),
                node.required("kind").text(),
                node.optional("literals").map(DocumentNode::texts).orElse(List.of()),
                node.optional("count").map(DocumentNode::count).orElse(1));
    }

    private static Table table(DocumentNode node) {
        node.withKeys("name", "primary_key", "unique", "columns", "checks", "uses");
        Table table = new Table(
                node.required("name").as(n -> TableName.parse(n.text())),
                node.items("columns").stream().map(GraphDocument::column).toList(),
                node.optional("primary_key").map(DocumentNode::texts).orElse(List.of()),
                node.items("unique").stream().map(DocumentNode::texts).toList());
        node.optional("primary_key").ifPresent(key -> checkColumns(table, table.primaryKey(), key));
        List<DocumentNode> keys = node.items("unique");
        for (int i = 0; i < keys.size(); i++) {
            checkColumns(table, table.unique().get(i), keys.get(i));
        }
        return table;
    }

    private static void checkColumns(Table table, List<String> names, DocumentNode node) {
        for (String name : names) {
            if (!table.columns().isEmpty() && table.column(name).isEmpty()) {
                throw node.refused("table " + table.name() + " has no column " + name);
            }
        }
    }

    private static Column column(DocumentNode node) {
        node.withKeys("name", "type", "nullable");
        String name = node.required("name").text();
        DataType type = node.required("type").as(n -> DataType.parse(n.text()));
        boolean nullable = node.optional("nullable").map(DocumentNode::truth).orElse(true);
        return new Column(name, type, nullable);
    }

    private static Relationship relationship(DocumentNode node) {
        node.withKeys(
                "child",
                "child_columns",
                "parent",
                "parent_columns",
                "kind",
                "role",
                "join_type",
                "optional",
                "cardinality",
                "condition",
                "confidence",
                "review",
                "evidence");
        return node.as(n -> new Relationship(
                n.required("child").as(t -> TableName.parse(t.text())),
                n.required("child_columns").texts(),
                n.required("parent").as(t -> TableName.parse(t.text())),
                n.required("parent_columns").texts(),
                constant(n, "kind", RelationshipKind.class).orElse(RelationshipKind.FK),
                constant(n, "role", Role.class),
                constant(n, "join_type", JoinType.class).orElse(JoinType.INNER),
                n.optional("optional").map(DocumentNode::truth).orElse(false),
                constant(n, "cardinality", Cardinality.class).orElse(Cardinality.MANY_TO_ONE),
                n.text("condition"),
                n.optional("confidence").map(DocumentNode::share).orElse(1.0),
                constant(n, "review", Review.class),
                n.items("evidence").stream().map(GraphDocument::evidence).toList()));
    }

    private static <E extends Enum<E>> Optional<E> constant(DocumentNode node, String key, Class<E> type) {
        return node.optional(key).map(n -> n.constant(type));
    }

    private static Evidence evidence(DocumentNode node) {
        node.withKeys("source", "file", "line", "query", "count");
        return node.as(n -> new Evidence(
                n.required("source").constant(EvidenceSource.class),
                n.text("file"),
                n.optional("line").map(DocumentNode::count).orElse(0),
                n.text("query"),
                n.optional("count").map(DocumentNode::count).orElse(1)));
    }
}
