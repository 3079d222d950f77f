package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.LinkModel;
import io.banksynth.model.RowModel;
import io.banksynth.model.TableModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table models as two trees: what values look like in {@code encoders.json}, how often they occur in {@code synthesizers.json}. */
final class ModelJson {
    private ModelJson() {}

    static Map<String, Object> encoders(TableModel model) {
        List<Object> columns = new ArrayList<>();
        for (ColumnModel column : model.columns()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("column", column.column());
            if (column instanceof ColumnModel.Key key) {
                entry.putAll(EncoderJson.tree(key.form()));
            } else if (column instanceof ColumnModel.Verbatim verbatim) {
                entry.putAll(EncoderJson.tree(verbatim));
            } else if (column instanceof ColumnModel.Provided provided) {
                entry.putAll(EncoderJson.tree(provided));
            } else if (column instanceof ColumnModel.Learned learned) {
                entry.putAll(EncoderJson.tree(learned.encoder()));
            }
            columns.add(entry);
        }
        List<Object> fanOuts = new ArrayList<>();
        for (LinkModel link : model.links()) {
            fanOut(link.choice()).ifPresent(fanOut -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("relationship", link.relationship().label());
                entry.putAll(EncoderJson.tree(fanOut.encoder()));
                fanOuts.add(entry);
            });
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("table", model.table().shown());
        tree.put("columns", columns);
        tree.put("fan_outs", fanOuts);
        return tree;
    }

    static Map<String, Object> synthesizers(TableModel model) {
        List<Object> columns = new ArrayList<>();
        for (ColumnModel column : model.columns()) {
            if (column instanceof ColumnModel.Learned learned) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("column", learned.column());
                entry.put("tree", Map.of("leaf", leaf(learned.leaf())));
                columns.add(entry);
            }
        }
        List<Object> links = new ArrayList<>();
        for (LinkModel link : model.links()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("relationship", link.relationship().label());
            entry.put("role", link.relationship().role().orElseThrow().name().toLowerCase(java.util.Locale.ROOT));
            entry.put("nulls", link.nulls());
            entry.put("children", link.children());
            fanOut(link.choice()).ifPresent(fanOut -> entry.put("fan_out", fanOut(fanOut)));
            if (link.choice() instanceof LinkModel.Levels levels) {
                entry.put("depths", levels.depths());
            } else if (link.choice() instanceof LinkModel.Scope scope) {
                entry.put("scope", List.of(scope.nulls(), scope.candidates()));
            } else if (link.choice() instanceof LinkModel.Copied copied) {
                entry.put("copied", List.of(copied.nulls(), copied.candidates()));
                entry.put("way", copied.way().keys());
            } else if (link.choice() instanceof LinkModel.Categories categories) {
                entry.put("categories", categories.weights());
            }
            link.cases().ifPresent(cases -> entry.put("cases", cases(cases)));
            links.add(entry);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("table", model.table().shown());
        tree.put("kind", model.reference() ? "reference" : "learned");
        tree.put("rows", model.rows());
        tree.put("columns", columns);
        tree.put("links", links);
        model.rowModel().ifPresent(rows -> tree.put("drawn", RowModelJson.tree(rows)));
        return tree;
    }

