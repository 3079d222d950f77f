package io.banksynth.discover.sql;

import io.banksynth.schema.TableName;

/** A column of a stored table, names folded. */
public record BaseColumn(TableName table, String column) implements Comparable<BaseColumn> {
    @Override
    public int compareTo(BaseColumn other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : column.compareTo(other.column);
    }

    @Override
    public String toString() {
        return table.shown() + "." + column;
    }
}
