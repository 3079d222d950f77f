package io.banksynth.train;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whom k counts: the row's root entity, reached through the drivers. A row that reaches none (a table without a driver, a
 * null key, an orphan) is a unit of its own. Roots that are not about persons and too few to count by, such as branches, are passed
 * over: the rows below them are the units.
 */
final class Units {
    private final Map<TableName, Sample> samples;
    private final Links links;
    private final Roles roles;
    private final Optional<TableName> unit;
    private final Predicate<TableName> passed;
    private final Map<TableName, int[]> known = new HashMap<>();

    /**
     * @param unit the table whose rows are units whatever drives it; empty for the root that drivers lead to
     * @param passed tables that are passed over where nothing drives them
     */
    Units(
            Map<TableName, Sample> samples,
            Links links,
            Roles roles,
            Optional<TableName> unit,
            Predicate<TableName> passed) {
        this.unit = unit;
        this.passed = passed;
        this.samples = samples;
        this.links = links;
        this.roles = roles;
    }

    /** The unit of each row of a table's sample; comparable within the table only. */
    int[] of(TableName table) {
        int[] units = known.get(table);
        if (units == null) {
            units = compute(table);
            known.put(table, units);
        }
        return units;
    }

    /** The foreign key that leads from a table's rows towards their units; none where they are units themselves. */
    Optional<Relationship> driver(TableName table) {
        return unit.filter(table::equals).isPresent()
                ? Optional.empty()
                : roles.driver(table).filter(driver -> !isPassed(driver.parent()));
    }

    private boolean isPassed(TableName root) {
        return unit.isEmpty() && passed.test(root) && driver(root).isEmpty();
    }

    private int[] compute(TableName table) {
        Sample sample = java.util.Objects.requireNonNull(samples.get(table));
        int[] units = new int[sample.size()];
        Optional<Relationship> driver = driver(table);
        Optional<Links.Link> link = links.of(table).stream()
                .filter(l -> driver.isPresent() && l.relationship().equals(driver.get()))
                .findFirst();
        if (link.isEmpty()) {
            java.util.Arrays.setAll(units, row -> row);
            return units;
        }
        int[] parents = link.get().parentRows();
        int[] parentUnits = of(driver.orElseThrow().parent());
        int own = java.util.Arrays.stream(parentUnits).max().orElse(-1) + 1;
        for (int row = 0; row < units.length; row++) {
            units[row] = parents[row] >= 0 ? parentUnits[parents[row]] : own++;
        }
        return units;
    }
}
