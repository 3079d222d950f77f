package io.banksynth.cli;

import io.banksynth.engine.Cluster;
import io.banksynth.engine.Engine;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunIdentity;
import io.banksynth.engine.RunRequest;
import io.banksynth.engine.StagedRun;
import io.banksynth.engine.StagingArea;
import io.banksynth.engine.WrittenTable;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import java.util.Optional;

/** This machine's threads, or a cluster. */
record Workplace(Optional<Cluster> cluster, Optional<HiveDatabase> hive, int threads) implements AutoCloseable {
    /** What becomes of a run that was broken off. */
    enum Unfinished {
        REMOVED,
        RESUMED
    }

    IndexedPlan index(ModelPack pack, GenerationPlan plan) {
        return cluster.map(c -> c.index(pack, plan)).orElseGet(() -> new LocalEngine(threads).index(plan));
    }

    StagingArea staging(String outputDir, RunIdentity identity, Unfinished unfinished) {
        return cluster.map(c -> c.staging(outputDir))
                .orElseGet(() -> unfinished == Unfinished.RESUMED
                        ? LocalEngine.resume(outputDir, identity)
                        : LocalEngine.staging(outputDir, identity));
    }

    Engine engine(ModelPack pack, StagingArea staging, FileLayout layout) {
        return cluster.map(c -> c.engine(pack, staging, layout)).orElseGet(() -> new LocalEngine(threads));
    }

    /** Divides tables by their partition columns, once nobody reads the run's files in the order of their rows any more. */
    void divide(StagingArea staging, StagedRun run, RunRequest request, FileLayout layout) {
        for (TableSink.Format format : request.formats()) {
            for (WrittenTable table : run.tables()) {
                if (format.partitions().contains(table.table())) {
                    Cluster.RunTable divided = new Cluster.RunTable(
                            run.plan().plan().table(table.table()).table(),
                            layout,
                            table.rows(),
                            request.rowsPerFile());
                    run.divided(
                            table.table(), format.name(), cluster.orElseThrow().divide(staging, format, divided));
                }
            }
        }
    }

    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }
}
