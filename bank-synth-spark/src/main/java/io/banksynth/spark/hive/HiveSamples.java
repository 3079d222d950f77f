package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.TableName;
import io.banksynth.source.EntityWalk;
import io.banksynth.source.SampleStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts the rows of a database's tables, and copies all of them, or a share in which entities are whole, to Parquet files of this machine.
 *
 * @param memory bytes that learning may take
 */
record HiveSamples(SparkSession session, String database, long memory) {
    /** What a cell takes while tables are learned from: its value, its place among the others, and the work on both. */
    private static final long BYTES_OF_CELL = 24;

    HiveSamples(SparkSession session, String database) {
        this(session, database, Runtime.getRuntime().maxMemory());
    }

    Map<TableName, Long> counts() {
        Map<TableName, Long> counts = new LinkedHashMap<>();
        tables().forEach((name, rows) -> counts.put(name, reading(name, rows::count)));
        return counts;
    }

    /** Copies rows; returns the share of the root tables' rows that was copied. */
    double copy(SampleStrategy strategy, Map<TableName, Long> counts, List<Relationship> keys, Path folder) {
        long largest = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        Map<TableName, Dataset<Row>> tables = tables();
        double share = strategy.share(largest);
        if (strategy instanceof SampleStrategy.Enough) {
            double bytes = needed(tables, counts, share).bytes();
            share = bytes > memory ? share * memory / bytes / 2 : share;
        }
        refuseMoreThanFits(tables, counts, share);
        if (share >= 1) {
            tables.forEach((name, rows) -> write(rows.coalesce(1), folder, name));
            return 1;
        }
        try (EntityFrames entities = new EntityFrames(tables, counts, keys)) {
            // The first columns of most tables are their keys: rows come in an order that a repetition gives again.
            entities.draw(share)
                    .forEach((name, rows) ->
                            write(rows.repartition(1).sortWithinPartitions(sortable(rows)), folder, name));
        }
        return share;
    }

    Map<TableName, Dataset<Row>> tables() {
        Map<TableName, Dataset<Row>> tables = new LinkedHashMap<>();
        for (String table : MetastoreCatalogue.tables(session, database)) {
            TableName name = TableName.of(table);
            tables.put(name, reading(name, () -> session.table(database + "." + table)));
        }
        return tables;
    }

    private static org.apache.spark.sql.Column[] sortable(Dataset<Row> rows) {
        return Stream.of(rows.schema().fields())
                .filter(field -> !field.dataType().typeName().matches("(map|variant).*"))
                .map(field -> rows.col(EntityFrames.quoted(field.name())))
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    /** What learning from a share takes of this machine. */
    private record Needed(double rows, double bytes) {}

    private static Needed needed(Map<TableName, Dataset<Row>> tables, Map<TableName, Long> counts, double share) {
        double rows = 0;
        double bytes = 0;
        for (Map.Entry<TableName, Dataset<Row>> table : tables.entrySet()) {
            long all = counts.getOrDefault(table.getKey(), 0L);
            double copied = all <= EntityWalk.SMALL ? all : all * share;
            rows += copied;
            bytes += copied * table.getValue().columns().length * BYTES_OF_CELL;
        }
        return new Needed(rows, bytes);
    }

    /** Told before anything is copied: a driver that runs out of memory an hour later tells nobody why. */
    private void refuseMoreThanFits(Map<TableName, Dataset<Row>> tables, Map<TableName, Long> counts, double share) {
        Needed needed = needed(tables, counts, share);
        if (needed.bytes() > memory) {
            throw BankSynthException.usage(String.format(
                    Locale.ROOT,
                    "Cannot learn from %,.0f rows of Hive database %s: they would take about %.1f GB of this machine's memory, which gives"
                            + " %.1f; add --sample_strategy rows:%d or so",
                    needed.rows(),
                    database,
                    needed.bytes() / 1e9,
                    memory / 1e9,
                    Math.max(1, fitting(counts, memory / needed.bytes() * share))));
        }
    }

    /** Rows of the largest table at a share that fits, in round numbers. */
    private static long fitting(Map<TableName, Long> counts, double share) {
        long largest = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long rows = (long) (largest * share / 2);
        long round = (long) Math.pow(10, Math.floor(Math.log10((double) Math.max(1, rows))));
        return rows / round * round;
    }

    private interface Reading<T> {
        T rows();
    }

    /** Spark throws its checked exceptions undeclared, so all are caught here. */
    private <T> T reading(TableName table, Reading<T> reading) {
        try {
            return reading.rows();
        } catch (BankSynthException known) {
            throw known;
        } catch (Exception e) {
            throw BankSynthException.source(
                    "Cannot read Hive table " + database + "." + table.written() + ": " + SparkHive.firstLine(e), e);
        }
    }

    /** One file for each table, named after it: by way of the cluster's file system, where executors cannot reach this machine's. */
    private void write(Dataset<Row> rows, Path folder, TableName table) {
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        try {
            FileSystem cluster = FileSystem.get(configuration);
            boolean direct = session.sparkContext().isLocal() || "file".equals(cluster.getScheme());
            org.apache.hadoop.fs.Path parts = direct
                    ? new org.apache.hadoop.fs.Path(
                            folder.resolve("." + table.written()).toUri())
                    : new org.apache.hadoop.fs.Path(
                            cluster.getHomeDirectory(),
                            ".bank_synth-" + session.sparkContext().applicationId() + "-" + table.written());
            FileSystem files = parts.getFileSystem(configuration);
            try {
                reading(table, () -> {
                    rows.write().parquet(parts.toString());
                    return rows;
                });
                Path target = folder.resolve(table.written() + ".parquet");
                files.copyToLocalFile(
                        false, onlyFile(files, parts, table), new org.apache.hadoop.fs.Path(target.toUri()), true);
            } finally {
                files.delete(parts, true);
            }
        } catch (IOException e) {
            throw BankSynthException.source("Cannot copy rows of table " + table + ": " + e.getMessage(), e);
        }
    }

    private static org.apache.hadoop.fs.Path onlyFile(
            FileSystem files, org.apache.hadoop.fs.Path parts, TableName table) throws IOException {
        return Stream.of(files.exists(parts) ? files.listStatus(parts) : new FileStatus[0])
                .map(FileStatus::getPath)
                .filter(file -> file.getName().endsWith(".parquet"))
                .findFirst()
                .orElseThrow(() -> BankSynthException.source("Cannot read table " + table
                        + " of Hive: its rows did not arrive on this machine; use --spark_mode local"));
    }
}
