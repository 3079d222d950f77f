package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Tree;
import io.banksynth.schema.Role;
import io.banksynth.train.tree.FanOutTrees;
import io.banksynth.train.tree.RowLearner;
import java.util.Optional;

/** Adds to the models of tables how their rows are drawn. */
final class RowModels {
    private final RowCells cells;
    private final int k;

    RowModels(RowCells cells, int k) {
        this.cells = cells;
        this.k = k;
    }

    TableModel of(TableModel model) {
        if (model.reference()) {
            return model;
        }
        return new TableModel(
                model.table(),
                false,
                model.rows(),
                model.columns(),
                model.links().stream().map(this::withTree).toList(),
                RowLearner.learn(cells.of(model.table()), k));
    }

    /** A driver's fan-out may depend on the parent; where parents of parents may be missing it does not. */
    private LinkModel withTree(LinkModel link) {
        if (link.relationship().role().orElseThrow() != Role.DRIVER
                || !(link.choice() instanceof LinkModel.FanOut fanOut)
                || !cells.hasAllSiblings(link.relationship())) {
            return link;
        }
        Optional<Tree> tree = FanOutTrees.learn(
                cells.of(link.relationship().parent()),
                cells.childrenPerParent(link.relationship()),
                fanOut.encoder(),
                k);
        return new LinkModel(link.relationship(), link.nulls(), link.children(), fanOut.with(tree), link.cases());
    }
}
