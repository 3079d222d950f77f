package io.banksynth.generate;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.Encoder;
import io.banksynth.model.LinkModel;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws how many children a parent has, where the model says so depending on what the parent is. */
final class FanOutSampler implements FanOuts {
    private final FanOutDraws draws;
    private final RandomStream stream;
    private final Gate gate;
    private final List<FanOutTable> tables = new ArrayList<>();
    private final double[] shares;
    private final Optional<ParentLeaves> leaves;
    private final Optional<ParentReads> counted;

    /** Which parents may have children at all. */
    interface Gate {
        /** Every parent may. */
        Gate OPEN = parent -> true;

        boolean admits(long parent);
    }

    /** Fan-outs that depend on nothing. */
    FanOutSampler(FanOutDraws draws, LinkModel.FanOut fanOut, RandomStream stream, Gate gate) {
        this(draws, fanOut, stream, gate, Optional.empty(), Optional.empty());
    }

    /**
     * @param leaves tells the leaf of the fan-out's tree that a parent is in; empty where the tree is not asked
     * @param counted the column of the parents that says how many children they have; empty where none is asked
     */
    FanOutSampler(
            FanOutDraws draws,
            LinkModel.FanOut fanOut,
            RandomStream stream,
            Gate gate,
            Optional<ParentLeaves> leaves,
            Optional<ParentReads> counted) {
        this.counted = counted;
        this.draws = draws;
        this.stream = stream;
        this.gate = gate;
        this.leaves = leaves;
        Encoder.Numbers encoder = fanOut.encoder();
        if (leaves.isEmpty()) {
            double[] values = weights(fanOut.leaf().values());
            tables.add(new FanOutTable(encoder, values, weights(fanOut.leaf().rest()), draws.tilt(), draws.lift()));
            shares = new double[] {1};
            return;
        }
        AtomLayout layout = new AtomLayout(0, encoder);
        List<double[]> weights = leaves.get().weights();
        shares = new double[weights.size()];
        double total = 0;
        for (int leaf = 0; leaf < shares.length; leaf++) {
            double[] all = weights.get(leaf);
            double[] values = java.util.Arrays.copyOfRange(all, layout.firstValue(), layout.firstRest());
            double[] bins = java.util.Arrays.copyOfRange(all, layout.firstRest(), layout.size());
            tables.add(new FanOutTable(encoder, values, bins, draws.tilt(), draws.lift()));
            shares[leaf] = java.util.Arrays.stream(all).sum();
            total += shares[leaf];
        }
        for (int leaf = 0; leaf < shares.length; leaf++) {
            shares[leaf] /= total;
        }
    }

    private static double[] weights(List<Long> counts) {
        return counts.stream().mapToDouble(Long::doubleValue).toArray();
    }

    @Override
    public FanOutDraws draws() {
        return draws;
    }

    @Override
    public boolean isToldByPlan() {
        return !asksParents() && gate == Gate.OPEN;
    }

    /** The most children that a parent may have. */
    long most() {
        return tables.stream().mapToLong(FanOutTable::most).max().orElse(0);
    }

    /** The fewest children that a parent may have. */
    long fewest() {
        return tables.stream().mapToLong(FanOutTable::fewest).min().orElse(0);
    }

    /** The mean over parents as they were in the sample. */
    double mean() {
        double mean = 0;
        for (int leaf = 0; leaf < shares.length; leaf++) {
            mean += shares[leaf] * tables.get(leaf).mean();
        }
        return mean;
    }

    /** Whether the rows of the parents must be drawn. */
    boolean asksParents() {
        return leaves.isPresent() || counted.isPresent();
    }

    /** Whether a parent may have children at all. */
    boolean admits(long parent) {
        return gate.admits(parent);
    }

    @Override
    public long draw(long parent) {
        if (!gate.admits(parent)) {
            return 0;
        }
        if (counted.isPresent()) {
            return counted.get().of(parent);
        }
        int leaf = leaves.isEmpty() ? 0 : leaves.get().of(parent);
        return tables.get(leaf).draw(RandomStream.unit(stream.bits(parent)));
    }
}
