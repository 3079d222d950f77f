package io.banksynth.plan;

import io.banksynth.model.ModelPack;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The types that columns are generated as. A foreign key's column takes its parent's type where its own stores cells in
 * another way: a key is one value on both sides, however the two samples spelled it.
 */
final class ColumnTypes {
    private static final int LONGEST_CHAIN = 64;

    private final ModelPack pack;

    ColumnTypes(ModelPack pack) {
        this.pack = pack;
    }

    Table resolve(Table table) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(new Column(column.name(), type(table, column, 0), column.nullable()));
        }
        return new Table(table.name(), columns, table.primaryKey(), table.unique());
    }

    private DataType type(Table table, Column column, int depth) {
        if (depth > LONGEST_CHAIN
                || pack.model(table.name()).map(m -> m.reference()).orElse(false)) {
            return column.type();
        }
        for (Relationship r : pack.graph().parentsOf(table.name())) {
            int at = r.childColumns().indexOf(column.name());
            if (at < 0 || r.parent().equals(table.name())) {
                continue;
            }
            Table parent = pack.graph().table(r.parent()).orElseThrow();
            Column target = parent.column(r.parentColumns().get(at)).orElseThrow();
            DataType parentType = type(parent, target, depth + 1);
            return sameCells(column.type(), parentType) ? column.type() : parentType;
        }
        return column.type();
    }

    /** Whether a cell of one type means the same when it is read as the other. */
    private static boolean sameCells(DataType left, DataType right) {
        if (left.storage() != right.storage()) {
            return false;
        }
        if (left instanceof DataType.Whole a && right instanceof DataType.Whole b) {
            return a.bits() >= b.bits();
        }
        if (left instanceof DataType.Text a && right instanceof DataType.Text b) {
            return a.length() == 0 || (b.length() != 0 && a.length() >= b.length());
        }
        return left.equals(right);
    }
}
