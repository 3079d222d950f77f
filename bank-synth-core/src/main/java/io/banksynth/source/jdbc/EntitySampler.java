package io.banksynth.source.jdbc;

import io.banksynth.random.RandomStream;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a share of a database in which entities stay whole: some rows of a root table are drawn, all their children and
 * children's children are read with them, and then whatever parents those rows point at. Small tables are read whole. So no
 * sequence and no fan-out is cut, and no row lacks its parent.
 */
final class EntitySampler {
    /** Tables up to this size are read whole, since a share of them would teach too little. */
    static final long SMALL = 10_000;

    private static final int KEYS_IN_ONE_QUERY = 500;
    private static final long SEED = 42;

    private final Database database;
    private final Map<TableName, StoredTable> tables = new LinkedHashMap<>();
    private final Map<TableName, Long> counts;
    private final List<Relationship> keys;
    private final Map<TableName, TableFetch> fetched = new LinkedHashMap<>();

    /**
     * @param counts rows of each table
     * @param keys foreign keys between the tables
     */
    EntitySampler(Database database, List<StoredTable> stored, Map<TableName, Long> counts, List<Relationship> keys) {
        this.database = database;
        stored.forEach(t -> tables.put(t.declared().name(), t));
        this.counts = counts;
        this.keys = keys.stream()
                .filter(k -> tables.containsKey(k.child()) && tables.containsKey(k.parent()))
                .filter(k -> !k.child().equals(k.parent()))
                .toList();
    }

    /**
     * Reads.
     *
     * @param share of the root tables' rows, below 1
     */
    List<Sample> read(double share) throws SQLException {
        for (StoredTable table : tables.values()) {
            if (count(table) <= SMALL) {
                fetch(table).all();
            }
        }
        for (StoredTable root : rootsFirst()) {
            if (!fetched.containsKey(root.declared().name())) {
                drawRoots(root, share);
                follow(root.declared().name());
            }
        }
        addMissingParents();
        return fetched.values().stream().map(TableFetch::finish).toList();
    }

    private long count(StoredTable table) {
        return counts.getOrDefault(table.declared().name(), 0L);
    }

    private TableFetch fetch(StoredTable table) {
        return fetched.computeIfAbsent(
                table.declared().name(), name -> new TableFetch(database, table, columnsOfKeys(name)));
    }

    /** The columns of a table by which its parents' or its children's rows are found. */
    private Set<List<String>> columnsOfKeys(TableName table) {
        Set<List<String>> columns = new HashSet<>();
        for (Relationship key : keys) {
            if (key.child().equals(table)) {
                columns.add(key.childColumns());
            }
            if (key.parent().equals(table)) {
                columns.add(key.parentColumns());
            }
        }
        return columns;
    }

    /** Large tables without a large parent, those with the most rows below them first; then all others, should they form a cycle. */
    private List<StoredTable> rootsFirst() {
        List<StoredTable> large =
                tables.values().stream().filter(t -> count(t) > SMALL).toList();
        Comparator<StoredTable> byStanding =
                Comparator.comparing(t -> hasLargeParent(t.declared().name()));
        return large.stream()
                .sorted(byStanding
                        .thenComparing(t -> -rowsBelow(t.declared().name()))
                        .thenComparing(t -> t.declared().name()))
                .toList();
    }

    private boolean hasLargeParent(TableName table) {
        return keys.stream().anyMatch(k -> k.child().equals(table) && counts.getOrDefault(k.parent(), 0L) > SMALL);
    }

    private long rowsBelow(TableName table) {
        Set<TableName> seen = new HashSet<>(Set.of(table));
        Deque<TableName> next = new ArrayDeque<>(seen);
        long rows = 0;
        while (!next.isEmpty()) {
            TableName one = next.remove();
            rows += counts.getOrDefault(one, 0L);
            keys.stream()
                    .filter(k -> k.parent().equals(one) && seen.add(k.child()))
                    .forEach(k -> next.add(k.child()));
        }
        return rows;
    }

    /** Draws exactly the share of a table's keys, each as likely as any other (Knuth, vol. 2, 3.4.2, algorithm S). */
    private void drawRoots(StoredTable root, double share) throws SQLException {
        List<String> key = root.declared().primaryKey().isEmpty()
                ? columnsOfKeys(root.declared().name()).stream()
                        .min(Comparator.comparing(List::toString))
                        .orElse(List.of())
                : root.declared().primaryKey();
        if (key.isEmpty()) {
            fetch(root).all();
            return;
        }
        String names = key.stream().map(root::sqlColumn).collect(Collectors.joining(", "));
        KeySet drawn = new KeySet();
        long left = count(root);
        long wanted = Math.max(1, Math.round(left * share));
        RandomStream stream = RandomStream.of(SEED, root.declared().name().shown(), "", "sample");
        String sql = "SELECT DISTINCT " + names + " FROM " + root.sqlName() + " ORDER BY " + names;
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && wanted > 0) {
                    if (RandomStream.below(stream.bits(left), Math.max(1, left)) < wanted) {
                        add(rows, key.size(), drawn);
                        wanted--;
                    }
                    left--;
                }
            }
        }
        fetch(root).matching(key, drawn, KEYS_IN_ONE_QUERY);
    }

    private static void add(ResultSet row, int columns, KeySet keys) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (int c = 1; c <= columns; c++) {
            Object value = row.getObject(c);
            if (value != null) {
                key.add(value);
            }
        }
        if (key.size() == columns) {
            keys.add(key);
        }
    }

    /** Reads the children of what was read, level by level, and the parents that they have beside. */
    private void follow(TableName root) throws SQLException {
        Deque<TableName> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            TableName read = next.remove();
            TableFetch source = fetched.get(read);
            for (Relationship key : keys) {
                if (key.parent().equals(read) && source != null && !fetched.containsKey(key.child())) {
                    fetch(stored(key.child()))
                            .matching(key.childColumns(), source.seen(key.parentColumns()), KEYS_IN_ONE_QUERY);
                    next.add(key.child());
                }
            }
            for (Relationship key : keys) {
                if (key.child().equals(read) && source != null && !fetched.containsKey(key.parent())) {
                    fetch(stored(key.parent()))
                            .matching(key.parentColumns(), source.seen(key.childColumns()), KEYS_IN_ONE_QUERY);
                    next.add(key.parent());
                }
            }
        }
    }

    /** Until nothing points at a row that was not read; each round reads rows that no round before has read. */
    private void addMissingParents() throws SQLException {
        boolean added = true;
        Map<Relationship, KeySet> asked = new LinkedHashMap<>();
        while (added) {
            added = false;
            for (Relationship key : keys) {
                TableFetch child = fetched.get(key.child());
                TableFetch parent = fetched.get(key.parent());
                if (child == null || parent == null) {
                    continue;
                }
                KeySet before = asked.computeIfAbsent(key, k -> new KeySet());
                KeySet missing = child.seen(key.childColumns())
                        .without(parent.seen(key.parentColumns()))
                        .without(before);
                if (!missing.isEmpty()) {
                    before.addAll(missing);
                    long rows = parent.rows();
                    parent.matching(key.parentColumns(), missing, KEYS_IN_ONE_QUERY);
                    added |= parent.rows() > rows;
                }
            }
        }
    }

    private StoredTable stored(TableName name) {
        StoredTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("Not a table of the schema: " + name);
        }
        return table;
    }
}
