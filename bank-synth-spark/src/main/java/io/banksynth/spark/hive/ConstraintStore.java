package io.banksynth.spark.hive;

import io.banksynth.schema.Catalogue.DeclaredKey;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.ddl.HiveTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.ForeignKeysRequest;
import org.apache.hadoop.hive.metastore.api.PrimaryKeysRequest;
import org.apache.hadoop.hive.metastore.api.SQLForeignKey;
import org.apache.hadoop.hive.metastore.api.SQLPrimaryKey;
import org.apache.spark.sql.SparkSession;

/**
 * Primary and foreign keys that a metastore service holds, neither enforced nor validated. An embedded metastore keeps keys in properties alone.
 */
final class ConstraintStore {
    private final MetastoreService service;

    private ConstraintStore(MetastoreService service) {
        this.service = service;
    }

    /** The constraints of the service that a session uses; empty for an embedded metastore. */
    static Optional<ConstraintStore> of(SparkSession session) {
        return MetastoreService.of(session).map(ConstraintStore::new);
    }

    List<String> primaryKey(String database, String table) {
        return service.ask("read the primary key of " + table, client -> {
            List<SQLPrimaryKey> columns =
                    new ArrayList<>(client.getPrimaryKeys(new PrimaryKeysRequest(database, table)));
            columns.sort(java.util.Comparator.comparingInt(SQLPrimaryKey::getKey_seq));
            return columns.stream().map(SQLPrimaryKey::getColumn_name).toList();
        });
    }

    List<DeclaredKey> foreignKeys(String database, String table) {
        return service.ask("read the foreign keys of " + table, client -> {
            Map<String, List<SQLForeignKey>> byName = new LinkedHashMap<>();
            for (SQLForeignKey column : client.getForeignKeys(new ForeignKeysRequest(null, null, database, table))) {
                byName.computeIfAbsent(column.getFk_name(), name -> new ArrayList<>())
                        .add(column);
            }
            List<DeclaredKey> keys = new ArrayList<>();
            byName.values().forEach(columns -> {
                columns.sort(java.util.Comparator.comparingInt(SQLForeignKey::getKey_seq));
                keys.add(new DeclaredKey(
                        columns.stream().map(SQLForeignKey::getFkcolumn_name).toList(),
                        TableName.of(columns.get(0).getPktable_name()),
                        columns.stream().map(SQLForeignKey::getPkcolumn_name).toList()));
            });
            return keys;
        });
    }

    /** Declares the keys of tables that were registered: primary keys first, which foreign keys point at. */
    void add(String database, List<Table> tables, List<Relationship> keys) {
        service.ask("declare keys", client -> {
            for (Table table : tables) {
                if (!table.primaryKey().isEmpty()) {
                    client.addPrimaryKey(primaryKey(database, table));
                }
            }
            int number = 0;
            for (Relationship key : keys) {
                if (pointsAtKey(key, tables)) {
                    client.addForeignKey(foreignKey(database, key, ++number));
                }
            }
            return number;
        });
    }

    private static boolean pointsAtKey(Relationship key, List<Table> tables) {
        return tables.stream().anyMatch(t -> t.name().equals(key.child()))
                && tables.stream()
                        .anyMatch(t ->
                                t.name().equals(key.parent()) && t.primaryKey().equals(key.parentColumns()));
    }

    private static List<SQLPrimaryKey> primaryKey(String database, Table table) {
        List<SQLPrimaryKey> columns = new ArrayList<>();
        for (String column : table.primaryKey()) {
            columns.add(new SQLPrimaryKey(
                    database,
                    name(table.name()),
                    lower(column),
                    columns.size() + 1,
                    key(database, table.name()),
                    false,
                    false,
                    false));
        }
        return columns;
    }

    private static List<SQLForeignKey> foreignKey(String database, Relationship key, int number) {
        List<SQLForeignKey> columns = new ArrayList<>();
        String constraint = "fk_" + database + "_" + name(key.child()) + "_" + number;
        for (int i = 0; i < key.childColumns().size(); i++) {
            columns.add(new SQLForeignKey(
                    database,
                    name(key.parent()),
                    lower(key.parentColumns().get(i)),
                    database,
                    name(key.child()),
                    lower(key.childColumns().get(i)),
                    i + 1,
                    0,
                    0,
                    constraint,
                    key(database, key.parent()),
                    false,
                    false,
                    false));
        }
        return columns;
    }

    /** Names of constraints must differ in all of the metastore. */
    private static String key(String database, TableName table) {
        return "pk_" + database + "_" + name(table);
    }

    private static String name(TableName table) {
        return HiveTables.plainName(table);
    }

    private static String lower(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
