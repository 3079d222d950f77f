package io.banksynth.generate.kernel;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.KeyForm;
import io.banksynth.random.Permutation;

/** A digit of a product key: the row's index, permuted, read in mixed radix. */
public final class DigitKernel implements ColumnKernel {
    private final KeyForm.Digit digit;
    private final long place;
    private final Permutation permutation;
    private final long first;

    /**
     * @param place the product of the sizes of all lower digits
     * @param permutation of all combinations
     * @param first which of them the first row has
     */
    public DigitKernel(KeyForm.Digit digit, long place, Permutation permutation, long first) {
        this.digit = digit;
        this.place = place;
        this.permutation = permutation;
        this.first = first;
    }

    @Override
    public Vector allocate(int capacity) {
        return new LongVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        long[] cells = ((LongVector) out).values();
        for (int i = 0; i < frame.size(); i++) {
            long combination = permutation.apply(first + frame.rows()[i]);
            cells[i] = digit.first() + combination / place % digit.count() * digit.step();
        }
    }
}
