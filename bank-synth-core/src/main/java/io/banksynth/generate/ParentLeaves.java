package io.banksynth.generate;

import io.banksynth.generate.tree.DrawnRows;
import io.banksynth.generate.tree.LeafChooser;
import io.banksynth.model.LinkModel;
import io.banksynth.plan.LinkPlan;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells in which leaf of a fan-out's tree parents are, from the columns of theirs that the tree asks for. Shared by threads. */
final class ParentLeaves {
    private final List<double[]> weights;
    private final ParentReads leaves;

    /**
     * @param fanOut with a tree
     * @param plan whose counts reach the parents that are asked for
     */
    ParentLeaves(LinkPlan link, LinkModel.FanOut fanOut, Supplier<IndexedPlan> plan) {
        this.weights = LeafChooser.weights(fanOut.tree().orElseThrow(), fanOut.encoder());
        this.leaves = new ParentReads(
                link,
                plan,
                indexed -> new Leaf(new LeafChooser(
                        link.parent(),
                        fanOut.tree().orElseThrow(),
                        fanOut.encoder(),
                        new DrawnColumns(indexed, indexed.table(link.parent())))));
    }

    /** The weight of each atom by leaf. */
    List<double[]> weights() {
        return weights;
    }

    /** The leaf that a parent is in. */
    int of(long parent) {
        return (int) leaves.of(parent);
    }

    private record Leaf(LeafChooser chooser) implements ParentReads.Reading {
        @Override
        public Set<String> columns() {
            return chooser.columns();
        }

        @Override
        public long at(DrawnRows drawn, int i) {
            return chooser.leaf(drawn, i);
        }
    }
}
