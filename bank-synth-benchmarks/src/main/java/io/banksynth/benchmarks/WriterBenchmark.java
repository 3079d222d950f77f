package io.banksynth.benchmarks;

import io.banksynth.batch.Batch;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a row of each writer on the same batches; the library writers are the measure of the others, since a machine's
 * own speed differs from run to run. Run with {@code -t 2} for two threads and {@code -prof gc} for what is allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 3)
public class WriterBenchmark {
    private static final int ROWS = 1 << 20;

    /** Which writer. */
    @Param({"ORC_LIBRARY", "ORC", "ORC_ZSTD", "PARQUET_LIBRARY", "PARQUET", "PARQUET_ZSTD", "PARQUET_DELTA", "CSV"})
    public WriterUnderTest writer = WriterUnderTest.ORC;

    private Transactions transactions = new Transactions();
    private Path folder = Path.of("");
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long bytes;
    private long cpuNanos;
    private long rows;

    /** Makes the batches and a folder. */
    @Setup
    public void setUp() throws IOException {
        transactions = new Transactions();
        folder = Files.createTempDirectory("bank-synth-benchmark");
    }

    /** Writes a file of about a million rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long write() throws IOException {
        long before = threads.getCurrentThreadCpuTime();
        TableSink sink = writer.sink(Transactions.table());
        Path file = folder.resolve("transactions");
        Files.deleteIfExists(file);
        try (BatchWriter target = sink.open(file)) {
            for (long row = 0; row < ROWS; row += Batch.CAPACITY) {
                target.write(transactions.at(row));
            }
        }
        bytes = Files.size(file);
        cpuNanos += threads.getCurrentThreadCpuTime() - before;
        rows += ROWS;
        return bytes;
    }

    /** Says what a row cost the writing thread, which a busy machine blurs less than the time that passed. */
    @TearDown(Level.Iteration)
    public void tellCpu() {
        System.out.printf("%s: %.0f CPU ns a row, ", writer, cpuNanos / (double) rows);
        cpuNanos = 0;
        rows = 0;
    }

    /** Says how large the files were. */
    @TearDown
    public void tearDown() throws IOException {
        System.out.printf("%s: %.1f bytes a row%n", writer, bytes / (double) ROWS);
        Files.deleteIfExists(folder.resolve("transactions"));
        Files.deleteIfExists(folder);
    }
}
