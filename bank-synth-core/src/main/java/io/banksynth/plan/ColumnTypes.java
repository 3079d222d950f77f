package io.banksynth.plan;

import io.banksynth.model.ColumnModel;
import io.banksynth.model.KeyForm;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The types that columns are generated as. A foreign key's column takes its parent's type where its own stores cells in
 * another way: a key is one value on both sides, however the two samples spelled it. A key of whole numbers that has too few
 * of them for its rows becomes a bigint, and so do the foreign keys that point at it.
 */
final class ColumnTypes {
    private static final int LONGEST_CHAIN = 64;

    private final Map<TableName, Table> tables = new HashMap<>();
    private final Map<TableName, TableModel> models = new HashMap<>();
    private final Map<TableName, List<Relationship>> parents = new HashMap<>();
    private final ToDoubleFunction<TableName> rows;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param rows that the keys of a table must number at most
     */
    ColumnTypes(ModelPack pack, ToDoubleFunction<TableName> rows) {
        this.rows = rows;
        pack.graph().tables().forEach(table -> tables.put(table.name(), table));
        pack.models().forEach(model -> models.put(model.table(), model));
        for (Relationship key : pack.graph().foreignKeys()) {
            parents.computeIfAbsent(key.child(), t -> new ArrayList<>()).add(key);
        }
    }

    /** Which columns were widened, one line each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Table resolve(Table table) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            DataType type = type(table, column, 0);
            if (type instanceof DataType.Whole && !type.equals(column.type()) && outgrows(table, column)) {
                warnings.add(table.name() + "." + column.name() + " is written as bigint: " + column.type()
                        + ", which the samples show, has too few values for its rows");
            }
            columns.add(new Column(column.name(), type, column.nullable()));
        }
        return new Table(table.name(), columns, table.primaryKey(), table.unique());
    }

    private DataType type(Table table, Column column, int depth) {
        if (depth > LONGEST_CHAIN || model(table).map(TableModel::reference).orElse(false)) {
            return column.type();
        }
        for (Relationship r : parents.getOrDefault(table.name(), List.of())) {
            int at = r.childColumns().indexOf(column.name());
            if (at < 0) {
                continue;
            }
            Table parent = Objects.requireNonNull(tables.get(r.parent()));
            Column target = parent.column(r.parentColumns().get(at)).orElseThrow();
            DataType parentType = type(parent, target, depth + 1);
            return sameCells(column.type(), parentType) ? column.type() : parentType;
        }
        return outgrows(table, column) ? new DataType.Whole(Long.SIZE) : column.type();
    }

    private Optional<TableModel> model(Table table) {
        return Optional.ofNullable(models.get(table.name()));
    }

    private boolean outgrows(Table table, Column column) {
        if (!(column.type() instanceof DataType.Whole whole) || whole.bits() == Long.SIZE) {
            return false;
        }
        Optional<KeyForm> form = model(table)
                .flatMap(m -> m.column(column.name()))
                .filter(ColumnModel.Key.class::isInstance)
                .map(m -> ((ColumnModel.Key) m).form());
        double needed = rows.applyAsDouble(table.name());
        double largest = 0;
        if (form.orElse(null) instanceof KeyForm.Sequence sequence) {
            largest = sequence.start() + sequence.step() * needed;
        } else if (form.orElse(null) instanceof KeyForm.Scattered scattered) {
            largest = Math.pow(10, scattered.digits() - 1) + needed;
        }
        return largest > Math.scalb(1.0, whole.bits() - 1);
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
