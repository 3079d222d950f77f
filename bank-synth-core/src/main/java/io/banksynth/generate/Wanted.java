package io.banksynth.generate;

import io.banksynth.plan.LinkPlan;
import java.util.List;
import java.util.Set;

/**
 * What is needed of a table.
 *
 * @param columns positions of its columns
 * @param drawn columns of its row model that rows below ask for
 * @param above the same of its driver's parent
 * @param ways keys along which rows below look for their own parents, each a way from this table on
 * @param settled columns of its row model that rows above are made up of
 */
record Wanted(Set<Integer> columns, Set<String> drawn, Set<String> above, Set<List<String>> ways, Set<String> settled) {
    static Wanted drawn(Set<String> columns) {
        return new Wanted(Set.of(), columns, Set.of(), Set.of(), Set.of());
    }

    static Wanted settled(Set<String> columns) {
        return new Wanted(Set.of(), Set.of(), Set.of(), Set.of(), columns);
    }

    boolean leadsAlong(LinkPlan link) {
        return ways.stream().anyMatch(way -> link.model().isNamed(way.get(0)));
    }
}
