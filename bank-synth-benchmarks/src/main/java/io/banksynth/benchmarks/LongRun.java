package io.banksynth.benchmarks;

import io.banksynth.batch.Batch;
import io.banksynth.sink.BatchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes many rows, a file for each thread, and tells rows a second, CPU time and the heap: memory must not grow with the rows. Run with
 * {@code java -Xmx512m -cp ... io.banksynth.benchmarks.LongRun ORC 100000000 2}.
 */
public final class LongRun {
    private LongRun() {}

    /**
     * Writes rows.
     *
     * @param arguments the writer, the number of rows and the number of threads
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        WriterUnderTest writer = WriterUnderTest.valueOf(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("bank-synth-long-run");
        AtomicLong cpuNanos = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        List<Thread> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            Path file = folder.resolve("part-" + t);
            Thread thread = new Thread(() -> {
                cpuNanos.addAndGet(write(writer, file, rows / threads));
                bytes.addAndGet(file.toFile().length());
            });
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %d rows by %d threads in %.1f s, %.2f million rows a second, %.2f a CPU second, %.1f bytes a row,"
                        + " heap of at most %d MB%n",
                writer,
                rows,
                threads,
                seconds,
                rows / seconds / 1e6,
                rows * 1e3 / cpuNanos.get(),
                bytes.get() / (double) rows,
                Runtime.getRuntime().maxMemory() >> 20);
        for (int t = 0; t < threads; t++) {
            Files.deleteIfExists(folder.resolve("part-" + t));
        }
        Files.deleteIfExists(folder);
    }

    private static long write(WriterUnderTest writer, Path file, long rows) {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        Transactions transactions = new Transactions();
        long before = cpu.getCurrentThreadCpuTime();
        try (BatchWriter target = writer.sink(Transactions.table()).open(file)) {
            for (long row = 0; row + Batch.CAPACITY <= rows; row += Batch.CAPACITY) {
                target.write(transactions.at(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cpu.getCurrentThreadCpuTime() - before;
    }
}
