package io.banksynth.batch;

import java.util.Arrays;

/**
 * The cells of one column of a batch. Arrays are exposed: whoever owns the batch may write to them, readers must not
 * keep them beyond the batch's next filling. {@code nulls[i]} is true where row i has no value, and what lies in the
 * value arrays there means nothing; while {@link #hasNulls()} is false no entry is true.
 */
public abstract sealed class Vector permits LongVector, DoubleVector, WideVector, TextVector, CodeVector {
    private final boolean[] nulls;
    private boolean hasNulls;

    Vector(int capacity) {
        this.nulls = new boolean[capacity];
    }

    public final int capacity() {
        return nulls.length;
    }

    public final boolean[] nulls() {
        return nulls;
    }

    public final boolean hasNulls() {
        return hasNulls;
    }

    /** Marks row i as having no value. */
    public final void setNull(int i) {
        nulls[i] = true;
        hasNulls = true;
    }

    /** Makes the vector ready for a new filling: nothing is null, no text is held. */
    public void reset() {
        if (hasNulls) {
            Arrays.fill(nulls, false);
            hasNulls = false;
        }
    }
}
