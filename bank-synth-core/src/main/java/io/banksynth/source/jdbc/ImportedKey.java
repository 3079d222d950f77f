package io.banksynth.source.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A foreign key as a driver tells it.
 *
 * @param name the constraint's, or a number where the driver knows none
 * @param parentSchema empty where the driver knows none
 * @param columns in the order in which they belong to {@code parentColumns}
 */
public record ImportedKey(
        String name,
        Optional<String> parentSchema,
        String parent,
        List<String> columns,
        List<String> parentColumns,
        Check checked) {
    /** When a database checks a foreign key. */
    public enum Check {
        /** With every statement. */
        AT_ONCE,
        /** At the end of a transaction, where the transaction asks for it. */
        CAN_WAIT
    }

    public ImportedKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /**
     * The foreign keys of a table. Some drivers sort their columns by parent and position, so that the columns of two keys to one parent
     * alternate; their names tell them apart.
     */
    public static List<ImportedKey> of(DatabaseMetaData metaData, SqlNames.Place place, String table)
            throws SQLException {
        Map<String, ImportedKey> keys = new LinkedHashMap<>();
        int number = 0;
        try (ResultSet rows = metaData.getImportedKeys(place.catalog(), place.schema(), table)) {
            while (rows.next()) {
                number += rows.getInt("KEY_SEQ") == 1 ? 1 : 0;
                String name = rows.getString("FK_NAME");
                boolean canWait = rows.getInt("DEFERRABILITY") != DatabaseMetaData.importedKeyNotDeferrable;
                ImportedKey column = new ImportedKey(
                        name == null ? Integer.toString(number) : name,
                        Optional.ofNullable(rows.getString("PKTABLE_SCHEM")),
                        rows.getString("PKTABLE_NAME"),
                        List.of(rows.getString("FKCOLUMN_NAME")),
                        List.of(rows.getString("PKCOLUMN_NAME")),
                        canWait ? Check.CAN_WAIT : Check.AT_ONCE);
                keys.merge(column.name, column, ImportedKey::with);
            }
        }
        return List.copyOf(keys.values());
    }

    private ImportedKey with(ImportedKey more) {
        List<String> both = new ArrayList<>(columns);
        both.addAll(more.columns);
        List<String> bothOfParent = new ArrayList<>(parentColumns);
        bothOfParent.addAll(more.parentColumns);
        return new ImportedKey(name, parentSchema, parent, both, bothOfParent, checked);
    }
}
