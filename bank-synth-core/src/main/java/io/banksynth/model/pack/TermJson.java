package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.CalendarPart;
import io.banksynth.model.Place;
import io.banksynth.model.Recurrences;
import io.banksynth.model.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Terms as trees for {@code synthesizers.json}. */
final class TermJson {
    private static final int DEEPEST = 32;

    private TermJson() {}

    static Map<String, Object> tree(Term term) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (term instanceof Term.Constant constant) {
            tree.put("constant", constant.value());
        } else if (term instanceof Term.Field field) {
            tree.put("column", field.column());
            tree.put("of", lower(field.place()));
        } else if (term instanceof Term.Counter counter) {
            tree.put("count", lower(counter.count()));
        } else if (term instanceof Term.Attribute attribute) {
            tree.put("attribute", attribute.column());
            tree.put("link", attribute.link());
            tree.put("of", lower(attribute.place()));
        } else if (term instanceof Term.Listed listed) {
            tree.put("listed", listed.column());
            tree.put("link", listed.link());
            tree.put("exponent", listed.exponent());
        } else if (term instanceof Term.Linked linked) {
            tree.put("linked", linked.column());
            tree.put("link", linked.link());
        } else if (term instanceof Term.Due due) {
            tree.put("due", due.rank());
        } else if (term instanceof Term.DueKind due) {
            tree.put("due_kind", due.rank());
        } else if (term instanceof Term.Since since) {
            tree.put("since_kind", since.kind());
        } else if (term instanceof Term.Part part) {
            tree.put("part", lower(part.part()));
            tree.put("day", part.day());
            tree.put("term", tree(part.of()));
        } else if (term instanceof Term.FirstKnown either) {
            tree.put("first_known", List.of(tree(either.first()), tree(either.second())));
        } else if (term instanceof Term.Arithmetic arithmetic) {
            tree.put(lower(arithmetic.operation()), List.of(tree(arithmetic.left()), tree(arithmetic.right())));
        } else if (term instanceof Term.Later later) {
            tree.put("later", later.months());
            tree.put("landing", lower(later.landing()));
            tree.put("day", later.day());
            tree.put("term", tree(later.of()));
        }
        return tree;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Term term(DocumentNode node) {
        return term(node, 0);
    }

    private static Term term(DocumentNode node, int depth) {
        if (depth > DEEPEST) {
            throw node.refused("a term is nested too deep");
        }
        if (node.optional("constant").isPresent()) {
            node.withKeys("constant");
            return new Term.Constant(node.required("constant").whole());
        }
        if (node.optional("column").isPresent()) {
            node.withKeys("column", "of");
            return new Term.Field(
                    node.required("of").constant(Place.class),
                    node.required("column").text());
        }
        if (node.optional("count").isPresent()) {
            node.withKeys("count");
            return new Term.Counter(node.required("count").constant(Term.Count.class));
        }
        if (node.optional("attribute").isPresent()) {
            node.withKeys("attribute", "link", "of");
            return new Term.Attribute(
                    node.required("of").constant(Place.class),
                    node.required("link").text(),
                    node.required("attribute").text());
        }
        if (node.optional("listed").isPresent()) {
            node.withKeys("listed", "link", "exponent");
            return node.as(n -> new Term.Listed(
                    n.required("link").text(),
                    n.required("listed").text(),
                    Math.toIntExact(n.required("exponent").whole())));
        }
        if (node.optional("linked").isPresent()) {
            node.withKeys("linked", "link");
            return new Term.Linked(
                    node.required("link").text(), node.required("linked").text());
        }
        for (String due : List.of("due", "due_kind")) {
            if (node.optional(due).isPresent()) {
                int rank = node.withKeys(due).required(due).count();
                if (rank >= Recurrences.RANKS) {
                    throw node.refused("no more than " + Recurrences.RANKS + " are told");
                }
                return due.equals("due") ? new Term.Due(rank) : new Term.DueKind(rank);
            }
        }
        if (node.optional("since_kind").isPresent()) {
            node.withKeys("since_kind");
            return new Term.Since(node.required("since_kind").count());
        }
        return composed(node, depth);
    }

    private static Term composed(DocumentNode node, int depth) {
        if (node.optional("part").isPresent()) {
            node.withKeys("part", "day", "term");
            return node.as(n -> new Term.Part(
                    n.required("part").constant(CalendarPart.class),
                    n.required("day").whole(),
                    term(n.required("term"), depth + 1)));
        }
        if (node.optional("later").isPresent()) {
            node.withKeys("later", "landing", "day", "term");
            return node.as(n -> new Term.Later(
                    n.required("day").whole(),
                    n.required("later").count(),
                    n.required("landing").constant(Term.Landing.class),
                    term(n.required("term"), depth + 1)));
        }
        if (node.optional("first_known").isPresent()) {
            List<DocumentNode> pair = pair(node.withKeys("first_known").required("first_known"));
            return new Term.FirstKnown(term(pair.get(0), depth + 1), term(pair.get(1), depth + 1));
        }
        for (Term.Operation operation : Term.Operation.values()) {
            if (node.optional(lower(operation)).isPresent()) {
                List<DocumentNode> pair = pair(node.withKeys(lower(operation)).required(lower(operation)));
                return new Term.Arithmetic(operation, term(pair.get(0), depth + 1), term(pair.get(1), depth + 1));
            }
        }
        throw node.refused("no term that this version knows");
    }

    private static List<DocumentNode> pair(DocumentNode node) {
        List<DocumentNode> pair = node.items();
        if (pair.size() != 2) {
            throw node.refused("two terms are needed here");
        }
        return pair;
    }
}
