package io.banksynth.source.jdbc;

import io.banksynth.schema.Catalogue;
import java.util.List;

/**
 * A table of a database: what is declared of it, and how SQL names it.
 *
 * @param sqlName quoted, with its schema
 * @param sqlColumns quoted, as many and in the same order as the declared columns
 */
public record StoredTable(Catalogue.Declared declared, String sqlName, List<String> sqlColumns) {
    public StoredTable {
        sqlColumns = List.copyOf(sqlColumns);
    }

    /** How SQL names a column. */
    String sqlColumn(String column) {
        for (int i = 0; i < sqlColumns.size(); i++) {
            if (declared.columns().get(i).name().equals(column)) {
                return sqlColumns.get(i);
            }
        }
        throw new IllegalArgumentException("Not a column of " + declared.name() + ": " + column);
    }
}
