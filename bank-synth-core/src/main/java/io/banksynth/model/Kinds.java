package io.banksynth.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The combinations that some columns of few values have, each shared by k units. They are drawn together, so that no other
 * combination ever occurs.
 *
 * @param columns the columns
 * @param natures what the values of each are
 * @param combinations one code per column, {@link Term#NONE} for no value
 * @param numbering the combinations in the order in which siblings at one time are numbered; empty where siblings are numbered
 *     as they are drawn
 */
public record Kinds(
        List<String> columns, List<ColumnTree.Nature> natures, List<List<Long>> combinations, List<Integer> numbering) {
    /** The hidden column that says which combination a row has. */
    public static final String COLUMN = "~kind";

    public Kinds {
        columns = List.copyOf(columns);
        natures = List.copyOf(natures);
        combinations = combinations.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (natures.size() != width || combinations.stream().anyMatch(c -> c.size() != width)) {
            throw new IllegalArgumentException("A combination has a value for each of its columns");
        }
        numbering = List.copyOf(numbering);
        int size = combinations.size();
        if (!numbering.isEmpty()
                && !numbering.stream()
                        .sorted()
                        .toList()
                        .equals(IntStream.range(0, size).boxed().toList())) {
            throw new IllegalArgumentException("Siblings are numbered by all combinations or by none");
        }
    }

    /** Kinds whose siblings are numbered as they are drawn. */
    public Kinds(List<String> columns, List<ColumnTree.Nature> natures, List<List<Long>> combinations) {
        this(columns, natures, combinations, List.of());
    }

    /** The same with siblings at one time numbered by kind. */
    public Kinds numbered(List<Integer> order) {
        return new Kinds(columns, natures, combinations, order);
    }
}
