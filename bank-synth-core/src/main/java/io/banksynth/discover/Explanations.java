package io.banksynth.discover;

import io.banksynth.discover.Explanation.Candidate;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says of any column why it points where it does. */
final class Explanations {
    private static final int MOST = 8;
    private static final double WORTH_TELLING = 0.02;

    private final SchemaGraph graph;
    private final Collection<BaseColumn> columns;
    private final Map<String, Pair> pairs;
    private final Weights weights = Weights.load();

    /**
     * @param columns all there are
     * @param pairs all that were weighed, by their text
     */
    Explanations(SchemaGraph graph, Collection<BaseColumn> columns, Map<String, Pair> pairs) {
        this.graph = graph;
        this.columns = columns;
        this.pairs = pairs;
    }

    /**
     * Explains one column.
     *
     * @param text table and column, parted by a dot
     * @throws BankSynthException if there is no such column
     */
    Explanation of(String text) {
        String asked = TableName.fold(text);
        BaseColumn column = columns.stream()
                .filter(c -> c.toString().equals(asked) || (c.table().table() + "." + c.column()).equals(asked))
                .findFirst()
                .orElseThrow(() -> unknown(text));
        List<Candidate> candidates = new ArrayList<>();
        for (Pair pair : pairs.values()) {
            if (pair.child.id().equals(column)) {
                candidates.add(candidate(pair));
            }
        }
        for (Relationship relationship : graph.relationships()) {
            int place = relationship.child().equals(column.table())
                    ? relationship.childColumns().indexOf(column.column())
                    : -1;
            String parent = place < 0 ? "" : parent(relationship, place);
            if (place >= 0 && candidates.stream().noneMatch(c -> c.parent().equals(parent))) {
                candidates.add(new Candidate(
                        parent,
                        relationship.confidence(),
                        verdict(relationship),
                        List.of(),
                        List.of(),
                        relationship.evidence()));
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Candidate c) -> -c.confidence()).thenComparing(Candidate::parent));
        List<Candidate> told = candidates.stream()
                .filter(c -> c.confidence() >= WORTH_TELLING || !c.seen().isEmpty())
                .limit(MOST)
                .toList();
        return new Explanation(column.toString(), told);
    }

    private BankSynthException unknown(String text) {
        List<String> known = columns.stream().map(BaseColumn::toString).toList();
        String hint = Suggestion.nearest(text, known)
                .map(n -> "; did you mean " + n + "?")
                .orElse("; give it as TABLE.COLUMN");
        return BankSynthException.usage("Cannot explain " + text + ": no table has such a column" + hint);
    }

    private static String parent(Relationship relationship, int place) {
        return new BaseColumn(
                        relationship.parent(), relationship.parentColumns().get(place))
                .toString();
    }

    private Optional<Relationship> relationship(Pair pair) {
        return graph.relationships().stream()
                .filter(r -> r.child().equals(pair.child.id().table()))
                .filter(r -> r.parent().equals(pair.parent.id().table()))
                .filter(r -> {
                    int place = r.childColumns().indexOf(pair.child.id().column());
                    return place >= 0
                            && r.parentColumns()
                                    .get(place)
                                    .equals(pair.parent.id().column());
                })
                .findFirst();
    }

    private Candidate candidate(Pair pair) {
        Optional<Relationship> decided = relationship(pair);
        boolean key = decided.filter(r -> r.kind() == RelationshipKind.FK).isPresent();
        double confidence = key ? decided.get().confidence() : Math.round(pair.confidence * 100) / 100.0;
        List<String> supports = new ArrayList<>();
        List<String> contradicts = new ArrayList<>();
        Arguments.of(pair, weights, supports, contradicts);
        rivals(pair, contradicts);
        return new Candidate(
                pair.parent.id().toString(),
                confidence,
                decided.map(Explanations::verdict).orElseGet(() -> reason(pair)),
                supports,
                contradicts,
                decided.map(Relationship::evidence).orElseGet(() -> Places.of(List.of(pair))));
    }

    private static String verdict(Relationship relationship) {
        if (relationship.review().isPresent()) {
            return relationship.review().get() == Review.ACCEPT ? "key, accepted by a person" : "rejected by a person";
        }
        if (relationship.kind() == RelationshipKind.PEER) {
            return "peer: the columns share their values, but neither is known to be the other's key";
        }
        return relationship.childColumns().size() == 1
                ? "key"
                : "key, as one of several columns: " + relationship.label();
    }

    /** Why no relationship was made of a pair. */
    private String reason(Pair pair) {
        Pair back = pairs.get(pair.parent.id() + " -> " + pair.child.id());
        if (back != null && back.confidence > pair.confidence && back.confidence >= Election.LIKELY) {
            return String.format(Locale.ROOT, "no key: the other way round is likelier (%.2f)", back.confidence);
        }
        if (pair.confidence < Election.LIKELY) {
            return "no key: less likely than not";
        }
        double needed = Election.threshold(pair);
        if (pair.confidence < needed) {
            return String.format(Locale.ROOT, "no key: where only names speak, %.2f is needed", needed);
        }
        return Election.repeats(pair)
                ? "no key: values repeat in the parent's column"
                : "no key: left out, or part of another relationship";
    }

    private void rivals(Pair pair, List<String> contradicts) {
        pairs.values().stream()
                .filter(p -> p.child.equals(pair.child) && p != pair && p.local > pair.local)
                .max(Comparator.comparingDouble((Pair p) -> p.local).thenComparing(p -> p.parent.id()))
                .ifPresent(p -> contradicts.add("another parent is likelier: " + p.parent.id()));
    }
}
