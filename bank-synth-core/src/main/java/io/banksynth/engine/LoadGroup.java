package io.banksynth.engine;

import io.banksynth.schema.TableName;
import io.banksynth.sink.jdbc.TargetKey;
import io.banksynth.sink.jdbc.TargetTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables that are loaded together: one, or several whose foreign keys go around in a cycle.
 *
 * @param tables in the order in which they are filled
 */
record LoadGroup(List<TargetTable> tables) {
    LoadGroup {
        tables = List.copyOf(tables);
    }

    /** Whether a row may point at one that comes later, so that the whole is one transaction. */
    boolean isCyclic() {
        return tables.stream().anyMatch(table -> !early(table).isEmpty());
    }

    /** Foreign keys of a table whose rows may come before those they point at. */
    List<TargetKey> early(TargetTable table) {
        return table.keys().stream()
                .filter(key -> position(key.parent()) >= tables.indexOf(table))
                .toList();
    }

    private int position(TableName name) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** All tables in groups, such that every group comes after those that it points at; otherwise in the given order. */
    static List<LoadGroup> of(List<TargetTable> tables) {
        Map<TableName, Set<TableName>> above = new LinkedHashMap<>();
        tables.forEach(table -> above.put(table.name(), above(table, tables)));
        List<LoadGroup> groups = new ArrayList<>();
        Set<TableName> done = new TreeSet<>();
        while (done.size() < tables.size()) {
            TargetTable next = tables.stream()
                    .filter(table -> !done.contains(table.name()))
                    .filter(table -> isReady(table.name(), above, done))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Of tables in a cycle each can be first"));
            List<TargetTable> group = tables.stream()
                    .filter(table -> table.equals(next) || areCyclic(table.name(), next.name(), above))
                    .toList();
            groups.add(new LoadGroup(group));
            group.forEach(table -> done.add(table.name()));
        }
        return groups;
    }

    private static boolean isReady(TableName table, Map<TableName, Set<TableName>> above, Set<TableName> done) {
        return Objects.requireNonNull(above.get(table)).stream()
                .allMatch(parent -> done.contains(parent) || parent.equals(table) || areCyclic(table, parent, above));
    }

    private static boolean areCyclic(TableName a, TableName b, Map<TableName, Set<TableName>> above) {
        return Objects.requireNonNull(above.get(a)).contains(b)
                && Objects.requireNonNull(above.get(b)).contains(a);
    }

    /** Tables that a table's keys lead to, over any number of steps. */
    private static Set<TableName> above(TargetTable table, List<TargetTable> tables) {
        Set<TableName> reached = new TreeSet<>();
        List<TargetTable> open = new ArrayList<>(List.of(table));
        while (!open.isEmpty()) {
            for (TargetKey key : open.remove(open.size() - 1).keys()) {
                Optional<TargetTable> parent = tables.stream()
                        .filter(t -> t.name().equals(key.parent()))
                        .findFirst();
                if (parent.isPresent() && reached.add(key.parent())) {
                    open.add(parent.get());
                }
            }
        }
        return reached;
    }
}
