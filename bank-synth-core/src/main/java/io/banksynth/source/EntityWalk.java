package io.banksynth.source;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way through a database on which entities stay whole: some rows of a root table are drawn, all their children and
 * children's children are read with them, and then whatever parents those rows point at. Small tables are read whole. So no
 * sequence and no fan-out is cut, and no row lacks its parent.
 */
public final class EntityWalk {
    /** Tables up to this size are read whole, since a share of them would teach too little, unless they are all that larger tables hang from. */
    public static final long SMALL = 10_000;

    /** Roots whose children teach enough. */
    private static final long ENOUGH_ROOTS = 500;

    private final List<TableName> tables;
    private final Map<TableName, Long> counts;
    private final List<Relationship> keys;
    private final Set<TableName> read = new HashSet<>();
    private final Set<TableName> shared = new HashSet<>();

    /**
     * @param counts rows of each table
     * @param keys foreign keys; those of a table to itself and to others are passed over
     */
    public EntityWalk(Collection<TableName> tables, Map<TableName, Long> counts, List<Relationship> keys) {
        this.tables = List.copyOf(tables);
        this.counts = counts;
        this.keys = keys.stream()
                .filter(k -> tables.contains(k.child()) && tables.contains(k.parent()))
                .filter(k -> !k.child().equals(k.parent()))
                .toList();
    }

    /** Reads rows. Each table is begun once: by all its rows, by roots, or by a key. */
    public interface Reading<X extends Exception> {
        /** Reads a whole table. */
        void all(TableName table) throws X;

        /** Reads that share of a table's rows, each as likely as any other. */
        void roots(TableName table, double share) throws X;

        /** Reads the rows of the key's child that belong to what was read of its parent. */
        void children(Relationship key) throws X;

        /** Reads the rows of the key's parent to which what was read of its child belongs. */
        void parents(Relationship key) throws X;

        /**
         * Reads as {@link #parents}, beside what was read of the parent.
         *
         * @return whether there were any rows that had not been read
         */
        boolean missingParents(Relationship key) throws X;
    }

    /** The foreign keys that are followed. */
    public List<Relationship> keys() {
        return keys;
    }

    /**
     * Goes all the way.
     *
     * @param share of the root tables' rows, below 1
     */
    public <X extends Exception> void go(double share, Reading<X> reading) throws X {
        findShared(share);
        for (TableName table : tables) {
            if (!shared.contains(table) && read.add(table)) {
                reading.all(table);
            }
        }
        for (TableName root : rootsFirst()) {
            if (read.add(root)) {
                reading.roots(root, share);
                follow(root, reading);
            }
        }
        addMissingParents(reading);
    }

    private long count(TableName table) {
        return counts.getOrDefault(table, 0L);
    }

    /**
     * The tables of which a share is read: the large ones, and where one of them has small parents only, the largest of these, if a share of it is
     * enough. Else rows would be drawn one by one, and no entity would be whole: nine thousand customers may have millions of transactions.
     */
    private void findShared(double share) {
        tables.stream().filter(table -> count(table) > SMALL).forEach(shared::add);
        boolean found = true;
        while (found) {
            found = false;
            for (TableName table : tables) {
                if (shared.contains(table) && !hasSharedParent(table)) {
                    found |= keys.stream()
                            .filter(key -> key.child().equals(table))
                            .map(Relationship::parent)
                            .max(Comparator.comparing(this::count).thenComparing(Comparator.reverseOrder()))
                            .filter(parent -> count(parent) * share >= ENOUGH_ROOTS)
                            .map(shared::add)
                            .orElse(false);
                }
            }
        }
    }

    /** Shared tables without a shared parent, those with the most rows below them first; then all others, should they form a cycle. */
    private List<TableName> rootsFirst() {
        Comparator<TableName> byStanding = Comparator.comparing(this::hasSharedParent);
        return tables.stream()
                .filter(shared::contains)
                .sorted(byStanding.thenComparing(t -> -rowsBelow(t)).thenComparing(t -> t))
                .toList();
    }

    private boolean hasSharedParent(TableName table) {
        return keys.stream().anyMatch(k -> k.child().equals(table) && shared.contains(k.parent()));
    }

    private long rowsBelow(TableName table) {
        Set<TableName> seen = new HashSet<>(Set.of(table));
        Deque<TableName> next = new ArrayDeque<>(seen);
        long rows = 0;
        while (!next.isEmpty()) {
            TableName one = next.remove();
            rows += count(one);
            keys.stream()
                    .filter(k -> k.parent().equals(one) && seen.add(k.child()))
                    .forEach(k -> next.add(k.child()));
        }
        return rows;
    }

    /** Reads the children of what was read, level by level, and the parents that they have beside. */
    private <X extends Exception> void follow(TableName root, Reading<X> reading) throws X {
        Deque<TableName> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            TableName from = next.remove();
            for (Relationship key : keys) {
                if (key.parent().equals(from) && read.add(key.child())) {
                    reading.children(key);
                    next.add(key.child());
                }
            }
            for (Relationship key : keys) {
                if (key.child().equals(from) && read.add(key.parent())) {
                    reading.parents(key);
                    next.add(key.parent());
                }
            }
        }
    }

    /** Until nothing points at a row that was not read. */
    private <X extends Exception> void addMissingParents(Reading<X> reading) throws X {
        boolean added = true;
        while (added) {
            added = false;
            for (Relationship key : keys) {
                added |= reading.missingParents(key);
            }
        }
    }
}
