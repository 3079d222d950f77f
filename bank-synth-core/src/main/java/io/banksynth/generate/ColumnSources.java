package io.banksynth.generate;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Column;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which link fills which column of a table; the first link that has it, so the driver before all others. */
final class ColumnSources {
    private final IndexedPlan plan;
    private final TablePlan table;
    private final CasedLinks cased;
    private final @Nullable LinkPlan[] links;
    private final int[] parentColumns;

    ColumnSources(IndexedPlan plan, TablePlan table) {
        this.plan = plan;
        this.table = table;
        this.cased = new CasedLinks(plan, table);
        int n = table.table().columns().size();
        this.links = new LinkPlan[n];
        this.parentColumns = new int[n];
        for (LinkPlan link : table.links()) {
            if (link.model().choice() instanceof LinkModel.Implied) {
                continue;
            }
            for (int i = 0; i < link.relationship().childColumns().size(); i++) {
                int c = table.table()
                        .position(link.relationship().childColumns().get(i));
                if (c >= 0 && links[c] == null) {
                    links[c] = link;
                    parentColumns[c] = plan.table(link.parent())
                            .table()
                            .position(link.relationship().parentColumns().get(i));
                }
            }
        }
    }

    /** The links that fill some columns. */
    Set<LinkPlan> links(Set<Integer> columns) {
        Set<LinkPlan> out = new LinkedHashSet<>();
        for (int c : columns) {
            LinkPlan link = links[c];
            if (link != null) {
                out.add(link);
            }
        }
        return out;
    }

    Column column(int position) {
        return table.table().columns().get(position);
    }

    boolean isForeign(int column) {
        return links[column] != null;
    }

    LinkPlan link(int column) {
        return Objects.requireNonNull(links[column]);
    }

    int parentColumn(int column) {
        return parentColumns[column];
    }

    Set<Integer> parentColumns(LinkPlan link, Set<Integer> needed) {
        Set<Integer> wanted = new TreeSet<>();
        for (int c : needed) {
            LinkPlan first = links[c];
            if (link.equals(first)) {
                wanted.add(parentColumns[c]);
            } else if (first != null && cased.beside(first).contains(link)) {
                wanted.add(cased.parentColumn(link, column(c).name()));
            }
        }
        return wanted;
    }

    /** Whether a needed column depends on the row's place among its siblings. */
    boolean needsSiblings(Set<Integer> needed) {
        boolean inProduct = ProductKey.of(table, plan::rows, plan.keyOffset())
                .map(ProductKey::withinParent)
                .orElse(false);
        return inProduct
                || needed.stream()
                        .map(c -> table.model()
                                .column(table.table().columns().get(c).name()))
                        .anyMatch(m -> m.isPresent()
                                && m.get() instanceof ColumnModel.Key key
                                && (key.form() instanceof KeyForm.Ordinal || key.form() instanceof KeyForm.Spread));
    }
}
