package io.banksynth.generate.tree;

import io.banksynth.model.AtomLayout;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.Encoder;
import io.banksynth.model.Place;
import io.banksynth.model.Term;
import io.banksynth.model.Tree;
import io.banksynth.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the leaf of a tree that rows of one table are in, from their own columns. Owned by one thread. */
public final class LeafChooser {
    private final Registers registers;
    private final FlatTree tree;
    private int[] fields = new int[0];
    private long[][] cells = new long[0][];
    private long[] values = new long[0];
    private @Nullable DrawnRows drawn;

    /**
     * @throws IllegalArgumentException if the tree asks for more than the row's own columns
     */
    public LeafChooser(TableName table, Tree tree, Encoder.Numbers encoder, References references) {
        ColumnTree column = new ColumnTree(
                "fan-out",
                ColumnTree.Nature.NUMBER,
                Optional.empty(),
                encoder,
                List.of(),
                tree,
                List.of(),
                List.of(),
                List.of());
        this.registers = new Registers(table, "", Optional.empty(), references);
        column.asked().forEach(term -> term.leaves(LeafChooser::requireOwn));
        this.tree = new FlatTree(column, registers);
    }

    private static void requireOwn(Term term) {
        boolean own = term instanceof Term.Constant
                || (term instanceof Term.Field field && field.place() == Place.OWN)
                || (term instanceof Term.Attribute attribute && attribute.place() == Place.OWN);
        if (!own) {
            throw new IllegalArgumentException("it may ask for the parent's own columns only");
        }
    }

    /** The columns that the tree asks for. */
    public Set<String> columns() {
        return registers.at(Place.OWN).keySet();
    }

    private void read(DrawnRows from) {
        Map<String, Integer> own = registers.at(Place.OWN);
        fields = own.values().stream().mapToInt(Integer::intValue).toArray();
        cells = own.keySet().stream().map(from::of).toArray(long[][]::new);
        values = new long[registers.size()];
        drawn = from;
    }

    /** The leaf of a row of those that were drawn, by its place in the frame. */
    public int leaf(DrawnRows from, int i) {
        if (from != drawn) {
            read(from);
        }
        for (int f = 0; f < fields.length; f++) {
            values[fields[f]] = cells[f][i];
        }
        return tree.leaf(values);
    }

    /** The weight of each atom in each leaf, in the order in which {@link #leaf} numbers them. */
    public static List<double[]> weights(Tree tree, Encoder.Numbers encoder) {
        List<double[]> out = new ArrayList<>();
        add(tree, new AtomLayout(0, encoder), null, out);
        return out;
    }

    private static void add(Tree tree, AtomLayout layout, double @Nullable [] above, List<double[]> out) {
        double[] weights = layout.weights(tree.atoms(), above);
        if (tree instanceof Tree.Split split) {
            add(split.yes(), layout, weights, out);
            add(split.no(), layout, weights, out);
        } else {
            out.add(weights);
        }
    }
}
