package io.banksynth.privacy;

import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The treatment of every column, settled.
 *
 * @param unit the table whose rows k counts, empty for the root that drivers lead to
 * @param columns by table and column; one that is missing is internal, and nothing speaks for more
 */
public record PrivacyPlan(Optional<TableName> unit, Map<TableName, Map<String, ColumnPrivacy>> columns) {
    private static final ColumnPrivacy UNKNOWN = ColumnPrivacy.byDefault(Level.INTERNAL);

    /** All columns internal. */
    public static final PrivacyPlan INTERNAL = new PrivacyPlan(Optional.empty(), Map.of());

    public PrivacyPlan {
        Map<TableName, Map<String, ColumnPrivacy>> copy = new LinkedHashMap<>();
        columns.forEach((table, known) -> {
            Map<String, ColumnPrivacy> special = new LinkedHashMap<>(known);
            special.values().removeIf(UNKNOWN::equals);
            if (!special.isEmpty()) {
                copy.put(table, Collections.unmodifiableMap(special));
            }
        });
        columns = Collections.unmodifiableMap(copy);
    }

    public ColumnPrivacy of(TableName table, String column) {
        return columns.getOrDefault(table, Map.of()).getOrDefault(TableName.fold(column), UNKNOWN);
    }

    public Level level(TableName table, String column) {
        return of(table, column).level();
    }

    /**
     * Whether the rows of a small table may be kept as they are: every column is public, or all are public or internal
     * and neither the table nor an undeclared column is about persons.
     */
    public boolean mayBeKept(Table table) {
        boolean learnable = table.columns().stream()
                .allMatch(c -> level(table.name(), c.name()).learnable());
        boolean allPublic = table.columns().stream().allMatch(c -> level(table.name(), c.name()) == Level.PUBLIC);
        return allPublic || (learnable && !PersonalData.isAboutEntities(table.name()) && !hasPersonalColumn(table));
    }

    /** Whether a column holds something personal: by its level, or by its name where nobody declared it. */
    public boolean hasPersonalColumn(Table table) {
        return table.columns().stream().anyMatch(column -> {
            ColumnPrivacy known = of(table.name(), column.name());
            return !known.level().learnable()
                    || (known.origin() != ColumnPrivacy.Origin.DECLARED && PersonalData.isPersonal(column));
        });
    }
}
