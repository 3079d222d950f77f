package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.RollUp;
import io.banksynth.model.RowModel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Columns that rows below make up, and what follows from them, as trees for {@code synthesizers.json}. */
final class RollUpJson {
    private RollUpJson() {}

    static Map<String, Object> tree(RollUp rollUp) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", rollUp.column());
        tree.put("aggregate", lower(rollUp.aggregate()));
        tree.put("of", TermJson.tree(rollUp.of()));
        tree.put("childless", lower(rollUp.childless()));
        return tree;
    }

    static Map<String, Object> tree(RowModel.Following following) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("column", following.column());
        tree.put("term", TermJson.tree(following.term()));
        return tree;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static RollUp rollUp(DocumentNode node) {
        node.withKeys("column", "aggregate", "of", "childless");
        return node.as(n -> new RollUp(
                n.required("column").text(),
                n.required("aggregate").constant(RollUp.Aggregate.class),
                TermJson.term(n.required("of")),
                n.required("childless").constant(RollUp.Childless.class)));
    }

    static RowModel.Following following(DocumentNode node) {
        node.withKeys("column", "term");
        return node.as(n -> new RowModel.Following(n.required("column").text(), TermJson.term(n.required("term"))));
    }
}
