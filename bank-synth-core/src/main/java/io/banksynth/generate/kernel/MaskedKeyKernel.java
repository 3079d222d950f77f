package io.banksynth.generate.kernel;

import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.Mask;
import io.banksynth.random.Permutation;

/** Keys of a mask, by a bijection of the numbers that its texts stand for. */
public final class MaskedKeyKernel implements ColumnKernel {
    private final MaskSampler mask;
    private final Permutation permutation;
    private final long first;

    /**
     * @param first which of the mask's texts, in the order of the bijection, the first row has
     */
    public MaskedKeyKernel(Mask mask, long key, long first) {
        this.mask = new MaskSampler(mask);
        this.first = first;
        this.permutation = new Permutation(this.mask.size(), key);
    }

    @Override
    public Vector allocate(int capacity) {
        return new TextVector(capacity);
    }

    @Override
    public void fill(Frame frame, Vector out) {
        TextVector text = (TextVector) out;
        long[] rows = frame.rows();
        for (int i = 0; i < frame.size(); i++) {
            mask.write(permutation.apply(first + rows[i]), text, i);
        }
    }
}