    private static Map<String, Object> cases(LinkModel.Cases cases) {
        List<Object> values = new ArrayList<>();
        for (LinkModel.Case one : cases.values()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", one.value());
            entry.put("keyed", one.keyed());
            entry.put("keyless", one.keyless());
            values.add(entry);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", cases.column());
        tree.put("values", values);
        return tree;
    }

    private static LinkModel.Cases cases(DocumentNode node) {
        node.withKeys("column", "values");
        List<LinkModel.Case> values = new ArrayList<>();
        for (DocumentNode value : node.items("values")) {
            value.withKeys("value", "keyed", "keyless");
            values.add(value.as(one -> new LinkModel.Case(
                    one.required("value").verbatim(),
                    one.required("keyed").whole(),
                    one.required("keyless").whole())));
        }
        return node.as(n -> new LinkModel.Cases(n.required("column").text(), values));
    }

    private static Optional<LinkModel.FanOut> fanOut(LinkModel.Choice choice) {
        if (choice instanceof LinkModel.Levels levels) {
            return Optional.of(levels.fanOut());
        }
        return choice instanceof LinkModel.FanOut fanOut ? Optional.of(fanOut) : Optional.empty();
    }

    private static Map<String, Object> fanOut(LinkModel.FanOut fanOut) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("leaf", leaf(fanOut.leaf()));
        fanOut.tree().ifPresent(t -> tree.put("tree", TreeJson.tree(t)));
        fanOut.strata().ifPresent(s -> tree.put("strata", strata(s)));
        if (!fanOut.counted().isEmpty()) {
            tree.put("counted", fanOut.counted());
        }
        fanOut.copied().ifPresent(way -> tree.put("way", way.keys()));
        if (!fanOut.rolled().isEmpty()) {
            tree.put("rolled", fanOut.rolled().stream().map(RollUpJson::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> strata(LinkModel.Strata strata) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("driver", strata.driver());
        tree.put("parent", strata.parent());
        tree.put("matched", strata.matched());
        tree.put("candidates", strata.candidates());
        return tree;
    }

    private static LinkModel.Strata strata(DocumentNode node) {
        node.withKeys("driver", "parent", "matched", "candidates");
        return node.as(n -> new LinkModel.Strata(
                n.required("driver").texts(),
                n.required("parent").texts(),
                n.required("matched").whole(),
                n.required("candidates").whole()));
    }

    private static Map<String, Object> leaf(Leaf leaf) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("nulls", leaf.nulls());
        tree.put("values", leaf.values());
        tree.put("rest", leaf.rest());
        tree.put("steps", leaf.steps());
        return tree;
    }

    /** Puts a table's two trees together again. */
    static TableModel model(SchemaGraph graph, DocumentNode encoders, DocumentNode synthesizers) {
        encoders.withKeys("table", "columns", "fan_outs");
        synthesizers.withKeys("table", "kind", "rows", "columns", "links", "drawn");
        TableName table = TableName.parse(synthesizers.required("table").text());
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        for (DocumentNode column : synthesizers.items("columns")) {
            column.withKeys("column", "tree");
            leaves.put(column.required("column").text(), leaf(column.required("tree")));
        }
        List<ColumnModel> columns = new ArrayList<>();
        for (DocumentNode column : encoders.items("columns")) {
            columns.add(column.as(node -> column(node, leaves)));
        }
        Map<String, Encoder.Numbers> fanOuts = new LinkedHashMap<>();
        for (DocumentNode fanOut : encoders.items("fan_outs")) {
            fanOuts.put(fanOut.required("relationship").text(), fanOut.as(EncoderJson::numbers));
        }
        List<LinkModel> links = new ArrayList<>();
        for (DocumentNode link : synthesizers.items("links")) {
            links.add(link.as(node -> link(graph, node, fanOuts)));
        }
        String kind = synthesizers.required("kind").text();
        if (!kind.equals("reference") && !kind.equals("learned")) {
            throw synthesizers.required("kind").refused(kind + " is none of reference, learned");
        }
        Optional<RowModel> drawn = synthesizers.optional("drawn").map(RowModelJson::model);
        return synthesizers.as(node -> new TableModel(
                        table, kind.equals("reference"), node.required("rows").whole(), columns, links, drawn)
                .checked());
    }

    private static ColumnModel column(DocumentNode node, Map<String, Leaf> leaves) {
        String name = node.required("column").text();
        String kind = node.required("kind").text();
        if (kind.equals("key")) {
            return new ColumnModel.Key(name, EncoderJson.form(node));
        }
        if (kind.equals("verbatim")) {
            return EncoderJson.verbatim(name, node);
        }
        if (kind.equals("provided")) {
            return EncoderJson.provided(name, node);
        }
        Leaf leaf = leaves.get(name);
        if (leaf == null) {
            throw node.refused("synthesizers.json has no tree of column " + name);
        }
        Encoder encoder = EncoderJson.encoder(node);
        requireFit(node, encoder, leaf);
        return new ColumnModel.Learned(name, encoder, leaf);
    }

    private static void requireFit(DocumentNode node, Encoder encoder, Leaf leaf) {
        int values = encoder instanceof Encoder.Texts texts
                ? texts.values().size()
                : ((Encoder.Numbers) encoder).values().size();
        int rest = encoder instanceof Encoder.Texts texts ? texts.masks().size() : ((Encoder.Numbers) encoder).bins();
        int steps = encoder instanceof Encoder.Numbers numbers ? numbers.steps().size() : 0;
        if (leaf.values().size() != values
                || leaf.rest().size() != rest
                || leaf.steps().size() != steps) {
            throw node.refused("its tree in synthesizers.json does not weigh as many atoms as it has");
        }
    }

    private static LinkModel link(SchemaGraph graph, DocumentNode node, Map<String, Encoder.Numbers> fanOuts) {
        node.withKeys(
                "relationship",
                "role",
                "nulls",
                "children",
                "fan_out",
                "categories",
                "depths",
                "scope",
                "copied",
                "way",
                "cases");
        String label = node.required("relationship").text();
        Relationship relationship = graph.foreignKeys().stream()
                .filter(r -> r.label().equals(label))
                .findFirst()
                .orElseThrow(() -> node.refused("relationship_graph.json has no relationship " + label));
        LinkModel.Choice choice = choice(node, label, fanOuts);
        return new LinkModel(
                relationship.withRole(node.required("role").constant(Role.class)),
                node.required("nulls").whole(),
                node.required("children").whole(),
                choice,
                node.optional("cases").map(ModelJson::cases));
    }

    private static LinkModel.Choice choice(DocumentNode node, String label, Map<String, Encoder.Numbers> fanOuts) {
        if (node.optional("fan_out").isPresent()) {
            Encoder.Numbers encoder = fanOuts.get(label);
            if (encoder == null) {
                throw node.refused("encoders.json has no fan-out of " + label);
            }
            Leaf leaf = leaf(node.required("fan_out"));
            requireFit(node, encoder, leaf);
            LinkModel.FanOut fanOut = new LinkModel.FanOut(
                    encoder,
                    leaf,
                    node.required("fan_out")
                            .optional("tree")
                            .map(tree -> TreeJson.tree(tree, new AtomLayout(0, encoder))),
                    node.required("fan_out").optional("strata").map(ModelJson::strata),
                    node.required("fan_out")
                            .optional("counted")
                            .map(DocumentNode::texts)
                            .orElse(List.of()),
                    node.required("fan_out").optional("way").map(ModelJson::way),
                    node.required("fan_out").items("rolled").stream()
                            .map(RollUpJson::rollUp)
                            .toList());
            return node.optional("depths").isPresent()
                    ? new LinkModel.Levels(node.required("depths").wholes(), fanOut)
                    : fanOut;
        }
        if (node.optional("scope").isPresent()) {
            List<Long> counts = twoCounts(node.required("scope"));
            return node.as(n -> new LinkModel.Scope(counts.get(0), counts.get(1)));
        }
        if (node.optional("copied").isPresent()) {
            List<Long> counts = twoCounts(node.required("copied"));
            return node.as(n -> new LinkModel.Copied(way(n.required("way")), counts.get(0), counts.get(1)));
        }
        return node.optional("categories").isPresent()
                ? new LinkModel.Categories(node.required("categories").wholes())
                : new LinkModel.Implied();
    }

    private static List<Long> twoCounts(DocumentNode node) {
        List<Long> counts = node.wholes();
        if (counts.size() != 2) {
            throw node.refused("two counts are needed here");
        }
        return counts;
    }

    private static LinkModel.Way way(DocumentNode node) {
        return node.as(n -> new LinkModel.Way(n.texts()));
    }

    private static Leaf leaf(DocumentNode tree) {
        DocumentNode leaf = tree.withKeys("leaf", "tree", "strata", "counted", "way", "rolled")
                .required("leaf")
                .withKeys("nulls", "values", "rest", "steps");
        return leaf.as(node -> new Leaf(
                node.required("nulls").whole(),
                node.required("values").wholes(),
                node.required("rest").wholes(),
                node.required("steps").wholes()));
    }
}
