package io.banksynth.discover;

import io.banksynth.discover.data.ColumnProfile;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the pairs of columns that anything speaks for: joins, lineage, names, data. */
final class Candidates {
    private static final int MOST_OF_CLASS = 40;

    private final Map<BaseColumn, ColumnNode> columns;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Map<BaseColumn, Set<BaseColumn>> joined = new TreeMap<>();

    /**
     * @param columns all columns of all tables, in a fixed order
     */
    Candidates(Map<BaseColumn, ColumnNode> columns) {
        this.columns = columns;
    }

    Collection<Pair> all() {
        return pairs.values();
    }

    /** All pairs by their text, sorted. */
    Map<String, Pair> byText() {
        Map<String, Pair> sorted = new TreeMap<>();
        pairs.values().forEach(p -> sorted.put(p.toString(), p));
        return sorted;
    }

    private Pair pair(BaseColumn child, BaseColumn parent) {
        return pairs.computeIfAbsent(child + ">" + parent, k -> new Pair(node(child), node(parent)));
    }

    private ColumnNode node(BaseColumn column) {
        ColumnNode node = columns.get(column);
        if (node == null) {
            throw new IllegalStateException("No such column: " + column);
        }
        return node;
    }

    /** Adds what queries say. */
    void addQueries(SqlFacts facts) {
        Map<Long, Integer> sizes = new HashMap<>();
        for (SqlFacts.Join join : facts.joins()) {
            sizes.merge(join.group(), 1, Integer::sum);
        }
        for (SqlFacts.Join join : facts.joins()) {
            if (columns.containsKey(join.left()) && columns.containsKey(join.right())) {
                pair(join.left(), join.right()).joins.add(join);
                pair(join.right(), join.left()).joins.add(join);
                joined.computeIfAbsent(join.left(), k -> new TreeSet<>()).add(join.right());
                joined.computeIfAbsent(join.right(), k -> new TreeSet<>()).add(join.left());
            }
        }
        for (SqlFacts.Lineage lineage : facts.lineages()) {
            if (columns.containsKey(lineage.target()) && columns.containsKey(lineage.source())) {
                pair(lineage.target(), lineage.source()).lineages.add(lineage);
                pair(lineage.source(), lineage.target());
            }
        }
        for (Pair pair : pairs.values()) {
            Set<String> statements = new HashSet<>();
            boolean composite = !pair.joins.isEmpty();
            for (SqlFacts.Join join : pair.joins) {
                statements.add(
                        join.file() + '\0' + join.query() + '\0' + (join.query().isEmpty() ? join.line() : 0));
                composite &= sizes.getOrDefault(join.group(), 1) > 1;
            }
            pair.statements = statements.size();
            pair.composite = composite;
        }
        addDerived();
    }

    /** Columns joined with the same column may have each other's parents. */
    private void addDerived() {
        List<Pair> derived = new ArrayList<>();
        for (Map.Entry<BaseColumn, Set<BaseColumn>> entry : joined.entrySet()) {
            Set<BaseColumn> partners = entry.getValue();
            if (partners.size() > MOST_OF_CLASS) {
                continue;
            }
            for (BaseColumn a : partners) {
                for (BaseColumn b : partners) {
                    if (!a.equals(b)
                            && !pairs.containsKey(a + ">" + b)
                            && plausibleParent(node(b))
                            && !a.table().equals(b.table())) {
                        derived.add(new Pair(node(a), node(b)));
                    }
                }
            }
        }
        for (Pair pair : derived) {
            pair.derived = true;
            pairs.putIfAbsent(pair.child.id() + ">" + pair.parent.id(), pair);
        }
    }

    private static boolean plausibleParent(ColumnNode node) {
        return node.declaredKey()
                || (node.standing() == ColumnNode.KeyStanding.UNKNOWN && node.identifiesInData())
                || (node.standing() == ColumnNode.KeyStanding.PART && node.identifiesInData());
    }

    /** Adds pairs whose names fit. */
    void addNames() {
        Map<String, List<ColumnNode>> targets = new HashMap<>();
        for (ColumnNode node : columns.values()) {
            boolean key = node.declaredKey()
                    || (node.standing() == ColumnNode.KeyStanding.UNKNOWN
                            && node.name().home()
                            && node.identifiesInData());
            if (key) {
                for (String form : new TreeSet<>(List.of(
                        node.name().table(),
                        node.name().tableLast(),
                        node.name().squashed(),
                        node.name().base()))) {
                    if (form.length() > 1) {
                        targets.computeIfAbsent(form, k -> new ArrayList<>()).add(node);
                    }
                }
            }
        }
        for (ColumnNode node : columns.values()) {
            Set<ColumnNode> found = new java.util.LinkedHashSet<>();
            for (String form : List.of(node.name().squashed(), node.name().base())) {
                for (int i = 0; i + 2 <= form.length(); i++) {
                    found.addAll(targets.getOrDefault(form.substring(i), List.of()));
                }
            }
            for (ColumnNode target : found) {
                boolean own = target.id().table().equals(node.id().table());
                double points = node.name().pointsAt(target.name());
                if (!target.equals(node)
                        && points >= (own ? 0.9 : 0.6)
                        && !(own && node.standing() == ColumnNode.KeyStanding.PRIMARY)) {
                    pair(node.id(), target.id());
                    pair(target.id(), node.id());
                }
            }
        }
    }

