package io.banksynth.generate.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a row machine drew for the rows of a frame: one number per row and column, by the names of the row model. */
public final class DrawnRows {
    private final Map<String, long[]> columns = new LinkedHashMap<>();

    public DrawnRows(int capacity, Set<String> names) {
        names.forEach(name -> columns.put(name, new long[capacity]));
    }

    /** The cells of a column that is kept, by the row's place in the frame. */
    public long[] of(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    Map<String, long[]> all() {
        return columns;
    }
}
