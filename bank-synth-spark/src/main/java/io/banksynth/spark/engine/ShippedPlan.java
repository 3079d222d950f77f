package io.banksynth.spark.engine;

import io.banksynth.engine.PortablePlan;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A plan on its way to the tasks, as a broadcast: the pack, the request and the counts, which are 8 bytes for each block of
 * parents. Each executor makes a plan of it once, which its tasks share.
 */
@SuppressWarnings("serial") // arrays of bytes, and a plan that is not sent
public final class ShippedPlan implements Serializable {
    private final byte[] request;
    private final byte[] counts;
    private transient @Nullable GenerationPlan plan;
    private transient @Nullable IndexedPlan indexed;

    private ShippedPlan(byte[] request, byte[] counts) {
        this.request = request;
        this.counts = counts;
    }

    /** A plan whose rows are counted. */
    public static ShippedPlan of(ModelPack pack, IndexedPlan indexed) {
        ShippedPlan shipped =
                new ShippedPlan(PortablePlan.bytes(pack, indexed.plan().request()), PortablePlan.counts(indexed));
        shipped.plan = indexed.plan();
        shipped.indexed = indexed;
        return shipped;
    }

    /** A plan whose rows are about to be counted. */
    static ShippedPlan uncounted(ModelPack pack, GenerationPlan plan) {
        ShippedPlan shipped = new ShippedPlan(PortablePlan.bytes(pack, plan.request()), new byte[0]);
        shipped.plan = plan;
        return shipped;
    }

    /** Writes the plan to a file of this machine, for another part of the driver. */
    public void save(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + request.length + counts.length);
        Files.write(file, all.putInt(request.length).put(request).put(counts).array());
    }

    /** Reads what {@link #save} wrote. */
    public static ShippedPlan read(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] request = new byte[all.getInt()];
        all.get(request);
        byte[] counts = new byte[all.remaining()];
        all.get(counts);
        return new ShippedPlan(request, counts);
    }

    /** The plan without counts. */
    public synchronized GenerationPlan plan() {
        if (plan == null) {
            plan = PortablePlan.plan(request);
        }
        return plan;
    }

    /** The plan with its counts. */
    public synchronized IndexedPlan indexed() {
        if (indexed == null) {
            indexed = PortablePlan.indexed(plan(), counts);
        }
        return indexed;
    }

    /** Bytes that travel to each executor. */
    public long bytes() {
        return (long) request.length + counts.length;
    }
}
