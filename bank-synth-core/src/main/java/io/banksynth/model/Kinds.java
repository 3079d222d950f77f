package io.banksynth.model;

import java.util.List;

/**
 * The combinations that some columns of few values have, each shared by k units. They are drawn together, so that no other
 * combination ever occurs.
 *
 * @param columns the columns
 * @param natures what the values of each are
 * @param combinations one code per column, {@link Term#NONE} for no value
 */
public record Kinds(List<String> columns, List<ColumnTree.Nature> natures, List<List<Long>> combinations) {
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
    }
}
