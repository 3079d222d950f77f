package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.model.LinkedFollowers;
import io.banksynth.model.TableModel;
import io.banksynth.model.Tree;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import io.banksynth.train.tree.FanOutTrees;
import io.banksynth.train.tree.RowLearner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds to the models of tables how their rows are drawn. */
final class RowModels {
    private final RowCells cells;
    private final int k;

    RowModels(RowCells cells, int k) {
        this.cells = cells;
        this.k = k;
    }

    List<TableModel> of(List<TableModel> models) {
        Map<TableName, TableModel> drawn = new LinkedHashMap<>();
        models.forEach(model -> drawn.put(model.table(), withRows(model)));
        LinkedFollowers followers = new LinkedFollowers(table -> Optional.ofNullable(drawn.get(table)));
        return drawn.values().stream().map(model -> withTrees(model, followers)).toList();
    }

    private TableModel withRows(TableModel model) {
        return model.reference()
                ? model
                : new TableModel(
                        model.table(),
                        false,
                        model.rows(),
                        model.columns(),
                        model.links(),
                        RowLearner.learn(cells.of(model.table()), k));
    }

    private TableModel withTrees(TableModel model, LinkedFollowers followers) {
        List<LinkModel> links =
                model.links().stream().map(link -> withTree(link, followers)).toList();
        return new TableModel(model.table(), model.reference(), model.rows(), model.columns(), links, model.rowModel());
    }

    /** A driver's fan-out may depend on the parent; where parents of parents may be missing it does not. */
    private LinkModel withTree(LinkModel link, LinkedFollowers followers) {
        if (link.relationship().role().orElseThrow() != Role.DRIVER
                || !(link.choice() instanceof LinkModel.FanOut fanOut)
                || !cells.hasAllSiblings(link.relationship())) {
            return link;
        }
        TableName parent = link.relationship().parent();
        Optional<Tree> tree = FanOutTrees.learn(
                cells.of(parent).without(column -> followers.of(parent, Set.of(column))),
                cells.childrenPerParent(link.relationship()),
                fanOut.encoder(),
                k);
        return new LinkModel(link.relationship(), link.nulls(), link.children(), fanOut.with(tree), link.cases());
    }
}
