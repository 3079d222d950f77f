package io.banksynth.plan;

import io.banksynth.model.TableModel;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table as it will be generated.
 *
 * @param table with the columns that will be written, in order and as their final types
 * @param links its relationships, the driver first
 * @param rule what decides its rows
 * @param expectedRows how many those will be, on average over seeds
 */
public record TablePlan(Table table, TableModel model, List<LinkPlan> links, RowRule rule, double expectedRows) {
    public TablePlan {
        links = List.copyOf(links);
    }

    public TableName name() {
        return table.name();
    }

    public Optional<LinkPlan> driver() {
        return links.stream()
                .filter(l -> l.role() == io.banksynth.schema.Role.DRIVER)
                .findFirst();
    }

    /** Whether a key of the table consists of the columns of its driver and of this other link, so that pairs never repeat. */
    public boolean hasUniquePairs(LinkPlan link) {
        Optional<LinkPlan> driver = driver();
        if (driver.isEmpty() || link.role() != io.banksynth.schema.Role.MATCHED) {
            return false;
        }
        List<String> both =
                new java.util.ArrayList<>(driver.get().relationship().childColumns());
        both.addAll(link.relationship().childColumns());
        return table.isKey(both);
    }
}
