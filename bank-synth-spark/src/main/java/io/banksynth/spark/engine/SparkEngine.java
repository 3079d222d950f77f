package io.banksynth.spark.engine;

import io.banksynth.engine.Engine;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunPart;
import io.banksynth.engine.WrittenFile;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.generate.Indexer;
import io.banksynth.generate.ThreadedCounter;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Runs a plan on a cluster: a task for each part, which runs the kernels and the writers of every other engine. Spark hands the driver
 * one result for each part, however often the part was tried; what other attempts wrote is removed before anybody sees the run.
 */
public final class SparkEngine implements Engine {
    private final JavaSparkContext context;
    private final ModelPack pack;
    private final ShippedLayout layout;
    private final Function<Path, AttemptFiles> places;
    private final int fewBlocks;

    /** An engine whose executors see the run's folder under the driver's path. */
    public SparkEngine(SparkSession session, ModelPack pack, FileLayout layout) {
        this(
                session,
                pack,
                layout,
                folder -> new SharedFolder(folder.toAbsolutePath().toString()),
                SparkCounter.FEW_BLOCKS);
    }

    /**
     * @param places where attempts write, given the run's folder on the driver
     * @param fewBlocks blocks of parents that are counted on the driver
     */
    SparkEngine(
            SparkSession session,
            ModelPack pack,
            FileLayout layout,
            Function<Path, AttemptFiles> places,
            int fewBlocks) {
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.pack = pack;
        this.layout = ShippedLayout.of(layout);
        this.places = places;
        this.fewBlocks = fewBlocks;
    }

    @Override
    public IndexedPlan index(GenerationPlan plan) {
        ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        SparkCounter counter = new SparkCounter(context, pack, plan, new ThreadedCounter(pool), fewBlocks);
        try {
            return Indexer.index(plan, counter);
        } finally {
            counter.close();
            pool.shutdownNow();
        }
    }

    @Override
    public List<WrittenFile> write(
            IndexedPlan plan, List<RunPart> parts, List<TableSink.Format> formats, Path folder, RunListener listener) {
        AttemptFiles files = places.apply(folder);
        Broadcast<ShippedPlan> shipped = context.broadcast(ShippedPlan.of(pack, plan));
        try {
            files.begin();
            context.setJobDescription(
                    "bank_synth generate " + plan.plan().request().target());
            List<WrittenFile> written = written(shipped, parts, formats, files);
            files.end();
            return written;
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write the run: " + e.getMessage(), e);
        } catch (Exception e) {
            throw failure(e);
        } finally {
            shipped.destroy();
        }
    }

    /** Runs the tasks, and on failure takes away what they left; the failure of the tasks is the one to report. */
    private List<WrittenFile> written(
            Broadcast<ShippedPlan> shipped, List<RunPart> parts, List<TableSink.Format> formats, AttemptFiles files)
            throws IOException {
        try {
            List<PartRows> rows = parts.stream().map(PartRows::of).toList();
            List<String> names = formats.stream().map(TableSink.Format::name).toList();
            List<PartAttempt> attempts = context.parallelize(new ArrayList<>(rows), rows.size())
                    .map(new PartTask(shipped, new ArrayList<>(names), layout, files))
                    .collect();
            return kept(parts, attempts, formats, files);
        } catch (Exception e) {
            try {
                files.end();
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /** Parts and attempts are in the same order. */
    private static List<WrittenFile> kept(
            List<RunPart> parts, List<PartAttempt> attempts, List<TableSink.Format> formats, AttemptFiles files)
            throws IOException {
        List<WrittenFile> written = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            RunPart part = parts.get(p);
            PartAttempt attempt = attempts.get(p);
            files.keepAll(attempt.attempt(), formats.stream().map(part::path).toList());
            for (int f = 0; f < formats.size(); f++) {
                written.add(new WrittenFile(
                        part.table(),
                        formats.get(f).name(),
                        part.path(formats.get(f)),
                        part.partition().rows(),
                        attempt.bytes().get(f),
                        attempt.digest(),
                        attempt.sums()));
            }
        }
        return written;
    }

    /** A failure that a user can act on, whichever machine it happened on. */
    private static RuntimeException failure(Exception e) {
        if (e instanceof BankSynthException known) {
            return known;
        }
        if (e instanceof SparkException) {
            String[] lines = String.valueOf(e.getMessage()).split("\n", 2);
            return BankSynthException.output("Cannot write the run on Spark: " + lines[0], e);
        }
        return e instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(e);
    }
}
