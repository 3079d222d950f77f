package io.banksynth.report;

import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import io.banksynth.report.key.MemoryBudget;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads all files of a data set once, each by a task of its own, parents before children. */
final class DataReader {
    private final int threads;
    private final Depth depth;

    /**
     * @param threads that read at the same time
     */
    DataReader(int threads, Depth depth) {
        this.threads = threads;
        this.depth = depth;
    }

    /**
     * What was found.
     *
     * @param plan keys and references, looked up
     */
    record Reading(DataSet data, KeyPlan plan, Map<DataTable, List<FileFindings>> findings) {
        List<FileFindings> of(DataTable table) {
            return findings.getOrDefault(table, List.of());
        }
    }

    /**
     * Reads.
     *
     * @param workFolder for temporary files; does not exist, and does not afterwards
     */
    Reading read(DataSet data, Questions questions, Path workFolder) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Files.createDirectory(workFolder);
            try {
                return read(data, questions, workFolder, executor);
            } finally {
                Files.delete(workFolder);
            }
        } catch (IOException e) {
            throw BankSynthException.output(
                    "Cannot check the run: temporary files in " + workFolder + " fail: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BankSynthException(FailureKind.INTERRUPTED, "Cannot finish the report: it was interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }

    private Reading read(DataSet data, Questions questions, Path workFolder, ExecutorService executor)
            throws IOException, InterruptedException {
        KeyPlan plan = new KeyPlan(data, questions, workFolder, new MemoryBudget(depth.keyBytes()));
        List<Closeable> open = new ArrayList<>();
        plan.keys().forEach(k -> open.add(k.set()));
        plan.links().forEach(l -> open.add(l.check()));
        try {
            Map<DataTable, List<FileFindings>> findings = new LinkedHashMap<>();
            for (DataTable table : plan.order()) {
                TablePass pass =
                        new TablePass(data.folder(), table, plan, questions, depth.inFull(table, data.tables()), depth);
                findings.put(table, run(pass.files(), executor));
                plan.keys(table.name()).forEach(k -> k.set().complete());
                for (KeyPlan.Key done : plan.finishedBy(table)) {
                    done.set()
                            .resolve(done.links().stream()
                                    .map(KeyPlan.Link::check)
                                    .toList());
                }
            }
            return new Reading(data, plan, findings);
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
            for (Closeable one : open) {
                one.close();
            }
        }
    }

    /** Temporary files may only be deleted when nobody writes to them any more. */
    private static void awaitEnd(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A reader does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<FileFindings> run(List<FilePass> passes, ExecutorService executor)
            throws IOException, InterruptedException {
        List<Future<FileFindings>> futures = new ArrayList<>();
        for (FilePass pass : passes) {
            futures.add(executor.submit(pass));
        }
        List<FileFindings> out = new ArrayList<>();
        for (Future<FileFindings> future : futures) {
            try {
                out.add(future.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException("A file could not be checked", e.getCause());
            }
        }
        return out;
    }
}
