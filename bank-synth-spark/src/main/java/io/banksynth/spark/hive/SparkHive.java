package io.banksynth.spark.hive;

import io.banksynth.engine.HiveDatabase;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Catalogue;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import io.banksynth.sink.ddl.HiveTables;
import io.banksynth.source.SampleStrategy;
import io.banksynth.source.census.Census;
import io.banksynth.source.statistics.OptimiserStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A database of the metastore that a session of Spark uses. */
public final class SparkHive implements HiveDatabase {
    private final SparkSession session;
    private final String database;
    private final Map<TableName, ExistingTable> existing = new LinkedHashMap<>();

    public SparkHive(SparkSession session, String database) {
        if (!database.matches("[A-Za-z0-9_]+")) {
            throw BankSynthException.usage(
                    "Cannot use Hive database '" + database + "': its name has letters, digits and underscores only");
        }
        this.session = session;
        this.database = database.toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public List<TableSink.Companion> admit(List<Table> tables, TableSink.Format format, Existing wish) {
        HiveTables hive = hive(format);
        existing.clear();
        for (Table table : tables) {
            ExistingTable.find(session, database, HiveTables.plainName(table.name()))
                    .ifPresent(found -> existing.put(table.name(), found));
        }
        List<Table> transactional = new ArrayList<>();
        for (Table table : tables) {
            ExistingTable found = existing.get(table.name());
            if (found != null && found.isTransactional()) {
                transactional.add(table);
            } else if (found != null && wish == Existing.KEPT) {
                throw BankSynthException.output(
                        "Cannot register table " + found.name()
                                + " in Hive: it is there already; add --overwrite to replace it, or choose another --hive_database");
            }
        }
        return transactional.isEmpty()
                ? List.of()
                : List.of(new TableSink.Companion(
                        TransactionalScript.PATH,
                        new TransactionalScript(database, hive, wish, format.partitions()).of(transactional)));
    }

    private static HiveTables hive(TableSink.Format format) {
        return HiveTables.of(format.name())
                .orElseThrow(() -> BankSynthException.usage("Cannot register " + format.name()
                        + " files in Hive: name hive_orc or hive_parquet first in --output_formats"));
    }

    @Override
    public List<String> register(String run, List<Table> tables, List<Relationship> keys, TableSink.Format format) {
        List<String> lines = new ArrayList<>();
        try {
            session.sql("CREATE DATABASE IF NOT EXISTS `" + database + "`");
            for (Table table : tables) {
                lines.add(register(run, table, keys, format));
            }
            ConstraintStore.of(session).ifPresent(store -> store.add(database, registered(tables), keys));
            return lines;
        } catch (Exception e) { // Spark throws its checked exceptions undeclared
            throw BankSynthException.output(
                    "Cannot register the tables of " + run + " in Hive, whose data is whole: " + firstLine(e)
                            + "; mend it and run the scripts in its folder ddl",
                    e);
        }
    }

    static String firstLine(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.toString())
                .split("\n", 2)[0];
    }

    private List<Table> registered(List<Table> tables) {
        return tables.stream()
                .filter(t -> !existing.containsKey(t.name())
                        || !Objects.requireNonNull(existing.get(t.name())).isTransactional())
                .toList();
    }

    private String register(String run, Table table, List<Relationship> keys, TableSink.Format format) {
        HiveTables hive = hive(format);
        ExistingTable old = existing.get(table.name());
        String name = HiveTables.name(database, table.name());
        if (old != null && old.isTransactional()) {
            return "  hive           " + plain(name) + " is transactional: let Hive run " + TransactionalScript.PATH;
        }
        if (old != null) {
            session.sql("DROP TABLE IF EXISTS " + name);
        }
        List<String> partitions = format.partitions().of(table.name());
        session.sql(hive.create(
                table,
                database,
                location(run) + "/" + hive.folder(table.name()),
                new HiveTables.Described(
                        old == null ? Map.of() : old.comments(), KeyProperties.of(table, keys), partitions)));
        if (!partitions.isEmpty()) {
            session.sql("MSCK REPAIR TABLE " + name);
        }
        return "  hive           " + plain(name);
    }

    private static String plain(String name) {
        return name.replace("`", "");
    }

    /** Hive wants to know the file system. */
    private static String location(String run) {
        return run.contains(":/")
                ? run
                : Path.of(run).toAbsolutePath().toUri().toString().replaceAll("/$", "");
    }

    @Override
    public Catalogue catalogue() {
        requireDatabase();
        return new MetastoreCatalogue(session, database).read();
    }

    @Override
    public OptimiserStatistics statistics(Catalogue catalogue) {
        return new HiveStatistics(session, database).read(catalogue);
    }

    @Override
    public Map<TableName, Long> counts() {
        requireDatabase();
        return new HiveSamples(session, database).counts();
    }

    @Override
    public double sample(SampleStrategy strategy, Map<TableName, Long> counts, List<Relationship> keys, Path folder) {
        return new HiveSamples(session, database).copy(strategy, counts, keys, folder);
    }

    @Override
    public Census census(Map<TableName, Long> counts) {
        Map<TableName, Dataset<Row>> tables = new HiveSamples(session, database).tables();
        tables.keySet().retainAll(counts.keySet());
        return new HiveCensus(database, tables, counts);
    }

    private void requireDatabase() {
        if (!session.catalog().databaseExists(database)) {
            throw BankSynthException.source("Cannot read Hive database " + database
                    + ": the metastore has none of that name; give another with --hive_database");
        }
    }
}
