package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.Kinds;
import io.banksynth.model.Recurrences;
import io.banksynth.model.RowModel;
import io.banksynth.model.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How rows are drawn as trees for {@code synthesizers.json}. */
final class RowModelJson {
    private static final int MOST_CHOICES = 1 << 20;

    private RowModelJson() {}

    static Map<String, Object> tree(RowModel model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        model.order().ifPresent(order -> tree.put("order", order));
        model.kinds().ifPresent(kinds -> tree.put("kinds", kinds(kinds)));
        model.recurrences().ifPresent(recurrences -> tree.put("recurrences", recurrences(recurrences)));
        tree.put("columns", model.columns().stream().map(RowModelJson::column).toList());
        List<Object> rules = new ArrayList<>();
        for (RowModel.Rule rule : model.rules()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("rule", rule.text());
            entry.put("rows", rule.rows());
            entry.put("units", rule.units());
            rules.add(entry);
        }
        tree.put("rules", rules);
        if (!model.follows().isEmpty()) {
            tree.put("follows", model.follows().stream().map(RollUpJson::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> kinds(Kinds kinds) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", kinds.columns());
        tree.put("natures", kinds.natures().stream().map(RowModelJson::lower).toList());
        List<Object> combinations = new ArrayList<>();
        for (List<Long> combination : kinds.combinations()) {
            List<Object> codes = new ArrayList<>();
            combination.forEach(code -> codes.add(code == Term.NONE ? null : code));
            combinations.add(codes);
        }
        tree.put("combinations", combinations);
        if (!kinds.numbering().isEmpty()) {
            tree.put("numbering", kinds.numbering());
        }
        return tree;
    }

    private static Map<String, Object> recurrences(Recurrences recurrences) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("day", recurrences.day());
        tree.put("from", TermJson.tree(recurrences.from()));
        List<Object> kinds = new ArrayList<>();
        for (Recurrences.Recurrence recurrence : recurrences.kinds()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kind", recurrence.kind());
            entry.put("landing", lower(recurrence.landing()));
            entry.put("regularity", lower(recurrence.regularity()));
            kinds.add(entry);
        }
        tree.put("kinds", kinds);
        return tree;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> column(ColumnTree column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", column.column());
        tree.put("nature", lower(column.nature()));
        column.base().ifPresent(base -> tree.put("base", TermJson.tree(base)));
        if (isNumbered(column.nature())) {
            tree.put("choices", ((Encoder.Texts) column.encoder()).values().size());
        } else {
            tree.put("atoms", EncoderJson.tree(column.encoder()));
        }
        putTerms(tree, "derived", column.derived());
        putTerms(tree, "at_least", column.atLeast());
        putTerms(tree, "at_most", column.atMost());
        putTerms(tree, "apart", column.apart());
        if (!column.bans().isEmpty()) {
            List<Object> bans = new ArrayList<>();
            for (ColumnTree.Ban ban : column.bans()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("kind", ban.kind());
                entry.put("atoms", ban.atoms());
                entry.put("units", ban.units());
                bans.add(entry);
            }
            tree.put("never", bans);
        }
        column.pace().ifPresent(pace -> tree.put("pace", TermJson.tree(pace)));
        tree.put("tree", TreeJson.tree(column.tree()));
        return tree;
    }

    private static boolean isNumbered(ColumnTree.Nature nature) {
        return switch (nature) {
            case ROW, COPIED, KIND, SEGMENT -> true;
            case NUMBER, TEXT, END -> false;
        };
    }

    private static int choices(DocumentNode node) {
        long count = node.whole();
        if (count < 0 || count > MOST_CHOICES) {
            throw new IllegalArgumentException("it is not from 0 to " + MOST_CHOICES);
        }
        return (int) count;
    }

    private static void putTerms(Map<String, Object> tree, String key, List<Term> terms) {
        if (!terms.isEmpty()) {
            tree.put(key, terms.stream().map(TermJson::tree).toList());
        }
    }

    static RowModel model(DocumentNode node) {
        node.withKeys("order", "kinds", "recurrences", "columns", "rules", "follows");
        List<RowModel.Rule> rules = new ArrayList<>();
        for (DocumentNode rule : node.items("rules")) {
            rule.withKeys("rule", "rows", "units");
            rules.add(rule.as(r -> new RowModel.Rule(
                    r.required("rule").text(),
                    r.required("rows").whole(),
                    r.required("units").whole())));
        }
        RowModel model = new RowModel(
                        node.optional("order").map(DocumentNode::text),
                        node.optional("kinds").map(kinds -> kinds.as(RowModelJson::kinds)),
                        node.optional("recurrences").map(recurrences -> recurrences.as(RowModelJson::recurrences)),
                        node.items("columns").stream().map(RowModelJson::column).toList(),
                        rules)
                .following(node.items("follows").stream()
                        .map(RollUpJson::following)
                        .toList());
        return node.as(n -> model.checked());
    }

    private static Recurrences recurrences(DocumentNode node) {
        node.withKeys("day", "from", "kinds");
        List<Recurrences.Recurrence> kinds = new ArrayList<>();
        for (DocumentNode kind : node.items("kinds")) {
            kind.withKeys("kind", "landing", "regularity");
            kinds.add(new Recurrences.Recurrence(
                    kind.required("kind").count(),
                    kind.required("landing").constant(Term.Landing.class),
                    kind.required("regularity").constant(Recurrences.Regularity.class)));
        }
        return new Recurrences(node.required("day").whole(), TermJson.term(node.required("from")), kinds);
    }

    private static Kinds kinds(DocumentNode node) {
        node.withKeys("columns", "natures", "combinations", "numbering");
        List<List<Long>> combinations = new ArrayList<>();
        for (DocumentNode combination : node.items("combinations")) {
            combinations.add(combination.items().stream()
                    .map(code -> code.value() == null ? Term.NONE : code.whole())
                    .toList());
        }
        return new Kinds(
                node.required("columns").texts(),
                node.items("natures").stream()
                        .map(n -> n.constant(ColumnTree.Nature.class))
                        .toList(),
                combinations,
                node.items("numbering").stream().map(DocumentNode::count).toList());
    }

    private static ColumnTree column(DocumentNode node) {
        node.withKeys(
                "column",
                "nature",
                "base",
                "choices",
                "atoms",
                "derived",
                "at_least",
                "at_most",
                "apart",
                "never",
                "pace",
                "tree");
        ColumnTree.Nature nature = node.required("nature").constant(ColumnTree.Nature.class);
        Encoder encoder = isNumbered(nature)
                ? ColumnTree.numbered(node.required("choices").as(RowModelJson::choices))
                : node.required("atoms").as(EncoderJson::encoder);
        List<Term> derived = terms(node, "derived");
        List<ColumnTree.Ban> bans = new ArrayList<>();
        for (DocumentNode ban : node.optional("never").map(DocumentNode::items).orElse(List.of())) {
            ban.withKeys("kind", "atoms", "units");
            bans.add(new ColumnTree.Ban(
                    code(ban.required("kind")),
                    ban.items("atoms").stream().map(RowModelJson::code).toList(),
                    ban.required("units").whole()));
        }
        return new ColumnTree(
                node.required("column").text(),
                nature,
                node.optional("base").map(TermJson::term),
                encoder,
                derived,
                TreeJson.tree(node.required("tree"), new AtomLayout(derived.size(), encoder)),
                terms(node, "at_least"),
                terms(node, "at_most"),
                bans,
                node.optional("pace").map(TermJson::term),
                terms(node, "apart"));
    }

    private static int code(DocumentNode node) {
        long code = node.whole();
        if (code != (int) code) {
            throw node.refused("so many there are not");
        }
        return (int) code;
    }

    private static List<Term> terms(DocumentNode node, String key) {
        return node.optional(key).map(DocumentNode::items).orElse(List.of()).stream()
                .map(TermJson::term)
                .toList();
    }
}
