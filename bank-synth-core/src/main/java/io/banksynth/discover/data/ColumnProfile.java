package io.banksynth.discover.data;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import io.banksynth.source.Sample;

/**
 * What all rows of a sample say about a column.
 *
 * @param rows of the table
 * @param nulls rows without a value
 * @param unique whether no value comes twice; true for a column without values
 * @param smallest the smallest whole number, 0 where the column holds none
 * @param largest the largest whole number
 */
public record ColumnProfile(
        DataType type, long rows, long nulls, boolean unique, DistinctSketch values, long smallest, long largest) {

    /** Profiles one column of a sample. */
    public static ColumnProfile of(Sample sample, int column) {
        Vector vector = sample.rows().vector(column);
        DataType type = sample.columns().get(column).type();
        CellHashes hashes = new CellHashes(vector, type);
        DistinctSketch sketch = new DistinctSketch();
        boolean[] missing = vector.nulls();
        boolean hasNulls = vector.hasNulls();
        long nulls = 0;
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        long[] numbers = vector instanceof LongVector longs && type instanceof DataType.Whole ? longs.values() : null;
        for (int i = 0; i < sample.size(); i++) {
            if (hasNulls && missing[i]) {
                nulls++;
            } else {
                sketch.add(hashes.at(i));
                if (numbers != null) {
                    smallest = Math.min(smallest, numbers[i]);
                    largest = Math.max(largest, numbers[i]);
                }
            }
        }
        sketch.finish();
        boolean whole = smallest <= largest;
        return new ColumnProfile(
                type, sample.size(), nulls, !sketch.repeats(), sketch, whole ? smallest : 0, whole ? largest : 0);
    }

    /** Whether the column has values, and every row another one. */
    public boolean identifies() {
        return unique && nulls == 0 && rows > 0;
    }

    public long distinct() {
        return values.distinct();
    }

    public boolean empty() {
        return rows == nulls;
    }
}
