package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.AtomLayout;
import io.banksynth.model.Atoms;
import io.banksynth.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trees of columns as trees of JSON. */
final class TreeJson {
    private static final int DEEPEST = 64;

    private TreeJson() {}

    static Map<String, Object> tree(Tree node) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Atoms atoms = node.atoms();
        if (!atoms.singles().isEmpty()) {
            tree.put("singles", atoms.singles());
        }
        if (!atoms.ranges().isEmpty()) {
            tree.put("ranges", atoms.ranges());
        }
        if (atoms.rest() > 0) {
            tree.put("rest", atoms.rest());
        }
        if (!atoms.steps().isEmpty()) {
            tree.put("steps", atoms.steps());
        }
        if (atoms.pace() != 0) {
            tree.put("pace", atoms.pace());
        }
        if (node instanceof Tree.Split split) {
            tree.put("ask", TermJson.tree(split.question().term()));
            if (split.question() instanceof Tree.Below below) {
                tree.put("below", below.threshold());
            } else if (split.question() instanceof Tree.Among among) {
                tree.put("among", among.codes());
            }
            tree.put("yes", tree(split.yes()));
            tree.put("no", tree(split.no()));
        }
        return tree;
    }

    /** Reads a tree whose atoms fit a layout. */
    static Tree tree(DocumentNode node, AtomLayout layout) {
        return tree(node, layout, null, 0);
    }

    private static Tree tree(DocumentNode node, AtomLayout layout, double @Nullable [] above, int depth) {
        if (depth > DEEPEST) {
            throw node.refused("a tree is nested too deep");
        }
        node.withKeys("singles", "ranges", "rest", "steps", "pace", "ask", "below", "among", "yes", "no");
        Atoms atoms = node.as(n -> new Atoms(
                wholes(n, "singles"),
                wholes(n, "ranges"),
                n.optional("rest").map(DocumentNode::whole).orElse(0L),
                wholes(n, "steps"),
                n.optional("pace").map(DocumentNode::whole).orElse(0L)));
        double[] weights = node.as(n -> layout.weights(atoms, above));
        Optional<DocumentNode> ask = node.optional("ask");
        if (ask.isEmpty()) {
            for (String key : List.of("below", "among", "yes", "no")) {
                node.optional(key).ifPresent(answer -> {
                    throw answer.refused("nothing is asked here");
                });
            }
            return new Tree.Leaf(atoms);
        }
        if (node.optional("below").isPresent() == node.optional("among").isPresent()) {
            throw node.refused("a question has either below or among");
        }
        Tree.Question question = node.optional("below")
                .map(below -> (Tree.Question) new Tree.Below(TermJson.term(ask.get()), below.whole()))
                .orElseGet(() -> new Tree.Among(
                        TermJson.term(ask.get()), node.required("among").wholes()));
        return new Tree.Split(
                atoms,
                question,
                tree(node.required("yes"), layout, weights, depth + 1),
                tree(node.required("no"), layout, weights, depth + 1));
    }

    private static List<Long> wholes(DocumentNode node, String key) {
        return node.optional(key).map(DocumentNode::wholes).orElse(List.of());
    }
}
