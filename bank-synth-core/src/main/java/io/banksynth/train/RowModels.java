package io.banksynth.train;

import io.banksynth.model.LinkModel;
import io.banksynth.model.LinkedFollowers;
import io.banksynth.model.RowModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Tree;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;
import io.banksynth.train.tree.FanOutTrees;
import io.banksynth.train.tree.RollUpSearch;
import io.banksynth.train.tree.RowLearner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
                        RowLearner.learn(cells.of(model.table()), cells.settled(model.table()), k)
                                .map(rows -> rows.with(below(model.table())).with(copies(model))));
    }

    private TableModel withTrees(TableModel model, LinkedFollowers followers) {
        List<LinkModel> links =
                model.links().stream().map(link -> withTree(link, followers)).toList();
        return new TableModel(model.table(), model.reference(), model.rows(), model.columns(), links, model.rowModel());
    }

    /** Which parents are those of the rows above, in words. */
    private List<RowModel.Rule> copies(TableModel model) {
        List<RowModel.Rule> rules = new ArrayList<>();
        for (LinkModel link : model.links()) {
            if (link.choice() instanceof LinkModel.Copied copied) {
                List<String> way = copied.way().keys();
                rules.add(new RowModel.Rule(
                        String.join(", ", link.relationship().childColumns()) + " = "
                                + way.get(way.size() - 1) + " of the row that "
                                + String.join(", then ", way.subList(0, way.size() - 1)) + " leads to"
                                + (copied.nulls() > 0 ? ", or none" : ""),
                        copied.candidates(),
                        IntStream.of(cells.of(model.table()).units()).distinct().count()));
            }
        }
        return rules;
    }

    /** What counts the rows below or is made up of them, in words. */
    private List<RowModel.Rule> below(TableName table) {
        List<RowModel.Rule> rules = new ArrayList<>();
        int[] units = cells.of(table).units();
        long different = IntStream.of(units).distinct().count();
        for (LinkModel link : cells.below(table)) {
            String ofRows = " of " + link.relationship().child().shown() + " whose "
                    + String.join(", ", link.relationship().childColumns()) + " it is";
            cells.counted(link)
                    .forEach(column -> rules.add(
                            new RowModel.Rule(column + " = number of rows" + ofRows, units.length, different)));
            cells.rolled(link)
                    .forEach(found ->
                            rules.add(new RowModel.Rule(found.words() + " of rows" + ofRows, units.length, different)));
        }
        return rules;
    }

    /**
     * A driver's fan-out may depend on the parent; where parents of parents may be missing it does not. Columns that say what it is are not
     * asked by its tree, which stands in where other numbers of rows are asked for.
     */
    private LinkModel withTree(LinkModel link, LinkedFollowers followers) {
        if (!(link.choice() instanceof LinkModel.FanOut fanOut)) {
            return link;
        }
        TableName parent = link.relationship().parent();
        List<String> counted = cells.counted(link);
        boolean asks =
                link.relationship().role().orElseThrow() == Role.DRIVER && cells.hasAllSiblings(link.relationship());
        Optional<Tree> tree = asks
                ? FanOutTrees.learn(
                        cells.asked(parent)
                                .without(column -> counted.contains(column) || followers.of(parent, Set.of(column))),
                        cells.childrenPerParent(link.relationship()),
                        fanOut.encoder(),
                        k)
                : fanOut.tree();
        return link.choosing(fanOut.with(tree)
                .counting(counted)
                .rolling(cells.rolled(link).stream()
                        .map(RollUpSearch.Found::rollUp)
                        .toList()));
    }
}
