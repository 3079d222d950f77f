package io.banksynth.batch;

import io.banksynth.schema.Column;
import java.util.List;

/**
 * Some consecutive rows of a table, column by column. A batch is filled again and again by its owner (a generator or a
 * reader); whoever is handed one reads it before asking for the next.
 */
public final class Batch {
    /** Rows of a batch when nothing speaks for another size: 12 columns of them fit a second-level cache. */
    public static final int CAPACITY = 1024;

    private final List<Column> columns;
    private final Vector[] vectors;
    private long firstRow;
    private int size;

    /**
     * @param columns as many as vectors, in the same order
     */
    public Batch(List<Column> columns, List<? extends Vector> vectors) {
        if (columns.size() != vectors.size()) {
            throw new IllegalArgumentException(columns.size() + " columns need as many vectors, not " + vectors.size());
        }
        this.columns = List.copyOf(columns);
        this.vectors = vectors.toArray(new Vector[0]);
    }

    /** A batch whose vectors fit the columns' types, text as bytes. */
    public static Batch allocate(List<Column> columns, int capacity) {
        return new Batch(
                columns, columns.stream().map(c -> vectorFor(c, capacity)).toList());
    }

    private static Vector vectorFor(Column column, int capacity) {
        return switch (column.type().storage()) {
            case LONG -> new LongVector(capacity);
            case DOUBLE -> new DoubleVector(capacity);
            case WIDE -> new WideVector(capacity);
            case BYTES -> new TextVector(capacity);
        };
    }

    public List<Column> columns() {
        return columns;
    }

    public Vector vector(int column) {
        return vectors[column];
    }

    public int size() {
        return size;
    }

    /** The index in the table of this batch's first row. */
    public long firstRow() {
        return firstRow;
    }

    /** Makes every vector ready for new rows and says which rows they will be. */
    public void begin(long newFirstRow) {
        for (Vector vector : vectors) {
            vector.reset();
        }
        this.firstRow = newFirstRow;
        this.size = 0;
    }

    /** Says how many rows were filled in. */
    public void end(int rows) {
        this.size = rows;
    }
}
