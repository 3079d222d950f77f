package io.banksynth.spark.source;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.Planner;
import io.banksynth.sink.FileLayout;
import io.banksynth.spark.engine.PackPlace;
import io.banksynth.spark.engine.ShippedPlan;
import io.banksynth.spark.engine.SparkEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The plan behind a source. Rows are counted when a query first needs them, not while it is planned. */
final class PlannedSource {
    private final GenerationPlan plan;
    private final Supplier<ShippedPlan> shipping;
    private @Nullable Broadcast<ShippedPlan> shipped;

    private PlannedSource(GenerationPlan plan, Supplier<ShippedPlan> shipping) {
        this.plan = plan;
        this.shipping = shipping;
    }

    static PlannedSource of(SourceOptions options) {
        if (options.plan().isPresent()) {
            ShippedPlan shipped = read(options.plan().get());
            return new PlannedSource(shipped.plan(), () -> shipped);
        }
        SparkSession session = SparkSession.active();
        ModelPack pack = PackPlace.load(
                        options.model().orElseThrow(), session.sparkContext().hadoopConfiguration())
                .pack();
        GenerationPlan plan = Planner.plan(pack, options.request().orElseThrow());
        return new PlannedSource(
                plan, () -> ShippedPlan.of(pack, new SparkEngine(session, pack, FileLayout.USUAL).index(plan)));
    }

    private static ShippedPlan read(String file) {
        try {
            return ShippedPlan.read(Path.of(file));
        } catch (IOException e) {
            throw BankSynthException.source(
                    "Cannot read plan " + file + ": it lives as long as the generator that made it", e);
        }
    }

    GenerationPlan plan() {
        return plan;
    }

    /** The plan with its counts, for tasks. */
    synchronized Broadcast<ShippedPlan> shipped() {
        if (shipped == null) {
            shipped = JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext())
                    .broadcast(shipping.get());
        }
        return shipped;
    }
}
