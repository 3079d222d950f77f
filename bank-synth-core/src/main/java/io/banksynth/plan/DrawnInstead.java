package io.banksynth.plan;

import io.banksynth.model.LinkModel;
import io.banksynth.model.RowModel;
import io.banksynth.model.TableModel;
import io.banksynth.schema.TableName;

/** Lets a column be drawn that the rows below would make up, or that would follow from such a one: whoever sets it wants it as it is set. */
record DrawnInstead(TableName table, String column) {
    TableModel of(TableModel model) {
        return model.with(
                model.columns(),
                model.links().stream()
                        .map(link -> link.relationship().parent().equals(table) ? of(link) : link)
                        .toList(),
                model.rowModel().map(rows -> model.table().equals(table) ? of(rows) : rows));
    }

    private LinkModel of(LinkModel link) {
        return link.choice() instanceof LinkModel.FanOut fanOut
                ? link.choosing(fanOut.rolling(fanOut.rolled().stream()
                        .filter(rollUp -> !rollUp.column().equals(column))
                        .toList()))
                : link;
    }

    private RowModel of(RowModel rows) {
        return rows.following(rows.follows().stream()
                .filter(follower -> !follower.column().equals(column))
                .toList());
    }
}
