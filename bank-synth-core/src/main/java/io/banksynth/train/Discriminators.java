package io.banksynth.train;

import io.banksynth.batch.CellText;
import io.banksynth.batch.Vector;
import io.banksynth.model.LinkModel;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.Role;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Columns that point at one of several tables, and the columns beside them that say at which: for each value of such a
 * discriminator all keys are those of one parent. Where several parents have them the condition of the relationship decides, then the
 * likeness of the value to the parent's name, then the parent of fewest rows.
 */
final class Discriminators {
    private static final double ENOUGH = 0.999;
    private static final int MOST_VALUES = 50;
    private static final int LIKE = 3;

    private final Map<TableName, Sample> samples;
    private final List<Relationship> relationships;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, List<String>> values = new HashMap<>();

    /** How many keys of the rows with one value are keys of each parent. */
    @SuppressWarnings("ArrayRecordComponent") // lives inside training, never compared
    private record Found(long rows, long keyed, long[] inParent) {
        boolean isIn(int parent) {
            return inParent[parent] >= ENOUGH * keyed;
        }
    }

    private Discriminators(SchemaGraph graph, Map<TableName, Sample> samples) {
        this.samples = samples;
        this.relationships = new ArrayList<>(graph.relationships());
    }

    /** Finds discriminators, and states in the graph under which condition each relationship holds. */
    static Discriminators find(SchemaGraph graph, Map<TableName, Sample> samples) {
        Discriminators found = new Discriminators(graph, samples);
        Map<String, List<Relationship>> byColumn = new LinkedHashMap<>();
        for (Relationship r : graph.relationships()) {
            boolean rejected = r.review().orElse(Review.ACCEPT) == Review.REJECT;
            boolean joined = r.kind() == RelationshipKind.FK
                    || r.evidence().stream().anyMatch(e -> e.source() == EvidenceSource.JOIN);
            if (!rejected
                    && joined
                    && r.childColumns().size() == 1
                    && !r.child().equals(r.parent())) {
                byColumn.computeIfAbsent(r.child() + "\n" + r.childColumns().get(0), c -> new ArrayList<>())
                        .add(r);
            }
        }
        byColumn.values().stream().filter(group -> group.size() > 1).forEach(found::examine);
        return found;
    }

    /** The relationships, those of discriminators under their conditions. */
    List<Relationship> relationships() {
        return relationships;
    }

    /** The column that says whether a relationship holds for a row. */
    Optional<String> column(Relationship relationship) {
        return Optional.ofNullable(columns.get(relationship.label()));
    }

    /** The values of that column for which it holds. */
    List<String> values(Relationship relationship) {
        return values.getOrDefault(relationship.label(), List.of());
    }

    /** The model of a relationship that holds under a condition. */
    LinkModel link(Links.Link link, LinkModel.FanOut fanOut, Units units, int k) {
        Relationship relationship = link.relationship();
        LinkModel.Cases cases = new LinkModel.Cases(column(relationship).orElseThrow(), cases(link, units, k));
        return new LinkModel(
                relationship.withRole(Role.MATCHED),
                link.nulls(),
                link.parentRows().length,
                fanOut,
                Optional.of(cases));
    }

    /** The values under which a relationship holds, those that fewer than k units share left out. */
    List<LinkModel.Case> cases(Links.Link link, Units units, int k) {
        Relationship relationship = link.relationship();
        int[] unit = units.of(relationship.child());
        String column = column(relationship).orElseThrow();
        RowTexts texts = new RowTexts(Objects.requireNonNull(samples.get(relationship.child())), column);
        List<LinkModel.Case> cases = new ArrayList<>();
        for (String value : values(relationship)) {
            long keyed = 0;
            long keyless = 0;
            Set<Integer> sharing = new HashSet<>();
            for (int row = 0; row < link.parentRows().length; row++) {
                if (texts.of(row).equals(value)) {
                    sharing.add(unit[row]);
                    keyed += link.parentRows()[row] == -1 ? 0 : 1;
                    keyless += link.parentRows()[row] == -1 ? 1 : 0;
                }
            }
            if (sharing.size() >= k && keyed > 0) {
                cases.add(new LinkModel.Case(value, keyed, keyless));
            }
        }
        return cases;
    }

    /** All columns of a table that are discriminators. */
    List<String> of(TableName table) {
        return relationships.stream()
                .filter(r -> r.child().equals(table))
                .flatMap(r -> column(r).stream())
                .distinct()
                .toList();
    }

