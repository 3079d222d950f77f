package io.banksynth.train.tree;

import io.banksynth.model.ColumnTree.Nature;
import io.banksynth.model.Place;
import io.banksynth.model.TableModel;
import io.banksynth.model.Term;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What names a row of the same reference table as a key does: the branch of an account, beside that of its customer. */
final class SameRows {
    private final TableCells table;

    SameRows(TableCells table) {
        this.table = table;
    }

    /** Keys of the same row that stand before this one. */
    List<Term> beside(CellColumn key, List<CellColumn> earlier) {
        return fields(key, Place.OWN, table, earlier);
    }

    /** The same, and keys of all the rows above. */
    List<Term> as(CellColumn key, List<CellColumn> earlier) {
        List<Term> out = new ArrayList<>(beside(key, earlier));
        Optional<TableCells> parent = table.parent();
        parent.ifPresent(p -> out.addAll(fields(key, Place.PARENT, p, p.columns())));
        parent.flatMap(TableCells::parent).ifPresent(g -> out.addAll(fields(key, Place.GRANDPARENT, g, g.columns())));
        for (TableCells.Linked linked : table.linked()) {
            linked.rows().columns().stream()
                    .filter(other -> isSame(key, linked.rows(), other))
                    .forEach(other -> out.add(linked.of(other)));
        }
        return out;
    }

    private List<Term> fields(CellColumn key, Place place, TableCells holder, List<CellColumn> columns) {
        return columns.stream()
                .filter(other -> isSame(key, holder, other))
                .<Term>map(other -> new Term.Field(place, other.name()))
                .toList();
    }

    private boolean isSame(CellColumn key, TableCells holder, CellColumn other) {
        Optional<TableName> reference = reference(table, key);
        return reference.isPresent() && reference.equals(reference(holder, other));
    }

    private static Optional<TableName> reference(TableCells holder, CellColumn key) {
        return key.nature() == Nature.ROW
                ? Optional.ofNullable(holder.references().get(key.name())).map(TableModel::table)
                : Optional.empty();
    }
}
