package io.banksynth.discover;

import io.banksynth.discover.data.ColumnProfile;
import io.banksynth.discover.data.CompositeKeys;
import io.banksynth.discover.sql.BaseColumn;
import io.banksynth.discover.sql.SqlFacts;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds foreign keys of several columns: to declared keys of several columns, told by joins, names and data; and, where a parent has
 * no key that is declared or of one column, to such that its rows show.
 */
final class Composites {
    private static final double INCLUDED = 0.95;
    private static final int MOST_ALIKE = 6;
    private static final int FEWEST_ROWS = 20;

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
        for (KnownTable child : known.tables().values()) {
            if (child.sample != null && child.sample.size() >= FEWEST_ROWS) {
                found.addAll(shown(child));
            }
        }
        return found;
    }

    /** Keys of a table to parents without a declared one: where the same columns fit several, the one whose columns they are named after. */
    private Collection<List<Pair>> shown(KnownTable child) {
        Map<List<ColumnNode>, List<List<Pair>>> byColumns = new LinkedHashMap<>();
        for (KnownTable parent : known.tables().values()) {
            if (child != parent && keyless(parent)) {
                shown(child, parent)
                        .ifPresent(key -> byColumns
                                .computeIfAbsent(key.stream().map(p -> p.child).toList(), k -> new ArrayList<>())
                                .add(key));
            }
        }
        List<List<Pair>> chosen = new ArrayList<>();
        for (List<List<Pair>> rivals : byColumns.values()) {
            long most = rivals.stream().mapToLong(Composites::own).max().orElse(0);
            List<List<Pair>> best = rivals.stream().filter(r -> own(r) == most).toList();
            if (best.size() == 1) {
                chosen.add(best.get(0));
            }
        }
        return chosen;
    }

    private static long own(List<Pair> key) {
        return key.stream().filter(p -> p.parent.name().home()).count();
    }

    private boolean keyless(KnownTable table) {
        List<ColumnNode> columns = nodes(table);
        return table.sample != null
                && !table.keysDeclared()
                && GuessedKeys.best(columns).isEmpty()
                && columns.stream().noneMatch(ColumnNode::identifiesInData);
    }

    private List<ColumnNode> nodes(KnownTable table) {
        return table.columns.keySet().stream()
                .map(c -> nodes.get(new BaseColumn(table.name, c)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The fewest columns of the child that name, or have the same parents as, columns which together identify the parent's rows. */
    private Optional<List<Pair>> shown(KnownTable child, KnownTable parent) {
        List<Pair> alike = new ArrayList<>();
        for (ColumnNode target : nodes(parent)) {
            if (alike.size() < MOST_ALIKE) {
                counterpart(child, target).ifPresent(alike::add);
            }
        }
        for (int size = 2; size <= 3; size++) {
            for (List<Pair> some : CompositeKeys.combinations(alike, size)) {
                if (holds(some) && !byChance(some) && !mutual(some)) {
                    return Optional.of(some);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Pair> counterpart(KnownTable child, ColumnNode target) {
        Optional<BaseColumn> above = above(target);
        ColumnNode named = sameName(child, target);
        for (ColumnNode node : named == null ? nodes(child) : List.of(named)) {
            boolean shares = above.isPresent() && above.equals(above(node));
            boolean possible = node.equals(named) ? shares || target.name().identifying() : shares;
            if (possible && node.typeClass() == target.typeClass() && !isReturned(pair(node, target))) {
                return Optional.of(pair(node, target));
            }
        }
        return Optional.empty();
    }

    private Pair pair(ColumnNode child, ColumnNode parent) {
        Pair known1 = pairs.get(child.id() + " -> " + parent.id());
        if (known1 != null) {
            return known1;
        }
        Pair pair = new Pair(child, parent);
        if (child.profile().isPresent() && parent.profile().isPresent()) {
            pair.inclusion = child.profile()
                    .get()
                    .values()
                    .inclusion(parent.profile().get().values());
        }
        return pair;
    }

    /** Whether the parent's column is rather the key to the child's: holders name their account, and not the account one of them. */
    private boolean isReturned(Pair pair) {
        Pair back = pairs.get(pair.parent.id() + " -> " + pair.child.id());
        return back != null && back.confidence >= Election.LIKELY && back.confidence > pair.confidence;
    }

    /** The column that this one is a key of, as far as is known. */
    private Optional<BaseColumn> above(ColumnNode column) {
        return pairs.values().stream()
                .filter(p -> p.child.equals(column) && p.confidence >= Election.LIKELY)
                .max(Comparator.comparingDouble(p -> p.confidence))
                .map(p -> p.parent.id());
    }

    /** Whether the parent has so many of the combinations of its values that any rows would be found there. */
    private boolean byChance(List<Pair> some) {
        double share = 1;
        double rows = 0;
        for (Pair pair : some) {
            ColumnProfile parent = pair.parent.profile().orElseThrow();
            rows = parent.rows();
            share *= Math.max(1, parent.distinct());
        }
        double found = some.get(0).child.profile().orElseThrow().distinct();
        return found * Math.log(Math.min(1, rows / share)) > Coincidences.LOG_CHANCE;
    }

    /** Whether the child's columns identify its rows as well, and the parent's rows are all found there. */
    private boolean mutual(List<Pair> some) {
        List<Pair> back = some.stream()
                .map(p -> new Pair(/* child= */ p.parent, /* parent= */ p.child))
                .toList();
        return holds(back);
    }

    private Optional<List<Pair>> of(KnownTable child, KnownTable parent, List<String> key) {
        Optional<List<Pair>> joined = joined(child, parent, key);
        Optional<List<Pair>> chosen = joined.isPresent() ? joined : named(child, parent, key);
        boolean data = child.sample != null && parent.sample != null && child.sample.size() > 0;
        if (chosen.isEmpty() || (joined.isEmpty() && !data)) {
            return Optional.empty();
        }
        if (backward(chosen.get(), child) || chosen.get().stream().anyMatch(this::isReturned)) {
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
            chosen.add(pair(source, target));
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
