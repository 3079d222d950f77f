package io.banksynth.spark;

import io.banksynth.GenerationConfig;
import io.banksynth.ModelPack;
import io.banksynth.engine.FilePartition;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunRequest;
import io.banksynth.engine.RunWriter;
import io.banksynth.engine.StagedRun;
import io.banksynth.engine.StagingArea;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Table;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.OutputFormats;
import io.banksynth.sink.TableSink;
import io.banksynth.spark.engine.ShippedPlan;
import io.banksynth.spark.engine.SparkCluster;
import io.banksynth.spark.engine.SparkEngine;
import io.banksynth.spark.hive.SparkHive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Synthetic tables as data frames, for whoever writes them with Spark: to Delta, Iceberg, JDBC or anything that it knows. Rows are generated
 * by the tasks that use them, each time they are used.
 */
public final class SparkGenerator {
    private final SparkSession session;
    private final io.banksynth.model.ModelPack pack;
    private final GenerationRequest request;
    private final long rowsPerPartition;

    /** A generator in the active session, with {@value FilePartition#ROWS_PER_FILE} rows in a partition. */
    public SparkGenerator(ModelPack pack, GenerationConfig config) {
        this(SparkSession.active(), pack, config, FilePartition.ROWS_PER_FILE);
    }

    public SparkGenerator(SparkSession session, ModelPack pack, GenerationConfig config, long rowsPerPartition) {
        this.session = session;
        this.pack = pack.learned();
        this.request = config.request();
        this.rowsPerPartition = rowsPerPartition;
    }

    /**
     * The tables of the request by the names under which they are shown, parents first. Rows are counted now and generated later.
     *
     * @throws BankSynthException if the request cannot be met
     */
    public Map<String, Dataset<Row>> generate() {
        IndexedPlan indexed = new SparkEngine(session, pack, FileLayout.USUAL).index(Planner.plan(pack, request));
        String plan = saved(ShippedPlan.of(pack, indexed)).toString();
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        for (TablePlan table : indexed.plan().written()) {
            tables.put(
                    table.name().shown(),
                    session.read()
                            .format("bank_synth")
                            .option("plan", plan)
                            .option("table", table.name().shown())
                            .option("rows_per_partition", Long.toString(rowsPerPartition))
                            .load());
        }
        return tables;
    }

    /**
     * Writes all tables and registers them as external tables of a Hive database, in whose folder the run's files lie. The session must have
     * Hive's support.
     *
     * @param database is made where it is not there
     * @param format {@code orc} or {@code parquet}
     * @return the run's folder or URI
     * @throws BankSynthException if a table is there already, or anything cannot be written; then no table is registered
     */
    public String writeToHive(String database, String format) {
        List<TableSink.Format> formats = OutputFormats.named(List.of("hive_" + format), FileLayout.USUAL);
        session.sql("CREATE DATABASE IF NOT EXISTS `" + database + "`");
        String place = session.sql("DESCRIBE DATABASE `" + database + "`")
                .filter("info_name = 'Location'")
                .first()
                .getString(1);
        GenerationPlan plan = Planner.plan(pack, request);
        List<Table> tables = plan.written().stream().map(TablePlan::table).toList();
        SparkHive hive = new SparkHive(session, database);
        hive.admit(tables, formats.get(0), HiveDatabase.Existing.KEPT);
        SparkCluster cluster = new SparkCluster(session);
        IndexedPlan indexed = cluster.index(pack, plan);
        RunRequest where =
                new RunRequest(place, Optional.empty(), formats, 1, rowsPerPartition, PackFiles.digest(pack));
        List<Relationship> keys = pack.graph().foreignKeys();
        String run;
        try (StagingArea staging = cluster.staging(place);
                StagedRun staged = new RunWriter(cluster.engine(pack, staging, FileLayout.USUAL))
                        .write(indexed, staging, where, pack.graph().schema(), keys, RunListener.SILENT)) {
            run = staged.commit();
        }
        hive.register(run, tables, keys, formats.get(0));
        return run;
    }

    /** The plan lies on the driver as long as the driver lives. */
    private static Path saved(ShippedPlan plan) {
        try {
            Path file = Files.createTempFile("bank_synth-", ".plan");
            file.toFile().deleteOnExit();
            plan.save(file);
            return file;
        } catch (IOException e) {
            throw BankSynthException.output("Cannot keep the plan on this machine: " + e.getMessage(), e);
        }
    }
}
