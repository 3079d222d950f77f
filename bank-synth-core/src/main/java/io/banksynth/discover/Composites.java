package io.banksynth.discover;

import io.banksynth.discover.data.CompositeKeys;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds foreign keys of several columns: to declared keys of several columns, told by joins, names and data. */
final class Composites {
    private static final double INCLUDED = 0.95;

    private final KnownTables known;
    private final Map<BaseColumn, ColumnNode> nodes;
    private final Map<String, Pair> pairs;
    private final Map<TableName, CompositeKeys> rows = new HashMap<>();

    /**
     * @param pairs by their text
     */
    Composites(KnownTables known, Map<BaseColumn, ColumnNode> nodes, Map<String, Pair> pairs) {
        this.known = known;
        this.nodes = nodes;
        this.pairs = pairs;
    }

    /** The pairs of each such key. */
    List<List<Pair>> find() {
        List<List<Pair>> found = new ArrayList<>();
        for (KnownTable parent : known.tables().values()) {
            List<List<String>> keys = new ArrayList<>(parent.unique);
            keys.add(0, parent.primaryKey);
            for (List<String> key : keys) {
                if (key.size() >= 2 && key.size() <= 6) {
                    for (KnownTable child : known.tables().values()) {
                        if (child != parent) {
                            of(child, parent, key).ifPresent(found::add);
                        }
                    }
                }
            }
        }
        return found;
    }

    private Optional<List<Pair>> of(KnownTable child, KnownTable parent, List<String> key) {
        Optional<List<Pair>> joined = joined(child, parent, key);
        Optional<List<Pair>> chosen = joined.isPresent() ? joined : named(child, parent, key);
        boolean data = child.sample != null && parent.sample != null && child.sample.size() > 0;
        if (chosen.isEmpty() || (joined.isEmpty() && !data)) {
            return Optional.empty();
        }
        if (backward(chosen.get(), child)) {
            return Optional.empty();
        }
        return !data || holds(chosen.get()) ? chosen : Optional.empty();
    }

    /** Columns of the child that one condition compares with all columns of the key. */
    private Optional<List<Pair>> joined(KnownTable child, KnownTable parent, List<String> key) {
        Set<Long> shared = null;
        List<Pair> chosen = new ArrayList<>();
        for (String column : key) {
            BaseColumn target = new BaseColumn(parent.name, column);
            Pair best = null;
            for (String from : child.columns.keySet()) {
                Pair pair = pairs.get(new BaseColumn(child.name, from) + " -> " + target);
                if (pair != null && !pair.joins.isEmpty() && (best == null || pair.joins.size() > best.joins.size())) {
                    best = pair;
                }
            }
            if (best == null) {
                return Optional.empty();
            }
            Set<Long> groups = new HashSet<>();
            best.joins.stream().map(SqlFacts.Join::group).forEach(groups::add);
            if (shared == null) {
                shared = groups;
            } else {
                shared.retainAll(groups);
            }
            chosen.add(best);
        }
        return shared == null || shared.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    /** Columns of the child that have the names of the key's columns. */
    private Optional<List<Pair>> named(KnownTable child, KnownTable parent, List<String> key) {
        List<Pair> chosen = new ArrayList<>();
        for (String column : key) {
            ColumnNode target = nodes.get(new BaseColumn(parent.name, column));
            ColumnNode source = target == null ? null : sameName(child, target);
            if (target == null || source == null) {
                return Optional.empty();
            }
            Pair known1 = pairs.get(source.id() + " -> " + target.id());
            chosen.add(known1 == null ? new Pair(source, target) : known1);
        }
        return Optional.of(chosen);
    }

    private @org.jspecify.annotations.Nullable ColumnNode sameName(KnownTable child, ColumnNode target) {
        for (String column : child.columns.keySet()) {
            ColumnNode node = nodes.get(new BaseColumn(child.name, column));
            if (node != null
                    && !node.name().generic()
                    && node.name().squashed().equals(target.name().squashed())) {
                return node;
            }
        }
        return null;
    }

    /** Whether the same columns are rather the parent's key to the child. */
    private boolean backward(List<Pair> chosen, KnownTable child) {
        Set<String> columns = new HashSet<>();
        double forth = 0;
        double back = 0;
        for (Pair pair : chosen) {
            columns.add(pair.child.id().column());
            forth += pair.local;
            Pair reverse = pairs.get(pair.parent.id() + " -> " + pair.child.id());
            back += reverse == null ? 0 : reverse.local;
        }
        boolean key = columns.equals(Set.copyOf(child.primaryKey))
                || child.unique.stream().anyMatch(k -> columns.equals(Set.copyOf(k)));
        return key && back >= forth;
    }

    /** Whether the samples allow the key: the parent's rows differ in it, and it holds what the child's rows have. */
    boolean holds(List<Pair> chosen) {
        KnownTable child = known.get(chosen.get(0).child.id().table());
        KnownTable parent = known.get(chosen.get(0).parent.id().table());
        if (child == null || parent == null || child.sample == null || parent.sample == null) {
            return true;
        }
        List<Integer> from = positions(
                child.sample, chosen.stream().map(p -> p.child.id().column()).toList());
        List<Integer> to = positions(
                parent.sample, chosen.stream().map(p -> p.parent.id().column()).toList());
        if (from.contains(-1) || to.contains(-1)) {
            return false;
        }
        CompositeKeys parentRows = rows(parent.name, parent.sample);
        return parentRows.unique(to) && rows(child.name, child.sample).inclusion(from, parentRows, to) >= INCLUDED;
    }

    private CompositeKeys rows(TableName name, Sample sample) {
        return rows.computeIfAbsent(name, n -> new CompositeKeys(sample));
    }

    private static List<Integer> positions(Sample sample, List<String> columns) {
        List<String> names = sample.columns().stream().map(Column::name).toList();
        return columns.stream().map(names::indexOf).toList();
    }
}
