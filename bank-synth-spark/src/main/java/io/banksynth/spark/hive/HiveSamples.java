package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Copies rows of a database's tables to Parquet files of this machine, and counts all of them. */
record HiveSamples(SparkSession session, String database) {
    private static final int SEED = 42;

    Map<TableName, Long> copy(SampleStrategy strategy, Path folder) {
        Map<TableName, Long> counts = new LinkedHashMap<>();
        for (String table : MetastoreCatalogue.tables(session, database)) {
            counts.put(TableName.of(table), copy(table, strategy, folder));
        }
        return counts;
    }

    /** Spark throws its checked exceptions undeclared, so all are caught here. */
    private long copy(String table, SampleStrategy strategy, Path folder) {
        try {
            Dataset<Row> rows = session.table(database + "." + table);
            long count = rows.count();
            write(part(rows, count, strategy), folder, table);
            return count;
        } catch (BankSynthException known) {
            throw known;
        } catch (Exception e) {
            throw BankSynthException.source(
                    "Cannot read Hive table " + database + "." + table + ": " + SparkHive.firstLine(e), e);
        }
    }

    private static Dataset<Row> part(Dataset<Row> rows, long count, SampleStrategy strategy) {
        if (strategy instanceof SampleStrategy.Share share) {
            return rows.sample(false, share.value(), SEED);
        }
        return strategy instanceof SampleStrategy.Rows some && some.count() < count
                ? rows.limit(Math.toIntExact(some.count()))
                : rows;
    }

    /** One file for each table, named after it. */
    private static void write(Dataset<Row> rows, Path folder, String table) {
        Path parts = folder.resolve("." + table);
        rows.coalesce(1)
                .write()
                .mode(SaveMode.ErrorIfExists)
                .parquet(parts.toUri().toString());
        try (Stream<Path> files = Files.list(parts)) {
            Path file = files.filter(f -> f.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow(() -> BankSynthException.source("Cannot read table " + table
                            + " of Hive: its rows did not arrive on this machine; use --spark_mode local"));
            Files.move(file, folder.resolve(table + ".parquet"));
        } catch (IOException e) {
            throw BankSynthException.source("Cannot copy rows of table " + table + ": " + e.getMessage(), e);
        }
    }
}
