package io.banksynth.generate.kernel;

import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.Mask;
import io.banksynth.random.Permutation;

/** Keys of a mask, by a bijection of the numbers that its texts stand for. */
public final class MaskedKeyKernel implements ColumnKernel {
    private final MaskSampler mask;
    private final Permutation permutation;

    public MaskedKeyKernel(Mask mask, long key) {
        this.mask = new MaskSampler(mask);
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
            mask.write(permutation.apply(rows[i]), text, i);
        }
    }
}
