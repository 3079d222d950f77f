package io.banksynth.train.tree;

import io.banksynth.model.Encoder;
import io.banksynth.model.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Learns how the number of children depends on the parent's own columns. */
public final class FanOutTrees {
    private FanOutTrees() {}

    /**
     * The tree of a fan-out; empty where nothing about the parent tells.
     *
     * @param parents the parents' rows
     * @param children how many children each of them has
     */
    public static Optional<Tree> learn(TableCells parents, int[] children, Encoder.Numbers encoder, int k) {
        int rows = parents.rows();
        TableCells alone = new TableCells(
                parents.table(),
                parents.columns(),
                parents.units(),
                parents.numbers(),
                IntStream.range(0, rows).map(r -> -1).toArray(),
                false,
                Optional.empty(),
                List.of(),
                Map.of(),
                parents.ranks());
        long[] file = IntStream.range(0, rows).asLongStream().toArray();
        Siblings order = new Siblings(alone.parents(), file, file);
        TermValues terms = new TermValues(alone, order);
        Context context = new Context(alone, terms, alone.units(), k, Optional.empty(), Optional.empty(), false);
        long[] counts = Arrays.stream(children).asLongStream().toArray();
        int[] none = new int[rows];
        Arrays.fill(none, -1);
        CodedColumn coded = CodedColumn.numbers(counts, none, 0, encoder);
        Tree tree = new TreeLearner(coded, context.of(alone.columns(), false, List.of()), alone.units(), k).learn();
        return tree instanceof Tree.Split ? Optional.of(tree) : Optional.empty();
    }
}