    private void examine(List<Relationship> group) {
        Sample child = samples.get(group.get(0).child());
        if (child == null) {
            return;
        }
        List<KeyIndex> parents = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (Relationship r : group) {
            Sample parent = samples.get(r.parent());
            if (parent == null) {
                return;
            }
            KeyIndex index = new KeyIndex(parent, r.parentColumns());
            if (index.repeated() > 0) {
                return;
            }
            parents.add(index);
            types.add(column(parent, r.parentColumns().get(0)).type());
        }
        if (types.stream().map(DataType::storage).distinct().count() > 1) {
            return;
        }
        int[][] rows = new int[group.size()][];
        for (int p = 0; p < rows.length; p++) {
            rows[p] = parents.get(p).find(child, group.get(p).childColumns());
            if (group.get(p).kind() == RelationshipKind.FK
                    && group.get(p).condition().isBlank()
                    && isWhole(rows[p])) {
                return;
            }
        }
        for (Column column : child.columns()) {
            if (mayDiscriminate(column, group) && assign(group, rows, child, column)) {
                return;
            }
        }
    }

    private static boolean isWhole(int[] parentRows) {
        long keyed =
                java.util.Arrays.stream(parentRows).filter(row -> row != -1).count();
        long there = java.util.Arrays.stream(parentRows).filter(row -> row >= 0).count();
        return there >= ENOUGH * keyed;
    }

    private static Column column(Sample sample, String name) {
        return sample.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean mayDiscriminate(Column column, List<Relationship> group) {
        boolean foreign = relationships.stream()
                .anyMatch(r -> r.kind() == RelationshipKind.FK
                        && r.child().equals(group.get(0).child())
                        && r.childColumns().contains(column.name()));
        return !foreign
                && !column.nullable()
                && !group.get(0).childColumns().contains(column.name())
                && (column.type() instanceof DataType.Text || column.type() instanceof DataType.Whole);
    }

    private boolean assign(List<Relationship> group, int[][] rows, Sample child, Column column) {
        Map<String, Found> found = count(rows, child, column);
        Map<Integer, List<String>> assigned = new TreeMap<>();
        for (Map.Entry<String, Found> value : found.entrySet()) {
            int best = -1;
            for (int p = 0; p < group.size(); p++) {
                if (value.getValue().isIn(p)
                        && (best < 0 || fits(group.get(p), value.getKey()) > fits(group.get(best), value.getKey()))) {
                    best = p;
                }
            }
            if (best < 0) {
                return false;
            }
            assigned.computeIfAbsent(best, p -> new ArrayList<>()).add(value.getKey());
        }
        if (found.size() > MOST_VALUES || assigned.size() < 2) {
            return false;
        }
        for (int p = 0; p < group.size(); p++) {
            Relationship old = group.get(p);
            int at = relationships.indexOf(old);
            if (assigned.containsKey(p)) {
                List<String> own = assigned.get(p);
                relationships.set(at, old.under(condition(column, own)));
                columns.put(old.label(), column.name());
                values.put(old.label(), own);
            } else {
                relationships.set(at, old.asPeer());
            }
        }
        return true;
    }

    private static Map<String, Found> count(int[][] rows, Sample child, Column column) {
        Vector vector = child.rows().vector(child.columns().indexOf(column));
        Map<String, Found> found = new TreeMap<>();
        for (int row = 0; row < child.size() && found.size() <= MOST_VALUES; row++) {
            String text = CellText.text(vector, row, column.type());
            Found old = found.getOrDefault(text, new Found(0, 0, new long[rows.length]));
            boolean keyed = rows[0][row] != -1;
            for (int p = 0; p < rows.length; p++) {
                old.inParent()[p] += rows[p][row] >= 0 ? 1 : 0;
            }
            found.put(text, new Found(old.rows() + 1, old.keyed() + (keyed ? 1 : 0), old.inParent()));
        }
        return found;
    }

    /** How well a value names a parent among those that have its keys. */
    private double fits(Relationship relationship, String value) {
        double tight = 1.0
                / (2
                        + Objects.requireNonNull(samples.get(relationship.parent()))
                                .size());
        if (relationship.condition().contains("'" + value + "'")) {
            return 2 + tight;
        }
        String name = relationship.parent().shown().toUpperCase(Locale.ROOT);
        String folded = value.toUpperCase(Locale.ROOT);
        int like = 0;
        while (like < Math.min(name.length(), folded.length()) && name.charAt(like) == folded.charAt(like)) {
            like++;
        }
        return (like >= LIKE ? 1 : 0) + tight;
    }

    private static String condition(Column column, List<String> own) {
        boolean text = column.type() instanceof DataType.Text;
        List<String> literals = own.stream()
                .map(v -> text ? "'" + v.replace("'", "''") + "'" : v)
                .toList();
        return column.name() + " IN (" + String.join(", ", literals) + ")";
    }
}
