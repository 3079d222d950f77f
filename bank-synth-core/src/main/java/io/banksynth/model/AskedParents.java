package io.banksynth.model;

import io.banksynth.schema.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which tables ask which others what their rows are: children their driver's parent, and some of their parents along other relationships.
 * None may ask in a circle; nor through many of those others one behind the other, since each is drawn apart.
 */
public final class AskedParents {
    /** Relationships other than drivers that may lie one behind the other. */
    public static final int MOST_BEHIND = 3;

    private final Map<TableName, Set<TableName>> drivers = new HashMap<>();
    private final Map<TableName, Set<TableName>> asked = new HashMap<>();

    /** Says that a relationship drives a table. */
    public void drives(TableName child, TableName parent) {
        drivers.computeIfAbsent(child, t -> new HashSet<>()).add(parent);
    }

    /** Whether a table's rows may ask parents along another relationship. */
    public boolean mayAsk(TableName child, TableName parent) {
        Map<TableName, Integer> below = new HashMap<>();
        int behind = behind(parent, below);
        return !below.containsKey(child) && before(child) + 1 + behind <= MOST_BEHIND;
    }

    /** Says that they do. */
    public void asks(TableName child, TableName parent) {
        asked.computeIfAbsent(child, t -> new HashSet<>()).add(parent);
    }

    /** The most relationships other than drivers on a way up from a table. */
    private int behind(TableName table, Map<TableName, Integer> known) {
        Integer found = known.putIfAbsent(table, 0);
        if (found != null) {
            return found;
        }
        int most = 0;
        for (TableName parent : drivers.getOrDefault(table, Set.of())) {
            most = Math.max(most, behind(parent, known));
        }
        for (TableName parent : asked.getOrDefault(table, Set.of())) {
            most = Math.max(most, 1 + behind(parent, known));
        }
        known.put(table, most);
        return most;
    }

    /** The most relationships other than drivers on a way up that leads to a table. */
    private int before(TableName table) {
        int most = 0;
        for (TableName child : asked.keySet()) {
            Map<TableName, Integer> known = new HashMap<>();
            int all = behind(child, known);
            if (known.containsKey(table)) {
                most = Math.max(most, all - known.getOrDefault(table, 0));
            }
        }
        return most;
    }
}
