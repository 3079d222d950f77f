package io.banksynth.generate.kernel;

import io.banksynth.batch.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table while their columns are filled: the rows' indexes, for each link where the parents are, and the
 * columns that are there already. Owned by one thread, filled again and again.
 */
public final class Frame {
    private final long[] rows;
    private final @Nullable Vector[] columns;
    private final @Nullable LinkFrame[] links;
    private int size;

    /**
     * @param capacity most rows at a time
     * @param columns one vector per column of the table, null for those that nobody needs
     * @param links one per link of the table, null for those that nobody needs
     */
    public Frame(int capacity, @Nullable Vector[] columns, @Nullable LinkFrame[] links) {
        this.rows = new long[capacity];
        this.columns = columns.clone();
        this.links = links.clone();
    }

    /** The index of each row; any rows in any order, though ascending ones are cheapest. */
    public long[] rows() {
        return rows;
    }

    public int size() {
        return size;
    }

    /** Makes every vector ready for {@code count} rows, whose indexes {@link #rows()} holds. */
    public void begin(int count) {
        size = count;
        for (Vector column : columns) {
            if (column != null) {
                column.reset();
            }
        }
    }

    /** The vector of a needed column. */
    public Vector column(int position) {
        return java.util.Objects.requireNonNull(columns[position]);
    }

    /** The parents along a needed link. */
    public LinkFrame link(int position) {
        return java.util.Objects.requireNonNull(links[position]);
    }
}
