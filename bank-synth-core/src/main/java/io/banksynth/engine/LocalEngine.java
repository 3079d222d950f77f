package io.banksynth.engine;

import io.banksynth.batch.Batch;
import io.banksynth.batch.RowDigest;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.Indexer;
import io.banksynth.generate.TableGenerator;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.SafeFileName;
import io.banksynth.schema.Table;
import io.banksynth.sink.BatchWriter;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Runs a plan on threads of this machine: a task per file, each with kernels and writers of its own. */
public final class LocalEngine {
    private final int threads;

    /**
     * @param threads that work at the same time; no row depends on it
     */
    public LocalEngine(int threads) {
        this.threads = threads;
    }

    /** Counts the rows of a plan. */
    public IndexedPlan index(GenerationPlan plan) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return Indexer.index(plan, pool);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Writes all rows of a plan to a staging folder.
     *
     * @param relationships of the tables, for the DDL
     * @throws BankSynthException if anything cannot be written; nothing is left behind then
     */
    public StagedRun write(
            IndexedPlan plan,
            RunRequest request,
            String schema,
            List<Relationship> relationships,
            RunListener listener) {
        Staging staging = Staging.open(request.outputDir());
        boolean done = false;
        try {
            List<TablePlan> tables = plan.plan().written();
            listener.started(
                    tables.stream().mapToLong(t -> plan.range(t.name()).rows()).sum());
            List<FileTask> tasks = new ArrayList<>();
            for (TablePlan table : tables) {
                for (FilePartition part : FilePartition.of(plan.range(table.name()), request.rowsPerFile())) {
                    tasks.add(new FileTask(plan, table, part, request.formats(), staging.folder(), listener));
                }
            }
            List<FileTask.Result> results = runAll(tasks);
            StagedRun run = new StagedRun(staging, plan, request, schema, tables(tables, results));
            addCompanions(run, request, tables, relationships);
            done = true;
            return run;
        } finally {
            if (!done) {
                staging.close();
            }
        }
    }

    private static void addCompanions(
            StagedRun run, RunRequest request, List<TablePlan> plans, List<Relationship> relationships) {
        List<Table> tables = plans.stream().map(TablePlan::table).toList();
        List<Relationship> inside = relationships.stream()
                .filter(r -> tables.stream().anyMatch(t -> t.name().equals(r.child()))
                        && tables.stream().anyMatch(t -> t.name().equals(r.parent())))
                .toList();
        for (TableSink.Format format : request.formats()) {
            format.companions(tables, inside).forEach(run::add);
        }
    }

    private static List<WrittenTable> tables(List<TablePlan> tables, List<FileTask.Result> results) {
        List<WrittenTable> out = new ArrayList<>();
        for (TablePlan table : tables) {
            RowDigest digest = new RowDigest(table.table().columns().size());
            List<WrittenFile> files = new ArrayList<>();
            for (FileTask.Result result : results) {
                if (result.table().equals(table.name())) {
                    digest.merge(result.digest());
                    files.addAll(result.files());
                }
            }
            out.add(new WrittenTable(table.name(), digest.rows(), digest.hex(), files));
        }
        return out;
    }

    /** Results in the order of the tasks; the first failure stops all others. */
    private List<FileTask.Result> runAll(List<FileTask> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, tasks.size())));
        try {
            ExecutorCompletionService<FileTask.Result> running = new ExecutorCompletionService<>(executor);
            List<Future<FileTask.Result>> futures = new ArrayList<>();
            for (Callable<FileTask.Result> task : tasks) {
                futures.add(running.submit(task));
            }
            for (int i = 0; i < tasks.size(); i++) {
                running.take().get();
            }
            List<FileTask.Result> results = new ArrayList<>();
            for (Future<FileTask.Result> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BankSynthException(
                    io.banksynth.error.FailureKind.INTERRUPTED, "Cannot finish the run: it was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
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

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof BankSynthException known) {
            return known;
        }
        if (cause instanceof RuntimeException unexpected) {
            return unexpected;
        }
        if (cause instanceof IOException io) {
            return BankSynthException.output("Cannot write the run: " + Staging.reason(io), io);
        }
        return new IllegalStateException(cause);
    }

    /** Generates the rows of one file once and writes them in every format. */
    private record FileTask(
            IndexedPlan plan,
            TablePlan table,
            FilePartition part,
            List<TableSink.Format> formats,
            Path folder,
            RunListener listener)
            implements Callable<FileTask.Result> {
        /** The digest of the rows, and a file per format. */
        record Result(io.banksynth.schema.TableName table, RowDigest digest, List<WrittenFile> files) {}

        @Override
        public Result call() throws IOException {
            TableGenerator generator = plan.generator(table.name());
            RowDigest digest = new RowDigest(table.table().columns().size());
            List<String> paths = new ArrayList<>();
            List<BatchWriter> writers = new ArrayList<>();
            try {
                for (TableSink.Format format : formats) {
                    String path = format.name() + "/"
                            + part.path(SafeFileName.of(table.name()), format.extension(), format.folderPerTable());
                    Path file = folder.resolve(path);
                    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
                    paths.add(path);
                    writers.add(format.sink(table.table()).open(file));
                }
                for (long row = part.rows().from(); row < part.rows().to(); row += Batch.CAPACITY) {
                    if (Thread.interrupted()) {
                        throw new java.io.InterruptedIOException("the run was stopped");
                    }
                    Batch batch = generator.fill(row, part.rows().to());
                    digest.add(batch);
                    for (BatchWriter writer : writers) {
                        writer.write(batch);
                    }
                    listener.wrote(table.name(), batch.size());
                }
            } finally {
                closeAll(writers);
            }
            List<WrittenFile> files = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                long bytes = Files.size(folder.resolve(paths.get(i)));
                files.add(new WrittenFile(
                        table.name(), formats.get(i).name(), paths.get(i), part.rows(), bytes, digest.hex()));
            }
            return new Result(table.name(), digest, files);
        }

        private static void closeAll(List<BatchWriter> writers) throws IOException {
            IOException first = null;
            for (BatchWriter writer : writers) {
                try {
                    writer.close();
                } catch (IOException e) {
                    first = first == null ? e : first;
                }
            }
            if (first != null) {
                throw first;
            }
        }
    }
}
