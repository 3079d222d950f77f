package io.banksynth.spark;

import com.sun.management.OperatingSystemMXBean;
import io.banksynth.engine.Cluster;
import io.banksynth.engine.Engine;
import io.banksynth.engine.FilePartition;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunRequest;
import io.banksynth.engine.RunWriter;
import io.banksynth.engine.StagedRun;
import io.banksynth.engine.WrittenTable;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.OutputFormats;
import io.banksynth.sink.TableSink;
import io.banksynth.spark.engine.SparkEngine;
import io.banksynth.spark.hive.SparkHive;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Measures Spark beside the local engine in one process, two threads each: a target's rows and those of the tables it needs, as tables of Hive in ORC.
 * With {@code index} only rows are counted, and with {@code heap} Spark's heap is watched, which takes time. The session has started before. See docs/performance.md for the command.
 */
public final class SparkRun {
    private static final int THREADS = 2;
    private static final long ROWS_PER_LOCAL_FILE = 2_000_000;

    private final SparkSession session;
    private final ModelPack pack;
    private final Path folder;
    private final List<TableSink.Format> formats = OutputFormats.named(List.of("hive_orc"), FileLayout.USUAL);

    private SparkRun(SparkSession session, ModelPack pack, Path folder) {
        this.session = session;
        this.pack = pack;
        this.folder = folder;
    }

    /**
     * Measures.
     *
     * @param arguments {@code write}, {@code heap} or {@code index}, the folder of a pack, the target table, and numbers of its rows
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("bank_synth-spark-run-");
        Map<String, String> properties = Map.of(
                "spark.master",
                "local[" + THREADS + "]",
                "spark.sql.warehouse.dir",
                folder.resolve("warehouse").toString(),
                "spark.hadoop.javax.jdo.option.ConnectionURL",
                "jdbc:derby:;databaseName=" + folder.resolve("metastore") + ";create=true;territory=en_US");
        ModelPack pack = PackFiles.load(Path.of(arguments[1])).pack();
        try (SparkSessionManager spark =
                new SparkSessionManager("measured", Cluster.Mode.LOCAL, properties, Cluster.HiveUse.USED)) {
            SparkRun run = new SparkRun(spark.session(), pack, folder);
            for (int i = 3; i < arguments.length; i++) {
                GenerationPlan plan = plan(pack, TableName.of(arguments[2]), Long.parseLong(arguments[i]));
                switch (arguments[0]) {
                    case "write" -> run.write(plan);
                    case "heap" -> run.heap(plan);
                    case "index" -> run.index(plan);
                    default -> throw new IllegalArgumentException(arguments[0]);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static GenerationPlan plan(ModelPack pack, TableName target, long rows) {
        return Planner.plan(
                pack,
                new GenerationRequest(
                        target,
                        rows,
                        GenerationRequest.DEFAULT_SEED,
                        GenerationRequest.Descendants.INCLUDED,
                        Map.of(),
                        1.0));
    }

    private void index(GenerationPlan plan) {
        SparkEngine spark = new SparkEngine(session, pack, FileLayout.USUAL);
        tellIndex("local", plan, () -> new LocalEngine(THREADS).index(plan));
        tellIndex("spark", plan, () -> spark.index(plan));
    }

    private interface Indexing {
        IndexedPlan index();
    }

    private static void tellIndex(String name, GenerationPlan plan, Indexing indexing) {
        Clock clock = new Clock();
        IndexedPlan indexed = indexing.index();
        System.out.printf(
                Locale.ROOT,
                "index %s: %s: %s, %,d bytes%n",
                name,
                rows(
                        plan,
                        plan.written().stream()
                                .mapToLong(table -> indexed.rows(table.name()))
                                .sum()),
                clock,
                indexed.indexBytes());
    }

    private static String rows(GenerationPlan plan, long all) {
        return String.format(
                Locale.ROOT,
                "%,d rows of %s, %,d of all tables",
                plan.request().rows(),
                plan.request().target(),
                all);
    }

    private void write(GenerationPlan plan) throws IOException {
        LocalEngine local = new LocalEngine(THREADS);
        Written here = write("local", local, () -> local.index(plan), ROWS_PER_LOCAL_FILE);
        Written there = onSpark(plan);
        System.out.printf(
                Locale.ROOT,
                "write %s: local %s; spark %s; %.2f times the rows a second; digests %s%n",
                rows(plan, here.rows()),
                here.time(),
                there.time(),
                here.seconds() / there.seconds(),
                here.digests().equals(there.digests()) ? "equal" : "DIFFERENT");
    }

    private void heap(GenerationPlan plan) throws IOException {
        try (PeakHeap heap = new PeakHeap()) {
            Written written = onSpark(plan);
            System.out.printf(Locale.ROOT, "heap %s: %d MB%n", rows(plan, written.rows()), heap.megabytes());
        }
    }

    private Written onSpark(GenerationPlan plan) throws IOException {
        SparkEngine spark = new SparkEngine(session, pack, FileLayout.USUAL);
        return write("spark", spark, () -> spark.index(plan), FilePartition.ROWS_PER_FILE);
    }

    /** Seconds of the clock and of all threads' processors since it was made. */
    private static final class Clock {
        private static final OperatingSystemMXBean PROCESS =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private final long start = System.nanoTime();
        private final long startOfProcess = PROCESS.getProcessCpuTime();

        double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f s (%.1f CPU s)",
                    seconds(),
                    (PROCESS.getProcessCpuTime() - startOfProcess) / 1e9);
        }
    }

    private record Written(double seconds, String time, long rows, List<String> digests) {}

    private Written write(String name, Engine engine, Indexing indexing, long rowsPerFile) throws IOException {
        Path place = folder.resolve(name);
        Clock clock = new Clock();
        IndexedPlan indexed = indexing.index();
        List<Table> tables =
                indexed.plan().written().stream().map(TablePlan::table).toList();
        SparkHive hive = new SparkHive(session, "measured_" + name);
        hive.admit(tables, formats.get(0), HiveDatabase.Existing.REPLACED);
        RunRequest request = new RunRequest(
                place.toString(), Optional.empty(), formats, THREADS, rowsPerFile, PackFiles.digest(pack));
        List<String> digests;
        long rows;
        try (StagedRun staged = new RunWriter(engine)
                .write(
                        indexed,
                        LocalEngine.staging(place.toString()),
                        request,
                        pack.graph().schema(),
                        pack.graph().foreignKeys(),
                        RunListener.SILENT)) {
            digests = staged.tables().stream().map(WrittenTable::digest).toList();
            rows = staged.tables().stream().mapToLong(WrittenTable::rows).sum();
            hive.register(staged.commit(), tables, pack.graph().foreignKeys(), formats.get(0));
        }
        Written written = new Written(clock.seconds(), clock.toString(), rows, digests);
        delete(place);
        return written;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path entry : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
