package io.banksynth.cli;

import io.banksynth.engine.Cluster;
import io.banksynth.engine.Engine;
import io.banksynth.engine.HiveDatabase;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunIdentity;
import io.banksynth.engine.StagingArea;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.sink.FileLayout;
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

    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }
}
