package io.banksynth.generate;

import io.banksynth.random.Permutation;
import java.util.Optional;

/** A bijection of {@code [0, size)}. Immutable, shared by threads. */
interface Arrangement {
    long apply(long index);

    /** One without a pattern. */
    static Arrangement random(long size, long key) {
        Permutation permutation = new Permutation(Math.max(1, size), key);
        return permutation::apply;
    }

    /**
     * One that takes neighbours far apart: a matrix is read column by column that was written row by row. Of two neighbours up to
     * {@code fromRun} apart none comes nearer than {@code toRun} to the other.
     *
     * @return empty where no matrix of that size can do this
     */
    static Optional<Arrangement> apart(long size, long fromRun, long toRun) {
        if (size == 0) {
            return Optional.of(index -> index);
        }
        long narrowest = toRun + 1;
        long widest = size / Math.max(1, fromRun);
        if (narrowest > widest) {
            return Optional.empty();
        }
        long columns = Math.max(narrowest, Math.min(widest, Math.round(Math.sqrt((double) size))));
        return Optional.of(new Matrix(size / columns, columns, size % columns));
    }

    /**
     * Columns of which the first ones are one place higher.
     *
     * @param height of the other columns
     */
    record Matrix(long height, long columns, long highColumns) implements Arrangement {
        @Override
        public long apply(long index) {
            long high = highColumns * (height + 1);
            if (index < high) {
                return index % (height + 1) * columns + index / (height + 1);
            }
            long rest = index - high;
            return rest % height * columns + highColumns + rest / height;
        }
    }
}
