package io.banksynth.source.jdbc;

import io.banksynth.random.RandomStream;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.EntityWalk;
import io.banksynth.source.Sample;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a share of a database in which entities stay whole (see {@link EntityWalk}). */
final class EntitySampler implements EntityWalk.Reading<SQLException> {
    private static final int KEYS_IN_ONE_QUERY = 500;
    private static final long SEED = 42;

    private final Database database;
    private final Map<TableName, StoredTable> tables = new LinkedHashMap<>();
    private final Map<TableName, Long> counts;
    private final EntityWalk walk;
    private final Map<TableName, TableFetch> fetched = new LinkedHashMap<>();
    private final Map<Relationship, KeySet> asked = new LinkedHashMap<>();

    /**
     * @param counts rows of each table
     * @param keys foreign keys between the tables
     */
    EntitySampler(Database database, List<StoredTable> stored, Map<TableName, Long> counts, List<Relationship> keys) {
        this.database = database;
        stored.forEach(t -> tables.put(t.declared().name(), t));
        this.counts = counts;
        this.walk = new EntityWalk(tables.keySet(), counts, keys);
    }

    /**
     * Reads.
     *
     * @param share of the root tables' rows, below 1
     */
    List<Sample> read(double share) throws SQLException {
        walk.go(share, this);
        return fetched.values().stream().map(TableFetch::finish).toList();
    }

    private TableFetch fetch(TableName table) {
        return fetched.computeIfAbsent(table, name -> new TableFetch(database, stored(name), columnsOfKeys(name)));
    }

    /** The columns of a table by which its parents' or its children's rows are found. */
    private Set<List<String>> columnsOfKeys(TableName table) {
        Set<List<String>> columns = new HashSet<>();
        for (Relationship key : walk.keys()) {
            if (key.child().equals(table)) {
                columns.add(key.childColumns());
            }
            if (key.parent().equals(table)) {
                columns.add(key.parentColumns());
            }
        }
        return columns;
    }

    @Override
    public void all(TableName table) throws SQLException {
        fetch(table).all();
    }

    /** Draws exactly the share of a table's keys, each as likely as any other (Knuth, vol. 2, 3.4.2, algorithm S). */
    @Override
    public void roots(TableName table, double share) throws SQLException {
        StoredTable root = stored(table);
        List<String> key = root.declared().primaryKey().isEmpty()
                ? columnsOfKeys(table).stream()
                        .min(Comparator.comparing(List::toString))
                        .orElse(List.of())
                : root.declared().primaryKey();
        if (key.isEmpty()) {
            fetch(table).all();
            return;
        }
        String names = key.stream().map(root::sqlColumn).collect(Collectors.joining(", "));
        KeySet drawn = new KeySet();
        long left = counts.getOrDefault(table, 0L);
        long wanted = Math.max(1, Math.round(left * share));
        RandomStream stream = RandomStream.of(SEED, table.shown(), "", "sample");
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
        fetch(table).matching(key, drawn, KEYS_IN_ONE_QUERY);
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

    @Override
    public void children(Relationship key) throws SQLException {
        fetch(key.child())
                .matching(key.childColumns(), fetch(key.parent()).seen(key.parentColumns()), KEYS_IN_ONE_QUERY);
    }

    @Override
    public void parents(Relationship key) throws SQLException {
        fetch(key.parent())
                .matching(key.parentColumns(), fetch(key.child()).seen(key.childColumns()), KEYS_IN_ONE_QUERY);
    }

    /** Each round asks for keys that no round before has asked for. */
    @Override
    public boolean missingParents(Relationship key) throws SQLException {
        TableFetch parent = fetch(key.parent());
        KeySet before = asked.computeIfAbsent(key, k -> new KeySet());
        KeySet missing = fetch(key.child())
                .seen(key.childColumns())
                .without(parent.seen(key.parentColumns()))
                .without(before);
        if (missing.isEmpty()) {
            return false;
        }
        before.addAll(missing);
        long rows = parent.rows();
        parent.matching(key.parentColumns(), missing, KEYS_IN_ONE_QUERY);
        return parent.rows() > rows;
    }

    private StoredTable stored(TableName name) {
        StoredTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("Not a table of the schema: " + name);
        }
        return table;
    }
}
