package io.banksynth.train;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.Atoms;
import io.banksynth.model.Leaf;
import io.banksynth.model.LinkModel;
import io.banksynth.model.TableModel;
import io.banksynth.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes trees of fan-outs, which were grown on a sample of the parents, agree with the fan-outs of all parents: the weight of a number of children is
 * multiplied alike in every node, so that the sum over the parents is right (raking, Deming and Stephan 1940). Numbers of children that no parent of
 * the sample has are added to each node by its size, for nothing is known of who has them.
 */
final class RakedFanOuts {
    /** Weights are whole numbers: they are made larger first, so that rounding does not show. */
    private static final double FINE = 1000;

    private final AtomLayout layout;
    private final double[] factors;
    private final double[] added;

    private RakedFanOuts(LinkModel.FanOut fanOut, Tree tree) {
        layout = new AtomLayout(0, fanOut.encoder());
        double[] sample = new double[layout.size()];
        addLeaves(tree, null, sample);
        double[] all = weights(layout, fanOut.leaf());
        double allParents = DoubleStream.of(all).sum();
        double sampled = DoubleStream.of(sample).sum();
        factors = new double[all.length];
        added = new double[all.length];
        for (int atom = 0; atom < all.length; atom++) {
            double wanted = all[atom] / Math.max(1, allParents);
            factors[atom] = sample[atom] > 0 ? wanted * sampled / sample[atom] : 0;
            added[atom] = sample[atom] > 0 ? 0 : wanted;
        }
    }

    /** A table whose fan-outs that depend on the parent agree with those of all parents. */
    static TableModel of(TableModel model) {
        return model.with(
                model.columns(), model.links().stream().map(RakedFanOuts::of).toList(), model.rowModel());
    }

    private static LinkModel of(LinkModel link) {
        if (!(link.choice() instanceof LinkModel.FanOut fanOut)) {
            return link;
        }
        LinkModel.FanOut raked =
                fanOut.with(fanOut.tree().map(tree -> new RakedFanOuts(fanOut, tree).raked(tree, null)));
        return link.choosing(raked);
    }

    private void addLeaves(Tree tree, double @Nullable [] above, double[] sums) {
        double[] weights = layout.weights(tree.atoms(), above);
        if (tree instanceof Tree.Split split) {
            addLeaves(split.yes(), weights, sums);
            addLeaves(split.no(), weights, sums);
        } else {
            Arrays.setAll(sums, atom -> sums[atom] + weights[atom]);
        }
    }

    private static double[] weights(AtomLayout layout, Leaf leaf) {
        double[] weights = new double[layout.size()];
        for (int i = 0; i < leaf.values().size(); i++) {
            weights[layout.firstValue() + i] = leaf.values().get(i);
        }
        for (int i = 0; i < leaf.rest().size(); i++) {
            weights[layout.firstRest() + i] = leaf.rest().get(i);
        }
        return weights;
    }

    private Tree raked(Tree tree, double @Nullable [] above) {
        double[] weights = layout.weights(tree.atoms(), above);
        Atoms atoms = atoms(tree.atoms(), weights);
        return tree instanceof Tree.Split split
                ? new Tree.Split(atoms, split.question(), raked(split.yes(), weights), raked(split.no(), weights))
                : new Tree.Leaf(atoms);
    }

    /** Every atom by itself: what lay in a range or in the rest is as the nodes above say, so no more is told than was. */
    private Atoms atoms(Atoms atoms, double[] weights) {
        double size = DoubleStream.of(weights).sum();
        List<Long> singles = new ArrayList<>();
        for (int atom = 0; atom < weights.length; atom++) {
            long weight = Math.round(FINE * (weights[atom] * factors[atom] + added[atom] * size));
            if (weight > 0) {
                singles.add((long) atom);
                singles.add(weight);
            }
        }
        return new Atoms(singles, List.of(), 0, atoms.steps(), atoms.pace());
    }
}
