package io.banksynth.formats.orc.encode;

import org.apache.orc.OrcProto;

/**
 * What is said of a column's cells in a stride, a stripe or the file, so that readers can skip what they do not look for.
 *
 * @param <S> the same kind of statistics
 */
abstract class Statistics<S extends Statistics<S>> {
    /** Cells that have a value. */
    protected long count;

    private boolean hasNull;

    /** Adds cells: how many there are, and how many of them have a value. */
    final void add(int cells, int present) {
        count += present;
        hasNull |= present < cells;
    }

    /** Adds what other cells say. */
    final void merge(S other) {
        if (other.count > 0) {
            mergeValues(other);
        }
        count += other.count;
        hasNull |= ((Statistics<?>) other).hasNull;
    }

    /** Forgets all cells. */
    final void reset() {
        count = 0;
        hasNull = false;
        resetValues();
    }

    final OrcProto.ColumnStatistics.Builder message() {
        OrcProto.ColumnStatistics.Builder message =
                OrcProto.ColumnStatistics.newBuilder().setNumberOfValues(count).setHasNull(hasNull);
        describe(message);
        return message;
    }

    final boolean hasNull() {
        return hasNull;
    }

    /** Called before {@link #count} grows; {@code other} has a value at least. */
    abstract void mergeValues(S other);

    abstract void resetValues();

    abstract void describe(OrcProto.ColumnStatistics.Builder message);
}
