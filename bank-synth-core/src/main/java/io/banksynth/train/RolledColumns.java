package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import io.banksynth.train.tree.RollUpSearch;
import io.banksynth.train.tree.SettledColumns;
import io.banksynth.train.tree.TableCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns of a table the rows below make up: looked for once for each table, those below it first. */
final class RolledColumns {
    private final RowCells cells;
    private final int k;
    private final Map<TableName, Rolled> known = new HashMap<>();

    RolledColumns(RowCells cells, int k) {
        this.cells = cells;
        this.k = k;
    }

    /**
     * What is found of a table.
     *
     * @param byLink what the children along a link make up, by its label
     */
    record Rolled(SettledColumns settled, Map<String, List<RollUpSearch.Found>> byLink) {
        List<RollUpSearch.Found> found(LinkModel link) {
            return byLink.getOrDefault(link.relationship().label(), List.of());
        }
    }

    Rolled of(TableName table) {
        Rolled rolled = known.get(table);
        if (rolled == null) {
            // What a circle of drivers leads back to is rolled up of nothing.
            known.put(table, new Rolled(SettledColumns.NONE, Map.of()));
            rolled = cells.isReference(table) ? known.get(table) : find(table);
            known.put(table, rolled);
        }
        return rolled;
    }

    private Rolled find(TableName table) {
        TableCells parents = cells.alone(table);
        List<LinkModel> below = cells.below(table);
        Set<String> counted = new HashSet<>();
        below.forEach(link -> counted.addAll(cells.counted(link)));
        Set<String> taken = new HashSet<>(counted);
        Map<String, List<RollUpSearch.Found>> byLink = new LinkedHashMap<>();
        for (LinkModel link : below) {
            if (link.relationship().role().orElseThrow() == Role.DRIVER
                    && link.cases().isEmpty()
                    && !link.relationship().child().equals(table)) {
                TableName child = link.relationship().child();
                List<RollUpSearch.Found> found = RollUpSearch.find(
                        parents.without(taken::contains),
                        cells.alone(child),
                        of(child).settled().names(),
                        k);
                found.forEach(f -> taken.add(f.rollUp().column()));
                byLink.put(link.relationship().label(), found);
            }
        }
        Set<String> rolled = new LinkedHashSet<>();
        byLink.values()
                .forEach(found -> found.forEach(f -> rolled.add(f.rollUp().column())));
        SettledColumns settled = SettledColumns.of(parents, rolled, counted, k);
        byLink.replaceAll((label, found) -> kept(found, settled));
        return new Rolled(settled, byLink);
    }

    private static List<RollUpSearch.Found> kept(List<RollUpSearch.Found> found, SettledColumns settled) {
        List<RollUpSearch.Found> kept = new ArrayList<>(found);
        kept.removeIf(f -> !settled.rolled().contains(f.rollUp().column()));
        return kept;
    }
}
