package io.banksynth.report.measure;

import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import java.util.Optional;

/**
 * The classes that a column's cells are counted in, and what a pack says of their shares. Immutable; the counts
 * belong to whoever counts. The last class is that of rows without a value.
 */
public sealed interface Classes permits NumberClasses, TextClasses, ValueClasses, NullClasses {
    /** How many there are. */
    int size();

    /** Counts the first rows of a vector. */
    void count(Vector vector, DataType type, int rows, long[] counts);

    /** How alike the counts are to the pack. */
    Metric shape(long[] counts, long allRows);

    /** How alike the share of rows without a value is. */
    Metric missing(long[] counts, long allRows);

    /** What is drawn of the counts and the pack; empty where the pack says too little. */
    Optional<Distribution> distribution(long[] counts);
}