    /** Adds pairs whose values fit: a column whose values are among those of a column that identifies rows. */
    void addData() {
        List<ColumnNode> keys = new ArrayList<>();
        List<ColumnNode> children = new ArrayList<>();
        for (ColumnNode node : columns.values()) {
            if (node.profile().isPresent() && !node.profile().get().empty()) {
                ColumnProfile profile = node.profile().get();
                boolean key = profile.identifies()
                        && node.typeClass() != ColumnNode.TypeClass.TIME
                        && node.typeClass() != ColumnNode.TypeClass.OTHER;
                if (key
                        && (node.declaredKey()
                                || node.position() < 2
                                || node.name().home())) {
                    keys.add(node);
                }
                children.add(node);
            }
        }
        for (ColumnNode child : children) {
            for (ColumnNode key : keys) {
                if (!child.id().table().equals(key.id().table()) && fits(child, key)) {
                    pair(child.id(), key.id());
                }
            }
        }
        for (ColumnNode child : children) {
            for (ColumnNode key : keys) {
                if (child.name().superior()
                        && !child.equals(key)
                        && child.id().table().equals(key.id().table())
                        && fits(child, key)) {
                    pair(child.id(), key.id());
                }
            }
        }
        for (Pair pair : pairs.values()) {
            if (pair.child.profile().isPresent() && pair.parent.profile().isPresent()) {
                pair.inclusion = pair.child
                        .profile()
                        .get()
                        .values()
                        .inclusion(pair.parent.profile().get().values());
            }
        }
    }

    private static boolean fits(ColumnNode child, ColumnNode key) {
        ColumnProfile a = child.profile().orElseThrow();
        ColumnProfile b = key.profile().orElseThrow();
        if (child.typeClass() != key.typeClass() || a.distinct() > b.distinct() || a.distinct() < 2) {
            return false;
        }
        if (a.type() instanceof io.banksynth.schema.DataType.Whole
                && (a.smallest() < b.smallest() || a.largest() > b.largest())) {
            return false;
        }
        return a.values().inclusion(b.values()) >= 0.99;
    }

    /** Counts with how many tables each side is joined. */
    void count() {
        Map<BaseColumn, Integer> degrees = new HashMap<>();
        joined.forEach((column, partners) -> {
            Set<TableName> tables = new HashSet<>();
            partners.forEach(p -> tables.add(p.table()));
            degrees.put(column, tables.size());
        });
        Map<TableName, List<ColumnNode>> tables = new TreeMap<>();
        columns.values()
                .forEach(c -> tables.computeIfAbsent(c.id().table(), k -> new ArrayList<>())
                        .add(c));
        Map<ColumnNode, Integer> levels = new HashMap<>();
        tables.values().forEach(t -> levels.putAll(GuessedKeys.levels(t)));
        for (Pair pair : pairs.values()) {
            pair.unasked = joined.isEmpty();
            pair.parentLevel = levels.getOrDefault(pair.parent, 0);
            pair.childLevel = levels.getOrDefault(pair.child, 0);
            pair.parentRivalLevel = rival(tables, levels, pair.parent);
            pair.childRivalLevel = rival(tables, levels, pair.child);
        }
        Map<String, Set<BaseColumn>> precedents = new HashMap<>();
        Map<BaseColumn, List<Double>> pointed = new HashMap<>();
        for (Pair pair : pairs.values()) {
            if (!pair.joins.isEmpty()) {
                precedents
                        .computeIfAbsent(pair.child.name().squashed() + ">" + pair.parent.id(), k -> new HashSet<>())
                        .add(pair.child.id());
            }
            pointed.computeIfAbsent(pair.child.id(), k -> new ArrayList<>())
                    .add(pair.child.name().pointsAt(pair.parent.name()));
        }
        for (Pair pair : pairs.values()) {
            Set<BaseColumn> same =
                    precedents.getOrDefault(pair.child.name().squashed() + ">" + pair.parent.id(), Set.of());
            pair.precedents = same.size() - (same.contains(pair.child.id()) ? 1 : 0);
            double points = pair.child.name().pointsAt(pair.parent.name());
            pair.rivals = points < 0.5
                    ? 0
                    : (int) pointed.getOrDefault(pair.child.id(), List.of()).stream()
                                    .filter(p -> p >= points - 0.06)
                                    .count()
                            - 1;
            pair.parentDegree = degrees.getOrDefault(pair.parent.id(), 0);
            pair.childDegree = degrees.getOrDefault(pair.child.id(), 0);
        }
    }

    private static int rival(
            Map<TableName, List<ColumnNode>> tables, Map<ColumnNode, Integer> levels, ColumnNode column) {
        return tables.getOrDefault(column.id().table(), List.of()).stream()
                .filter(c -> !c.equals(column))
                .mapToInt(c -> levels.getOrDefault(c, 0))
                .max()
                .orElse(0);
    }
}
