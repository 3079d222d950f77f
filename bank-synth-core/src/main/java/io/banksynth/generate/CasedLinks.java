package io.banksynth.generate;

import io.banksynth.generate.kernel.CaseKernel;
import io.banksynth.generate.kernel.CasedKeyKernel;
import io.banksynth.generate.kernel.ColumnKernel;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The links of a table that share a column, of which each row follows one at most. Their slots lie one after another in one
 * bijection of the rows, so every parent keeps its number of children; the discriminator is drawn to fit.
 */
final class CasedLinks {
    private final IndexedPlan plan;
    private final TablePlan table;

    CasedLinks(IndexedPlan plan, TablePlan table) {
        this.plan = plan;
        this.table = table;
    }

    /** The links that share this link's columns, itself included; none where it has them for itself. */
    List<LinkPlan> beside(LinkPlan link) {
        return table.links().stream()
                .filter(l -> l.model().cases().isPresent()
                        && l.relationship()
                                .childColumns()
                                .equals(link.relationship().childColumns()))
                .toList();
    }

    /** The links whose discriminator is this column. */
    List<LinkPlan> decidedBy(String column) {
        return table.links().stream()
                .filter(l ->
                        l.model().cases().map(c -> c.column().equals(column)).orElse(false))
                .toList();
    }

    /** Whether one of the needed columns is the discriminator of this link. */
    boolean decides(LinkPlan link, Set<Integer> needed) {
        return link.model()
                .cases()
                .map(c -> needed.contains(table.table().position(c.column())))
                .orElse(false);
    }

    /** Children of the links whose slots lie before this link's. */
    long before(LinkPlan link) {
        return beside(link).stream()
                .filter(l -> l.position() < link.position())
                .mapToLong(l -> plan.index(l).fanOuts().children())
                .sum();
    }

    /** Copies the key of whichever parent a row has. */
    ColumnKernel key(LinkPlan link, Column column) {
        List<CasedKeyKernel.Source> sources = new ArrayList<>();
        for (LinkPlan one : beside(link)) {
            sources.add(new CasedKeyKernel.Source(one.position(), parentColumn(one, column.name())));
        }
        return new CasedKeyKernel(
                sources,
                column.type().storage() == Storage.LONG ? CasedKeyKernel.Keys.NUMBERS : CasedKeyKernel.Keys.TEXTS);
    }

    /** Where in its parent the column of a link lies that a child's column is copied from. */
    int parentColumn(LinkPlan link, String childColumn) {
        int at = link.relationship().childColumns().indexOf(childColumn);
        return plan.plan()
                .table(link.parent())
                .table()
                .position(link.relationship().parentColumns().get(at));
    }

    /** Draws a discriminator. */
    ColumnKernel discriminator(Column column) {
        List<LinkPlan> links = decidedBy(column.name());
        List<String> values = new ArrayList<>();
        links.forEach(l -> l.model().cases().orElseThrow().values().forEach(v -> values.add(v.value())));
        List<List<Long>> weights = new ArrayList<>();
        List<Long> keyless = new ArrayList<>();
        for (LinkPlan link : links) {
            List<Long> own = new ArrayList<>();
            for (LinkPlan other : links) {
                for (LinkModel.Case one : other.model().cases().orElseThrow().values()) {
                    own.add(other.equals(link) ? one.keyed() : 0L);
                }
            }
            weights.add(own);
            link.model().cases().orElseThrow().values().forEach(v -> keyless.add(v.keyless()));
        }
        List<Long> numbers = column.type() instanceof DataType.Whole
                ? values.stream().map(Long::valueOf).toList()
                : List.of();
        RandomStream stream = RandomStream.of(plan.seed(), table.name().shown(), column.name(), "value");
        return new CaseKernel(
                links.stream().map(LinkPlan::position).toList(), weights, keyless, values, numbers, stream);
    }
}
