package io.banksynth.plan;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.KeyForm;
import io.banksynth.model.LinkModel;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans rows that are added to one table of an earlier run: all other tables are as that run planned them. */
final class AdditionPlanner {
    private final ModelPack pack;
    private final GenerationPlan earlier;

    AdditionPlanner(ModelPack pack, GenerationPlan earlier) {
        this.pack = pack;
        this.earlier = earlier;
    }

    GenerationPlan plan(GenerationRequest request) {
        TableName target = request.target();
        TablePlan before = earlier.table(target);
        TableModel model = pack.model(target).orElseThrow();
        requireRoom(request, before, model);
        List<LinkPlan> links = new ArrayList<>();
        for (LinkModel link : model.links()) {
            links.add(new LinkPlan(links.size(), link));
        }
        ColumnTypes types = new ColumnTypes(pack, name -> request.rows() + before.expectedRows());
        Table table = types.resolve(pack.graph().table(target).orElseThrow());
        TablePlan added =
                new TablePlan(table, model, links, new RowRule.Fixed(request.rows()), (double) request.rows());
        List<TablePlan> tables = earlier.tables().stream()
                .map(t -> t.name().equals(target) ? added : t)
                .toList();
        return new GenerationPlan(
                request, tables, earlier.sizing(), earlier.warnings(), earlier.keysOnly(), Optional.of(earlier));
    }

    /** Refuses tables whose added rows could repeat a key. */
    private void requireRoom(GenerationRequest request, TablePlan before, TableModel model) {
        if (model.reference()) {
            throw refusal(request, "it is a reference table, kept as it is");
        }
        if (before.links().stream().anyMatch(before::hasUniquePairs)) {
            throw refusal(request, "its key is a pair of parents, and pairs of the earlier run could be repeated");
        }
        boolean sameDates = request.adjustments()
                .asOf()
                .equals(earlier.request().adjustments().asOf());
        for (ColumnModel column : model.columns()) {
            if (!(column instanceof ColumnModel.Key key)) {
                continue;
            }
            boolean product =
                    key.form() instanceof KeyForm.Digit && before.driver().isPresent();
            if (key.form() instanceof KeyForm.Spread || product) {
                throw refusal(
                        request,
                        "its key " + key.column() + " is spread over all rows of a parent, and none can be added");
            }
            DataType type = before.table().column(key.column()).orElseThrow().type();
            if (!sameDates && (type instanceof DataType.Date || type instanceof DataType.Timestamp)) {
                throw refusal(request, "its key " + key.column() + " is a date; give the --as_of of the earlier run");
            }
        }
        boolean withinParent = model.links().stream()
                .filter(l -> l.choice() instanceof LinkModel.Categories)
                .anyMatch(l -> before.driver().isPresent()
                        && before.table()
                                .primaryKey()
                                .containsAll(l.relationship().childColumns())
                        && before.table()
                                .primaryKey()
                                .containsAll(
                                        before.driver().get().relationship().childColumns()));
        if (withinParent) {
            throw refusal(request, "its key names rows of a reference table for each parent, and none can be added");
        }
    }

    private static BankSynthException refusal(GenerationRequest request, String reason) {
        return BankSynthException.usage("Cannot append rows of " + request.target() + ": " + reason);
    }
}
