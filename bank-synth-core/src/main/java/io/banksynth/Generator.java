package io.banksynth;

import io.banksynth.engine.LocalEngine;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.Planner;

/** Generates rows from a pack on threads of this machine. The same pack and configuration give the same rows. */
public final class Generator {
    private final ModelPack pack;
    private final GenerationPlan plan;
    private final int threads;

    /**
     * A generator that works on as many threads as there are processors.
     *
     * @throws io.banksynth.error.BankSynthException if the pack cannot give what is wanted
     */
    public Generator(ModelPack pack, GenerationConfig config) {
        this(pack, config, Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param threads that work at the same time; no row depends on it
     */
    public Generator(ModelPack pack, GenerationConfig config, int threads) {
        this.pack = pack;
        this.plan = Planner.plan(pack.learned(), config.request());
        this.threads = threads;
    }

    /**
     * Counts the rows of every table exactly. Rows themselves are made when they are asked for, and held nowhere.
     *
     * @throws io.banksynth.error.BankSynthException if counts that were asked for contradict each other
     */
    public SyntheticData generate() {
        return new SyntheticData(pack, new LocalEngine(threads).index(plan), threads);
    }
}
