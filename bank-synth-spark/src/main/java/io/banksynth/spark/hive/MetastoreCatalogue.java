package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalog.Column;
import org.apache.spark.sql.catalog.Table;

/**
 * The tables of a database: types from the metastore, keys from its constraints and from tables' properties. A foreign key is
 * told once, whichever of the two tells it.
 */
record MetastoreCatalogue(SparkSession session, String database) {
    Catalogue read() {
        Optional<ConstraintStore> constraints = ConstraintStore.of(session);
        List<Catalogue.Declared> tables = new ArrayList<>();
        for (String table : tables(session, database)) {
            tables.add(declared(table, constraints));
        }
        return new Catalogue("hive", tables);
    }

    /** Tables, no views and no temporary ones. */
    static List<String> tables(SparkSession session, String database) {
        try {
            List<String> names = new ArrayList<>();
            for (Table table : session.catalog().listTables(database).collectAsList()) {
                if (!table.isTemporary() && !"VIEW".equals(table.tableType())) {
                    names.add(table.name());
                }
            }
            names.sort(null);
            return names;
        } catch (AnalysisException e) {
            throw BankSynthException.source(
                    "Cannot list the tables of Hive database " + database + ": " + SparkHive.firstLine(e), e);
        }
    }

    private Catalogue.Declared declared(String table, Optional<ConstraintStore> constraints) {
        ExistingTable found =
                ExistingTable.find(session, database, table).orElseThrow(() -> new IllegalStateException(table));
        List<Catalogue.DeclaredColumn> columns = new ArrayList<>();
        for (Column column : ExistingTable.columns(session, found.name())) {
            columns.add(new Catalogue.DeclaredColumn(column.name(), type(column.dataType()), column.nullable()));
        }
        List<String> key = constraints.map(c -> c.primaryKey(database, table)).orElse(List.of());
        List<String> primary = key.isEmpty() ? KeyProperties.primaryKey(found.properties()) : key;
        Map<String, Catalogue.DeclaredKey> foreign = new LinkedHashMap<>();
        constraints.ifPresent(c -> c.foreignKeys(database, table).forEach(fk -> foreign.put(fk.toString(), fk)));
        KeyProperties.foreignKeys(found.properties()).forEach(fk -> foreign.putIfAbsent(fk.toString(), fk));
        return new Catalogue.Declared(
                TableName.of(table), columns, primary, List.of(), List.copyOf(foreign.values()), List.of());
    }

    /** Nested types are left open. */
    private static Optional<DataType> type(String text) {
        try {
            return Optional.of(DataType.parse(text.toLowerCase(Locale.ROOT).replace("timestamp_ntz", "timestamp")));
        } catch (IllegalArgumentException nested) {
            return Optional.empty();
        }
    }
}
