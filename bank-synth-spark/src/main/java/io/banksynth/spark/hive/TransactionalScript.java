package io.banksynth.spark.hive;

import io.banksynth.engine.HiveDatabase.Existing;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.PartitionColumns;
import io.banksynth.sink.ddl.HiveTables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** HiveQL that moves a run's rows into transactional tables, whose files only Hive may write. */
record TransactionalScript(String database, HiveTables hive, Existing wish, PartitionColumns partitions) {
    static final String PATH = "ddl/hive_transactional_inserts.sql";

    String of(List<Table> tables) {
        StringBuilder sql = new StringBuilder()
                .append(
                        "-- Tables that only Hive may write to. Where the run's folder lies, as Hive sees it, is the variable run:\n")
                .append("-- hive --hivevar run=hdfs:///path/to/the/run -f ")
                .append(PATH)
                .append('\n');
        tables.forEach(table -> append(sql, table));
        return sql.toString();
    }

    private void append(StringBuilder sql, Table table) {
        TableName passing = new TableName(table.name().schema(), table.name().table() + "_synthetic");
        Table staged = new Table(passing, table.columns(), List.of(), List.of());
        String columns = table.columns().stream()
                .map(Column::name)
                .map(name -> "`" + name.toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.joining(", "));
        String from = HiveTables.name(database, passing);
        List<String> folders = partitions.of(table.name());
        sql.append('\n')
                .append(hive.create(
                        staged,
                        database,
                        "${hivevar:run}/" + hive.folder(table.name()),
                        new HiveTables.Described(Map.of(), Map.of(), folders)))
                .append(folders.isEmpty() ? "" : ";\nMSCK REPAIR TABLE " + from)
                .append(";\nINSERT ")
                .append(wish == Existing.REPLACED ? "OVERWRITE" : "INTO")
                .append(" TABLE ")
                .append(HiveTables.name(database, table.name()))
                .append(" SELECT ")
                .append(columns)
                .append(" FROM ")
                .append(from)
                .append(";\nDROP TABLE ")
                .append(from)
                .append(";\n");
    }
}
