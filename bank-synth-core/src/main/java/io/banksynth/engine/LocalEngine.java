package io.banksynth.engine;

import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.Indexer;
import io.banksynth.generate.ThreadedCounter;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.schema.Relationship;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Runs a plan on threads of this machine: a task per file, each with kernels and writers of its own. */
public final class LocalEngine implements Engine {
    private final int threads;

    /**
     * @param threads that work at the same time; no row depends on it
     */
    public LocalEngine(int threads) {
        this.threads = threads;
    }

    /** A hidden folder beside the final one. */
    public static StagingArea staging(String outputDir) {
        return Staging.open(Path.of(outputDir));
    }

    /** As {@link #staging(String)}; if this process is killed, {@link #resume} goes on with what is complete. */
    public static StagingArea staging(String outputDir, RunIdentity identity) {
        return Staging.open(Path.of(outputDir), identity);
    }

    /** The folder in which a run of that identity was broken off, or a new one; kept if this run fails as well. */
    public static StagingArea resume(String outputDir, RunIdentity identity) {
        return Staging.resume(Path.of(outputDir), identity);
    }

    @Override
    public IndexedPlan index(GenerationPlan plan) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return Indexer.index(plan, new ThreadedCounter(pool));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Writes all rows of a plan to a staging folder (see {@link RunWriter#write}). */
    public StagedRun write(
            IndexedPlan plan,
            RunRequest request,
            String schema,
            List<Relationship> relationships,
            RunListener listener) {
        // What cannot be generated is refused before anything is written.
        plan.plan().written().forEach(table -> plan.generator(table.name()));
        return new RunWriter(this).write(plan, staging(request.outputDir()), request, schema, relationships, listener);
    }

    /** Parts that a run before this one has completed in that folder are left as they are. */
    @Override
    public List<WrittenFile> write(
            IndexedPlan plan, List<RunPart> parts, List<TableSink.Format> formats, Path folder, RunListener listener) {
        PartWriter writer = new PartWriter(plan, formats, listener);
        if (!Files.exists(PartJournal.file(folder))) {
            return runAll(parts, part -> writer.write(part, folder), folder);
        }
        try (PartJournal journal = PartJournal.open(folder)) {
            Map<RunPart, List<WrittenFile>> kept = PartJournal.kept(folder, parts, formats);
            if (!kept.isEmpty()) {
                long missing = parts.stream()
                        .filter(part -> !kept.containsKey(part))
                        .mapToLong(part -> part.partition().rows().rows())
                        .sum();
                listener.resumed(kept.size(), missing);
            }
            return runAll(
                    parts,
                    part -> {
                        List<WrittenFile> known = kept.get(part);
                        if (known != null) {
                            return known;
                        }
                        List<WrittenFile> files = writer.write(part, folder);
                        journal.add(files);
                        return files;
                    },
                    folder);
        } catch (IOException e) {
            throw failure(e, folder);
        }
    }

    /** What is done for a part. */
    private interface Task {
        List<WrittenFile> run(RunPart part) throws IOException;
    }

    /** Files in the order of the parts; the first failure stops all others. */
    private List<WrittenFile> runAll(List<RunPart> parts, Task task, Path folder) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, parts.size())));
        try {
            ExecutorCompletionService<List<WrittenFile>> running = new ExecutorCompletionService<>(executor);
            List<Future<List<WrittenFile>>> futures = new ArrayList<>();
            for (RunPart part : parts) {
                futures.add(running.submit(() -> task.run(part)));
            }
            for (int i = 0; i < parts.size(); i++) {
                running.take().get();
            }
            List<WrittenFile> results = new ArrayList<>();
            for (Future<List<WrittenFile>> future : futures) {
                results.addAll(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BankSynthException(
                    io.banksynth.error.FailureKind.INTERRUPTED, "Cannot finish the run: it was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), folder);
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    /** Staged files may only be deleted when nobody writes to them any more. */
    private static void awaitEnd(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)) {
                throw new IllegalStateException("A writer does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException failure(Throwable cause, Path folder) {
        if (cause instanceof BankSynthException known) {
            return known;
        }
        if (cause instanceof RuntimeException unexpected) {
            return unexpected;
        }
        if (cause instanceof IOException io) {
            return BankSynthException.output(
                    "Cannot write to " + folder.toAbsolutePath().getParent() + ": " + Staging.reason(io), io);
        }
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return new IllegalStateException(cause);
    }
}
