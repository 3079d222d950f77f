package io.banksynth.benchmarks;

import io.banksynth.batch.Batch;
import io.banksynth.engine.LocalEngine;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.TableGenerator;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * What a whole run of a pack costs, in one process so that the parts can be set against each other: the values of each table alone,
 * then the target's rows written by each writer from batches made beforehand and from rows generated on the way, by one thread and by
 * two. Run with {@code java -Xmx512m -cp ... io.banksynth.benchmarks.WholeRun PACK TABLE ROWS}.
 */
public final class WholeRun {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int KEPT_BATCHES = 64;
    private static final int WARM_UP = 5;

    /** Million rows a second of the clock, and of the writing threads' CPU time, which a busy machine blurs less. */
    private record Speed(double ofClock, double ofCpu) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f (%.2f a CPU second)", ofClock, ofCpu);
        }
    }

    private final IndexedPlan plan;
    private final TableName target;
    private final long rows;

    private WholeRun(IndexedPlan plan, TableName target, long rows) {
        this.plan = plan;
        this.target = target;
        this.rows = rows;
    }

    /**
     * Measures.
     *
     * @param arguments the folder of a pack, the target table and its rows
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ModelPack pack = PackFiles.load(Path.of(arguments[0])).pack();
        TableName target = TableName.of(arguments[1]);
        GenerationRequest request = new GenerationRequest(
                target,
                Long.parseLong(arguments[2]),
                GenerationRequest.DEFAULT_SEED,
                GenerationRequest.Descendants.INCLUDED,
                Map.of(),
                1.0);
        IndexedPlan plan = new LocalEngine(2).index(Planner.plan(pack, request));
        WholeRun run = new WholeRun(plan, target, request.rows());
        run.tellValues();
        for (WriterUnderTest writer : List.of(
                WriterUnderTest.ORC_LIBRARY,
                WriterUnderTest.ORC,
                WriterUnderTest.PARQUET_LIBRARY,
                WriterUnderTest.PARQUET,
                WriterUnderTest.CSV)) {
            run.tellWriter(writer);
        }
    }

    /** Nanoseconds a cell of each table, by one thread, nothing written. */
    private void tellValues() {
        long cells = 0;
        long nanos = 0;
        for (TablePlan table : plan.plan().tables()) {
            TableGenerator generator = plan.generator(table.name());
            long count = generator.rows();
            fill(generator, Math.min(count, WARM_UP * 100L * Batch.CAPACITY));
            long start = CPU.getCurrentThreadCpuTime();
            fill(generator, count);
            long spent = CPU.getCurrentThreadCpuTime() - start;
            int width = table.table().columns().size();
            System.out.printf(
                    "values of %-20s %,13d rows of %2d columns: %5.1f ns a cell%n",
                    table.name(), count, width, spent / (double) Math.max(1, count * width));
            cells += count * width;
            nanos += spent;
        }
        System.out.printf("values of all tables: %.1f ns a cell%n", nanos / (double) cells);
    }

    private static void fill(TableGenerator generator, long count) {
        for (long row = 0; row < count; row += Batch.CAPACITY) {
            generator.fill(row, count);
        }
    }

    private void tellWriter(WriterUnderTest writer) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bank-synth-whole-run");
        write(writer, folder, 1, rows / WARM_UP, this::generated);
        Speed kept = write(writer, folder, 1, rows, this::kept);
        Speed generated = write(writer, folder, 1, rows, this::generated);
        Speed keptByTwo = write(writer, folder, 2, rows, this::kept);
        Speed generatedByTwo = write(writer, folder, 2, rows, this::generated);
        System.out.printf(
                "%-15s batches made beforehand: %s, by two threads %s; generated: %s (%.2f of it a CPU second), by two threads %s%n",
                writer, kept, keptByTwo, generated, generated.ofCpu() / kept.ofCpu(), generatedByTwo);
        Files.delete(folder);
    }

    /** Batches of the table made beforehand, again and again. */
    private LongFunction<Batch> kept(long count) {
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < KEPT_BATCHES; b++) {
            long from = Math.min((long) b * Batch.CAPACITY, Math.max(0, count - Batch.CAPACITY));
            batches.add(plan.generator(target).fill(from, count));
        }
        return row -> batches.get((int) (row / Batch.CAPACITY % KEPT_BATCHES));
    }

    private LongFunction<Batch> generated(long count) {
        TableGenerator generator = plan.generator(target);
        return row -> generator.fill(row, count);
    }

    private static Speed write(
            WriterUnderTest writer, Path folder, int threads, long rows, LongFunction<LongFunction<Batch>> batches)
            throws IOException, InterruptedException {
        List<Thread> running = new ArrayList<>();
        long share = rows / threads / Batch.CAPACITY * Batch.CAPACITY;
        List<LongFunction<Batch>> sources = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            sources.add(batches.apply(rows));
        }
        AtomicLong nanos = new AtomicLong();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            int part = t;
            Path file = folder.resolve("part-" + part);
            Thread thread = new Thread(
                    () -> nanos.addAndGet(write(writer, file, sources.get(part), part * share, (part + 1) * share)));
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int t = 0; t < threads; t++) {
            Files.deleteIfExists(folder.resolve("part-" + t));
        }
        return new Speed(share * threads / seconds / 1e6, share * threads * 1e3 / nanos.get());
    }

    /** The CPU time that it took the thread, in nanoseconds. */
    private static long write(WriterUnderTest writer, Path file, LongFunction<Batch> batches, long from, long to) {
        long before = CPU.getCurrentThreadCpuTime();
        Batch first = batches.apply(from);
        Table table = new Table(TableName.of("measured"), first.columns(), List.of(), List.of());
        try (BatchWriter target = writer.sink(table).open(file)) {
            for (long row = from; row < to; row += Batch.CAPACITY) {
                target.write(batches.apply(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CPU.getCurrentThreadCpuTime() - before;
    }
}
